//! The frame around every screen: header, notices, main, footer.

use amalgamix::report::FOLDER;
use web_sys::{Event, SubmitEvent};
use yew::{Callback, Html, classes, component, html, use_reducer};

use crate::browser::{build, chance, device, files, forms, luggage, preferences};
use crate::effects::{brought, use_effects};
use crate::pages::{alike, catalog, doors, explained, library, privacy, result, settings};
use crate::parts::{Dispatch, footer, header, notice, unfinished};
use crate::state::{
    AccountAction, Action, AlikeAction, CatalogAction, CatalogWish, Given, SavingAction, Screen, State,
};
use crate::words;

/// The whole page.
#[component]
pub fn Shell() -> Html {
    let state = use_reducer(|| {
        State::new(preferences::engine_choice(), preferences::consents_to_reccobeats())
            .wishing(preferences::wishes())
            .with_tastes(preferences::tastes())
            .remembering(preferences::are_kept())
            .resuming(luggage::resumed())
    });
    use_effects(&state);

    let dispatcher = state.dispatcher();
    let dispatch: Dispatch = Callback::from(move |action| dispatcher.dispatch(action));
    html! {
        <div class={classes!("shell", state.hovering.then_some("shell--hovering"))}>
            <a class="skip" href="#main">{ "Skip to the content" }</a>
            { header::view(&state, &dispatch) }
            <main id="main">
                { notice::all(&state, &dispatch) }
                { screen(&state, &dispatch) }
            </main>
            { footer::view(&state, &dispatch) }
            <p class="quiet" role="status">{ words::announcement(&state) }</p>
            <div class="drop-here" aria-hidden="true"><p>{ "Drop the playlist file" }</p></div>
        </div>
    }
}

/// The first screen, or another one as soon as it can be drawn.
fn screen(state: &State, dispatch: &Dispatch) -> Html {
    match (state.screen, &state.work) {
        (Screen::Doors, _) | (Screen::Result, None) => first(state, dispatch),
        _ if state.rest.is_ready() => rest(state, dispatch),
        _ => unfinished::view(&state.rest, dispatch),
    }
}

fn first(state: &State, dispatch: &Dispatch) -> Html {
    let on_file = dispatch.reform(|event: Event| brought(files::chosen(&event)));
    let on_links = dispatch.reform(|event: SubmitEvent| Action::Paste(forms::text(&event, "links")));
    let on_client =
        dispatch.reform(|event: SubmitEvent| Action::Account(AccountAction::UseClient(forms::text(&event, "client"))));
    doors::view(state, dispatch, doors::Entrances { on_file, on_links, on_client })
}

/// Every other screen. It is in a part of the program that comes later (`scripts/seal/split.mjs`), and so is all that only it calls.
#[inline(never)]
fn rest(state: &State, dispatch: &Dispatch) -> Html {
    match (state.screen, &state.work) {
        (Screen::Result, Some(work)) => {
            let on_save = dispatch.reform(|()| Action::Saving(SavingAction::New { mark: chance::mark() }));
            result::view(state, work, on_save, dispatch)
        }
        (Screen::Catalog, _) => {
            let on_files = dispatch.reform(|event: Event| {
                Action::Catalog(CatalogAction::Wish(CatalogWish::Build(files::all_chosen(&event))))
            });
            catalog::view(state, on_files, dispatch)
        }
        (Screen::Explained, _) => explained::view(state, build::file(FOLDER).into(), dispatch),
        (Screen::Alike, _) => alike::view(state, &to_tastes(dispatch), dispatch),
        (Screen::Settings, _) => settings::view(state, dispatch),
        (Screen::Privacy, _) => privacy::view(state, dispatch),
        (Screen::Library, _) => library::view(state, dispatch),
        (Screen::Doors, _) | (Screen::Result, None) => Html::default(),
    }
}

fn to_tastes(dispatch: &Dispatch) -> alike::Entrances {
    let receive = |given| Action::Alike(AlikeAction::Receive(given));
    alike::Entrances {
        on_files: dispatch.reform(|event: Event| Action::Alike(AlikeAction::Bring(files::all_chosen(&event)))),
        on_given: dispatch.reform(move |event: Event| match files::chosen(&event) {
            Ok(file) => receive(Given::File(file)),
            Err(_) => Action::Alike(AlikeAction::Decline),
        }),
        on_text: dispatch.reform(move |event: SubmitEvent| receive(Given::Text(forms::text(&event, "taste")))),
        device_shares: device::shares(),
    }
}
