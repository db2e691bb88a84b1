//! The way out: everything that came from Spotify is erased, and it is shown that it is gone.

use amalgamix::wire::account::Erased;
use yew::{Html, html};

use super::{Dispatch, notice};
use crate::state::{Account, AccountAction, Action};
use crate::words;

/// The button, and what became of the wish.
pub fn view(account: &Account, dispatch: &Dispatch) -> Html {
    let has_something = account.session.is_in() || account.traces || account.made.is_some() || account.fault.is_some();
    html! {
        <>
            if has_something {
                <p class="ways">
                    { notice::button("Disconnect and erase", Action::Account(AccountAction::Erase), dispatch) }
                </p>
                <p class="own__how">
                    { "Erases the login, everything that was read from Spotify and what ReccoBeats told, on this device, also offline. \
                       To take back Spotify’s permission as well, open your account’s page of apps there." }
                </p>
            }
            <p class="erased" role="status">{ account.erasure.value().map(said).unwrap_or_default() }</p>
        </>
    }
}

fn said(erased: &Erased) -> String {
    let records = words::count(erased.records, "record was", "records were");
    match erased.left {
        0 => {
            format!("Nothing from Spotify is left in this browser: the login and {records} erased. The catalog stays.")
        }
        left => format!(
            "{} could not be erased. Close the other tabs of this page and try again, or clear this page’s data in the browser’s settings.",
            words::count(left, "record", "records")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_not_hidden() {
        assert!(said(&Erased { records: 3, left: 0 }).starts_with("Nothing from Spotify is left"));
        assert!(said(&Erased { records: 3, left: 1 }).starts_with("1 record could not be erased."));
    }
}
