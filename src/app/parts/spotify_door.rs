//! The door to the visitor's own Spotify: the login, whose it is, and the way out.

use amalgamix::wire::account::{Consent, Profile, Trouble};
use web_sys::SubmitEvent;
use yew::{Callback, Html, html};

use super::{Dispatch, client_guide, does, erasure, notice, progress, trouble};
use crate::state::{Account, AccountAction, Action, Remote, Session};

/// The section, given what is to happen when a Client ID is brought.
pub fn view(account: &Account, on_client: Callback<SubmitEvent>, dispatch: &Dispatch) -> Html {
    html! {
        <section class="own spotify" aria-labelledby="spotify-heading">
            <h2 id="spotify-heading">{ "Your Spotify" }</h2>
            { account.fault.as_ref().map(|fault| trouble::login_fault(fault, Html::default())).unwrap_or_default() }
            { body(account, dispatch) }
            if account.session.has_arrived() {
                { client_guide::view(account, on_client, dispatch) }
            }
            { erasure::view(account, dispatch) }
        </section>
    }
}

fn body(account: &Account, dispatch: &Dispatch) -> Html {
    match &account.session {
        Session::Unknown | Session::Arriving { .. } | Session::Adopting { .. } => {
            progress::view("spotify-progress", "Looking whether you are connected".into(), None)
        }
        Session::Unreached { trouble } => {
            let again = notice::button("Try again", Action::Account(AccountAction::LookAgain), dispatch);
            trouble::alert(trouble, again, dispatch)
        }
        Session::Leaving { .. } => progress::view("spotify-progress", "Going to Spotify’s login page".into(), None),
        Session::Out => signed_out(account, dispatch),
        Session::In { profile, .. } => signed_in(profile, dispatch),
    }
}

fn signed_out(account: &Account, dispatch: &Dispatch) -> Html {
    let stay = !account.terms.stay;
    html! {
        <>
            <p>{ "Log in at Spotify and choose one of your playlists, or Liked Songs. This page only reads." }</p>
            if account.terms.client.is_some() {
                <p class="ways">
                    { first_button("Connect Spotify", AccountAction::Connect(Consent::Read), dispatch) }
                </p>
                <label class="choice__option">
                    <input
                        type="checkbox"
                        checked={account.terms.stay}
                        onclick={does(dispatch, Action::Account(AccountAction::Stay(stay)))}
                    />
                    { "Stay signed in on this device" }
                </label>
            } else {
                <p class="own__how">{ "Spotify lets a Client ID serve five people only, so this page has none of its own: bring yours." }</p>
            }
        </>
    }
}

fn signed_in(profile: &Remote<Profile, Trouble>, dispatch: &Dispatch) -> Html {
    let again = || notice::button("Try again", Action::Account(AccountAction::Identify), dispatch);
    html! {
        <>
            { match (profile.value(), profile.failure()) {
                (Some(profile), _) => html! { <p>{ format!("Connected as {}", profile.name) }</p> },
                (None, Some(trouble)) => trouble::alert(trouble, again(), dispatch),
                (None, None) => progress::view("spotify-progress", "Asking Spotify who you are".into(), None),
            } }
            <p class="ways">
                { first_button("Choose a playlist", AccountAction::Browse { afresh: false }, dispatch) }
            </p>
        </>
    }
}

fn first_button(words: &'static str, action: AccountAction, dispatch: &Dispatch) -> Html {
    html! {
        <button type="button" class="button button--first" onclick={does(dispatch, Action::Account(action))}>{ words }</button>
    }
}
