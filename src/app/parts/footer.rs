//! The foot of every screen: what runs where, what the recommendations come from, which engine is wanted.

use yew::{Html, html};

use super::header::way;
use super::{Dispatch, catalog, engine_choice, offline};
use crate::state::{Action, State, StoredAction};

/// The footer.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <footer class="foot">
            <section class="foot__engine" aria-labelledby="engine-heading">
                <h2 id="engine-heading">{ "Engine" }</h2>
                { engine_choice::view(&state.engines, dispatch) }
            </section>
            <section class="foot__about" aria-labelledby="about-heading">
                <h2 id="about-heading">{ "About" }</h2>
                <p>{ "Everything is computed on this device. Other services learn something only when you ask for it: Spotify by a login or its player, ReccoBeats by your consent." }</p>
                <p>{ catalog::in_a_line(&state.catalog) }</p>
                <p>{ offline::in_a_line(state) }</p>
                { offline::postponed(state, dispatch) }
                <p class="foot__ways">
                    { way("What is stored, and erasing it", Action::Stored(StoredAction::Show), dispatch) }
                    { way("Privacy and terms", Action::AskAboutPrivacy, dispatch) }
                </p>
                <p>{ "Not affiliated with Spotify." }</p>
            </section>
        </footer>
    }
}
