//! Where the tracks' audio features are from, what is missing, and who else could be asked.

use amalgamix::playlist::Playlist;
use amalgamix::resolve::{Coverage, coverage};
use amalgamix::wire::account::{Source, Trouble};
use yew::{Html, html};

use super::{Dispatch, does, notice, progress, trouble};
use crate::state::{Action, GatheringAction, State, Work};
use crate::words;

/// How many of the tracks without features are named.
const NAMED: usize = 200;

/// The section.
pub fn view(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    let playlist = work.playlist();
    let told = coverage(playlist);
    html! {
        <section class="sources" aria-labelledby="sources-heading">
            <h2 id="sources-heading">{ "Audio features" }</h2>
            <p>{ words::covered(playlist.tracks.len(), &told) }</p>
            { asking(state, work, dispatch) }
            { missing(playlist, &told) }
        </section>
    }
}

fn asking(state: &State, work: &Work, dispatch: &Dispatch) -> Html {
    if let Some((source, trouble)) = &work.gathering.trouble {
        return failed(*source, trouble, dispatch);
    }
    let button = |words: &'static str, action| notice::button(words, Action::Gathering(action), dispatch);
    if let (Some(progress), Some((_, question))) = (work.asked(), &work.gathering.asking) {
        let (done, of) = (words::grouped(progress.done), words::tracks(progress.of));
        let whom = question.source.origin().name();
        return html! {
            <>
                { progress::view("asking-progress", format!("Asking {whom}: {done} of {of}"), Some(progress)) }
                <p class="ways">{ button("Stop asking", GatheringAction::Stop) }</p>
            </>
        };
    }
    let never = || button("Never ask ReccoBeats", GatheringAction::Consent(false));
    match (state.consent_to_reccobeats, work.gathering.stopped, work.askable()) {
        (false, _, 0) => Html::default(),
        (false, _, askable) => offer(askable, dispatch),
        (true, true, askable) if askable > 0 => {
            html! { <p class="ways">{ ask(askable, GatheringAction::Retry, dispatch) }{ never() }</p> }
        }
        (true, ..) => {
            html! { <p class="ways">{ "ReccoBeats is asked where tracks lack audio features. " }{ never() }</p> }
        }
    }
}

fn ask(tracks: usize, action: GatheringAction, dispatch: &Dispatch) -> Html {
    let words = format!("Ask ReccoBeats about {}", words::tracks(tracks));
    html! { <button type="button" class="button" onclick={does(dispatch, Action::Gathering(action))}>{ words }</button> }
}

/// What it means to ask ReccoBeats, said before it is asked.
fn offer(askable: usize, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <p>
                { "ReccoBeats, an independent service, may know how the others sound. It would learn which tracks those are and your \
                   network address, not who you are or what the playlist is called. It is asked only if you agree, also for playlists to come." }
            </p>
            <p class="ways">{ ask(askable, GatheringAction::Consent(true), dispatch) }</p>
        </>
    }
}

fn failed(source: Source, trouble: &Trouble, dispatch: &Dispatch) -> Html {
    let retry = notice::button("Try again", Action::Gathering(GatheringAction::Retry), dispatch);
    match source {
        Source::Spotify => trouble::alert(trouble, retry, dispatch),
        Source::ReccoBeats | Source::ReccoBeatsByCode => {
            let why = match trouble {
                Trouble::Offline => "You are offline.".into(),
                Trouble::RateLimited => "It asks for a pause. Try again in a minute.".into(),
                Trouble::Unreachable => {
                    "No answer came: it may be down, or something blocks api.reccobeats.com.".into()
                }
                Trouble::Broken { status } | Trouble::Refused { status, .. } => format!("It answered {status}."),
                Trouble::Absent(why) | Trouble::Browser(why) => words::sentence(why),
                _ => "Its answer makes no sense.".into(),
            };
            let why = format!("{why} The rest goes on without it, and what it told before is kept.");
            notice::alert("ReccoBeats did not answer", &why, retry)
        }
    }
}

fn missing(playlist: &Playlist, told: &Coverage) -> Html {
    if told.missing.is_empty() {
        return Html::default();
    }
    let names = told.missing.iter().take(NAMED).filter_map(|place| playlist.tracks.get(*place)).map(|track| {
        html! { <li>{ format!("{}, {}", words::titled(&track.title), words::listed(&track.artists)) }</li> }
    });
    let more = told.missing.len().saturating_sub(NAMED);
    html! {
        <details class="report">
            <summary>{ format!("{} without audio features", words::tracks(told.missing.len())) }</summary>
            <ul class="report__rows" role="list">
                { for names }
                if more > 0 {
                    <li>{ format!("and {} more", words::grouped(more)) }</li>
                }
            </ul>
        </details>
    }
}
