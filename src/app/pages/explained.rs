//! How all this works, and how well: the way of a playlist, the figures of every system, what the networks are and are not.

use amalgamix::report::Summary;
use yew::{AttrValue, Html, html};

use crate::parts::plate::Plate;
use crate::parts::{Dispatch, Heading, does, notice, opening, progress, report_tables};
use crate::state::{Action, State, Wanted};

/// The screen, given the folder of the report's drawings.
pub fn view(state: &State, drawings: AttrValue, dispatch: &Dispatch) -> Html {
    html! {
        <div class="explained">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="How it works" moves={state.moves} />
                <p class="lead">{ "From a playlist to its genres, and how far to trust them." }</p>
            </header>
            { opening::view(&state.opening, dispatch) }
            { way() }
            { measured(state, &drawings, dispatch) }
            { card() }
        </div>
    }
}

fn way() -> Html {
    html! {
        <section class="prose" aria-labelledby="way-heading">
            <h2 id="way-heading">{ "From sound to genres" }</h2>
            <ol>
                <li>{ "Each track comes with its audio features: numbers such as tempo, energy and acousticness, from your file, from the catalog or, if you agree, from ReccoBeats. The page shows which came from where." }</li>
                <li>{ "A neural network that learnt from tens of thousands of tracks says how likely each of 57 genres is. Half of the time it learnt without popularity, time signature and explicit flag, for your playlist has none of them." }</li>
                <li>{ "The few genres are sought that explain all tracks together. Thirty weak hints make one strong one; that is why a playlist’s genres are far surer than a track’s." }</li>
                <li>{ "Where the catalog has tracks by the same artists, the shelves on which they stand count too. You can switch that off." }</li>
                <li>{ "From the shelves of the three largest genres come the tracks that sound closest to yours." }</li>
            </ol>
        </section>
    }
}

fn measured(state: &State, drawings: &AttrValue, dispatch: &Dispatch) -> Html {
    html! {
        <section aria-labelledby="measured-heading">
            <h2 id="measured-heading">{ "How good it is" }</h2>
            { match (state.report.value(), state.report.error()) {
                (Some(report), _) => figures(report, drawings),
                (None, Some(error)) => {
                    notice::alert("The figures are not here", error, notice::retry(Wanted::Report, dispatch))
                }
                (None, None) => progress::view("report-progress", "Fetching the figures".into(), None),
            } }
        </section>
    }
}

fn figures(report: &Summary, drawings: &AttrValue) -> Html {
    html! {
        <>
            { report_tables::systems(report) }
            <p class="prose">
                { "Why the reported figures of the original look so much better: its rows were copied with a little noise \
                   before they were split, so most test rows had a twin to learn from. A nearest neighbour, which learns \
                   nothing, shows what that alone is worth." }
            </p>
            { report_tables::playlists(report) }
            { report_tables::neighbours(report) }
            { report_tables::recommendations(report) }
            <div class="plates">
                { for report.figures.iter().map(|figure| html! { <Plate figure={figure.clone()} folder={drawings.clone()} /> }) }
            </div>
        </>
    }
}

fn card() -> Html {
    html! {
        <section class="prose" aria-labelledby="card-heading">
            <h2 id="card-heading">{ "What it is made of, and for" }</h2>
            <p>{ "The networks learnt from the Spotify Tracks Dataset (M. Pandya, 2022), 89,740 tracks that were filed under 114 genres artist by artist; given as ODbL on Kaggle and as BSD on Hugging Face. No row of it is in the program: weights, statistics and figures are." }</p>
            <p>{ "They are made for finding music, and say what a collection of 2022 would have filed a track under. They know little of music that it did not hold, and nothing of words or voices." }</p>
            <p>{ "Some of the 57 are moods or places rather than sounds (Happy, Party, Romance, Sleep, Study, German, Indian, World music). Those are recognised worst. A single track’s genre is a hint; below a confidence of 30 % the page says that it is not sure." }</p>
            <p>{ "Spotify’s terms for developers forbid training on its content. What this page reads from Spotify, if you connect it, stays in this browser, is never trained on, and goes when you disconnect. Whether the networks may be used where you are is for you to judge." }</p>
        </section>
    }
}
