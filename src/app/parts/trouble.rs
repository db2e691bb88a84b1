//! What keeps Spotify or ReccoBeats from answering, in the visitor's words: each trouble with what to do about it.

use amalgamix::wire::account::{Consent, LoginFault, Trouble};
use yew::{Html, html};

use super::{Dispatch, notice};
use crate::state::{AccountAction, Action};
use crate::words;

/// A trouble as an alert, with the ways on that its place knows besides its own.
pub fn alert(trouble: &Trouble, ways_on: Html, dispatch: &Dispatch) -> Html {
    let (heading, advice) = in_words(trouble);
    notice::alert(heading, &advice, html! { <div class="ways">{ remedy(trouble, dispatch) }{ ways_on }</div> })
}

fn remedy(trouble: &Trouble, dispatch: &Dispatch) -> Html {
    match trouble {
        Trouble::SignedOut => connect("Connect Spotify", Consent::Read, dispatch),
        Trouble::MissingScope => connect("Give consent", Consent::Read, dispatch),
        _ => Html::default(),
    }
}

fn connect(words: &'static str, consent: Consent, dispatch: &Dispatch) -> Html {
    notice::button(words, Action::Account(AccountAction::Connect(consent)), dispatch)
}

/// What a trouble is called, and what to do about it.
pub fn in_words(trouble: &Trouble) -> (&'static str, String) {
    match trouble {
        Trouble::SignedOut => (
            "Your Spotify login has ended",
            "Spotify no longer takes it: half a year has passed, or you took the permission back. What was read is still here. \
             Connect once more to go on."
                .into(),
        ),
        Trouble::Unregistered => (
            "Spotify does not know you as a user of this app",
            "A Client ID serves five people whom its owner has named. Bring a Client ID of your own, ask the owner of this one, or \
             bring the playlist as a file, which needs no login."
                .into(),
        ),
        Trouble::NoPremium => (
            "The owner of this app needs Spotify Premium",
            "Spotify serves a Client ID only while its owner pays. Use another Client ID, or bring the playlist as a file.".into(),
        ),
        Trouble::MissingScope => (
            "Spotify asks for your consent again",
            "You have agreed to less than this needs. Nothing is done before you agree.".into(),
        ),
        Trouble::NotReadable => (
            "Spotify does not let this playlist be read",
            "Only playlists that you own or work on can be read. Copy its tracks into one of your own, or export it as a file."
                .into(),
        ),
        Trouble::NoSuch => ("Spotify has no such playlist", "It was removed meanwhile. Read the list again.".into()),
        Trouble::QuotaUsedUp { hours } => (
            "Spotify’s daily quota for this app is used up",
            format!(
                "It is not asked again for {}. What was read is here, and you can go on with that, or with files.",
                words::count(*hours as usize, "hour", "hours")
            ),
        ),
        Trouble::RateLimited => (
            "Spotify asks for a pause",
            "Too much was asked, and waiting for a minute did not help. Go on in a while; what was read is kept.".into(),
        ),
        Trouble::Unreachable => (
            "Spotify cannot be reached",
            "No answer came, several times. Either too much was asked, which Spotify does not always say, or something blocks \
             it: a blocker in the browser, a firewall. Wait a minute or allow api.spotify.com, then go on."
                .into(),
        ),
        Trouble::Offline => ("You are offline", "What was read is here. Go on when there is a connection again.".into()),
        Trouble::Broken { status } => (
            "Spotify has trouble at the moment",
            format!("It answered {status}, several times. What was read is kept; go on in a while."),
        ),
        Trouble::Garbled => (
            "Spotify’s answer makes no sense",
            "It is not what Spotify’s description of it says. What was read is kept; try again, it may have been a moment’s fault."
                .into(),
        ),
        Trouble::Refused { status, message } if message.is_empty() => {
            ("Spotify refused", format!("It answered {status} and no word more."))
        }
        Trouble::Refused { status, message } => ("Spotify refused", format!("It answered {status}: {}", words::sentence(message))),
        Trouble::Absent(why) => (
            "The part of this page that asks Spotify did not load",
            format!("{} Check the connection and try again. Files and links need no account.", words::sentence(why)),
        ),
        Trouble::Browser(why) => ("This browser does not let it happen", words::sentence(why)),
    }
}

/// What went wrong with a login, with a way on.
pub fn login_fault(fault: &LoginFault, way_on: Html) -> Html {
    let (heading, advice) = match fault {
        LoginFault::Cancelled => (
            "The login was cancelled",
            "Nothing was read, and nothing is stored. You can connect later, or bring a file instead.".into(),
        ),
        LoginFault::NotOurs => (
            "This login does not belong to this page",
            "The answer was used before, or was not asked for by this tab. For your safety it was thrown away. Begin once more \
             with the button below."
                .into(),
        ),
        LoginFault::Incomplete(trouble) => {
            let (what, advice) = in_words(trouble);
            ("The login could not be completed", format!("{what}. {advice}"))
        }
        LoginFault::Ended => {
            let (heading, advice) = in_words(&Trouble::SignedOut);
            (heading, advice)
        }
    };
    notice::alert(heading, &advice, way_on)
}
