//! That the page can be used without a connection, and that a newer build of it is here.

use yew::{Html, html};

use super::{Dispatch, notice};
use crate::state::{Action, Keeping, OfflineAction, Renewal, State};
use crate::words;

/// What there is to say of it on every screen.
pub fn in_a_line(state: &State) -> String {
    match &state.offline.keeping {
        Keeping::UnderWay => "Offline: the page is being kept in this browser.".into(),
        Keeping::Kept if state.catalog.is_ready() => {
            "Ready for offline use: page, networks and catalog are here.".into()
        }
        Keeping::Kept => "Ready for offline use, but for recommendations: the catalog is not here.".into(),
        Keeping::Incomplete => "Offline: some files of the page are missing. Reload it with a connection.".into(),
        Keeping::Refused { why } => format!("Works with a connection only. The browser says: {}", words::sentence(why)),
    }
}

/// Asks whether the newer build may take over.
pub fn renewal(state: &State, dispatch: &Dispatch) -> Html {
    let says = |action| Action::Offline(action);
    let reload = || notice::button("Reload now", says(OfflineAction::Renew), dispatch);
    match &state.offline.renewal {
        Some(Renewal::Offered) => html! {
            <div class="notice" role="status">
                <p>{ format!("A newer version of AmalgaMix is ready. {}", after_reload(state)) }</p>
                { reload() }
                { notice::button("Later", says(OfflineAction::Postpone), dispatch) }
            </div>
        },
        Some(Renewal::Unpacked) => {
            notice::alert("The playlist on the screen cannot be put aside", "Reloading closes it.", reload())
        }
        _ => Html::default(),
    }
}

/// For a visitor who has put it off.
pub fn postponed(state: &State, dispatch: &Dispatch) -> Html {
    match state.offline.renewal {
        Some(Renewal::Postponed) => html! {
            <p>{ "A newer version is ready. " }{ notice::button("Reload now", Action::Offline(OfflineAction::Renew), dispatch) }</p>
        },
        _ => Html::default(),
    }
}

fn after_reload(state: &State) -> String {
    let stays = match &state.work {
        Some(work) => format!("After reloading, “{}”, tastes and what you think of tracks are here again", work.name()),
        None => "After reloading, tastes and what you think of tracks are here again".into(),
    };
    let goes = if state.is_bringing() { "; what is on its way in now has to be brought once more." } else { "." };
    format!("{stays}{goes}")
}
