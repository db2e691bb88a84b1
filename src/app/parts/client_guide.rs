//! How a visitor gets a Client ID of their own, and the field that it goes into.

use amalgamix::wire::account::Terms;
use web_sys::SubmitEvent;
use yew::{Callback, Html, html};

use super::{Dispatch, notice};
use crate::state::{Account, AccountAction, Action};

/// The guide; open where there is something to mend.
pub fn view(account: &Account, on_client: Callback<SubmitEvent>, dispatch: &Dispatch) -> Html {
    let Account { terms, mistake, .. } = account;
    html! {
        <details class="guide" open={mistake.is_some()}>
            <summary>{ "Use your own Client ID" }</summary>
            <ol>
                <li>
                    { "Open " }
                    <a href="https://developer.spotify.com/dashboard" target="_blank" rel="noopener noreferrer">{ "Spotify’s dashboard" }</a>
                    { " and create an app. Spotify wants its owner to have Premium." }
                </li>
                <li>
                    { "As redirect URI enter exactly " }
                    <code>{ &terms.redirect }</code>
                    { ", with the slash at the end, and tick “Web API”." }
                </li>
                <li>{ "Under “User management”, add whoever is to log in: up to five people." }</li>
                <li>{ "Copy the Client ID into this field. There is no secret to copy." }</li>
            </ol>
            <form class="guide__form" onsubmit={on_client}>
                <label for="client">{ "Client ID" }</label>
                <input
                    id="client"
                    name="client"
                    type="text"
                    class="links__field"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="64"
                    aria-invalid={mistake.map(|_| "true")}
                    aria-describedby={mistake.map(|_| "client-mistake")}
                />
                if let Some(mistake) = mistake {
                    <p id="client-mistake" class="mistake" role="alert">{ *mistake }</p>
                }
                <p class="ways"><button class="button">{ "Use this Client ID" }</button>{ back(terms, dispatch) }</p>
            </form>
        </details>
    }
}

/// The way back to the page's own Client ID.
fn back(terms: &Terms, dispatch: &Dispatch) -> Html {
    if !terms.own {
        return Html::default();
    }
    html! {
        <>
            <span>{ format!("Now: yours, {}", terms.client.as_deref().unwrap_or_default()) }</span>
            { notice::button("Forget it", Action::Account(AccountAction::UseClient(String::new())), dispatch) }
        </>
    }
}
