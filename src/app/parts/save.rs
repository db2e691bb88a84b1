//! The way of the recommendations into a playlist on Spotify.

use amalgamix::wire::account::{Made, Trouble};
use yew::{Callback, Html, html};

use super::{Dispatch, does, notice, progress, trouble};
use crate::state::{Account, Action, Progress, SaveStep, Saving, SavingAction, Standing};
use crate::words;

/// The buttons that begin it, given what makes a new playlist.
pub fn ways(account: &Account, on_new: Callback<()>, dispatch: &Dispatch) -> Html {
    if account.terms.client.is_none() {
        return Html::default();
    }
    html! {
        <>
            <button type="button" class="button" onclick={move |_| on_new.emit(())}>{ "Save to Spotify" }</button>
            if let Some(Made { name, .. }) = &account.made {
                <button type="button" class="button" onclick={does(dispatch, Action::Saving(SavingAction::Add))}>
                    { format!("Add to “{name}”") }
                </button>
            }
        </>
    }
}

/// How a saving stands: said beside the recommendations, and where none are shown, above everything.
pub fn standing(account: &Account, dispatch: &Dispatch) -> Html {
    let Some(saving) = &account.saving else { return Html::default() };
    let button = |words: &'static str, action| notice::button(words, Action::Saving(action), dispatch);
    let name = saving.into.as_ref().map_or(&saving.name, |made| &made.name);
    match &saving.standing {
        Standing::Busy { .. } => busy(saving, name),
        Standing::Finished => finished(saving, name, button("Dismiss", SavingAction::Forget)),
        Standing::Interrupted => {
            let why = format!(
                "“{name}” has {} of {}. It goes on where it was, and adds nothing twice.",
                saving.done,
                words::tracks(saving.uris.len())
            );
            let ways = html! { <div class="ways">{ button("Finish saving", SavingAction::GoOn) }{ button("Give it up", SavingAction::Forget) }</div> };
            notice::alert("Saving was interrupted", &why, ways)
        }
        Standing::Unclear => {
            let why = format!(
                "“{name}” was changed meanwhile, so nothing more was added. Open it and look: {} were meant for it.",
                words::tracks(saving.uris.len())
            );
            notice::alert(
                "Saving was stopped",
                &why,
                html! { <div class="ways">{ link(saving) }{ button("Dismiss", SavingAction::Forget) }</div> },
            )
        }
        Standing::Failed(Trouble::MissingScope) => {
            let (heading, advice) = trouble::in_words(&Trouble::MissingScope);
            let ways = html! { <div class="ways">{ button("Give consent", SavingAction::Consent) }{ button("Give it up", SavingAction::Forget) }</div> };
            notice::alert(heading, &advice, ways)
        }
        Standing::Failed(trouble) => {
            let ways = html! { <>{ button("Finish saving", SavingAction::GoOn) }{ button("Give it up", SavingAction::Forget) }</> };
            trouble::alert(trouble, ways, dispatch)
        }
    }
}

fn busy(saving: &Saving, name: &str) -> Html {
    let words = match saving.step {
        SaveStep::Create => format!("Making the playlist “{name}”"),
        SaveStep::FindCreated | SaveStep::CheckAppended => "Looking whether the last step was carried out".into(),
        SaveStep::Count => format!("Looking at “{name}”"),
        SaveStep::Append => format!("Adding tracks to “{name}”"),
    };
    progress::view("saving-progress", words, Some(Progress { done: saving.done, of: saving.uris.len() }))
}

fn finished(saving: &Saving, name: &str, dismiss: Html) -> Html {
    let tracks = words::tracks(saving.uris.len());
    let words = match saving.before {
        Some(before) if before > 0 => format!("{tracks} more are in your playlist “{name}”."),
        _ => format!("{tracks} are in your new private playlist “{name}”."),
    };
    html! {
        <div class="done"><p role="status">{ words }</p><p class="ways">{ link(saving) }{ dismiss }</p></div>
    }
}

fn link(saving: &Saving) -> Html {
    let Some(made) = &saving.into else { return Html::default() };
    html! { <a href={made.address()} target="_blank" rel="noopener noreferrer">{ "Open it in Spotify" }</a> }
}
