//! Who learns what and when, what is kept for how long, and on what terms all this is offered. Whoever changes what the page sends or
//! keeps changes this text.

use yew::{Html, html};

use crate::parts::{Dispatch, Heading, does, notice};
use crate::state::{Action, State, StoredAction};

/// The screen.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    html! {
        <div class="privacy">
            <header class="opener">
                <button type="button" class="button" onclick={does(dispatch, Action::Return)}>{ "Back" }</button>
                <Heading text="Privacy and terms" moves={state.moves} />
                <p class="lead">
                    { "Your playlists are computed on this device. Nobody is told of them but those whom you ask, and nothing is counted, \
                       measured or sold." }
                </p>
            </header>
            { others() }
            { kept(dispatch) }
            { spotify() }
            { terms() }
            { contact(state) }
        </div>
    }
}

/// Who: when, and what they learn.
const OTHERS: [(&str, &str, &str); 5] = [
    (
        "The server of this page",
        "When the page opens, for its files and the catalog.",
        "What every web server learns: your network address, your browser’s name, which files and when. It is sent nothing of your \
         playlists, searches or wishes. Its owner may keep records of visits; this page does not.",
    ),
    (
        "Spotify: accounts.spotify.com, api.spotify.com",
        "Only when you connect, read your playlists or save one.",
        "Who you are there, that you use this page, which playlists are read, and the tracks of a playlist that you save. Where the \
         Client ID is an old one, also which tracks lack audio features.",
    ),
    (
        "Spotify’s player: open.spotify.com",
        "Only when you press “Listen”, or follow a link to a track.",
        "Which track, your network address, and whatever its own cookies tell it. Spotify’s own privacy policy holds there.",
    ),
    (
        "ReccoBeats: api.reccobeats.com",
        "Only if you agree, for tracks that lack audio features.",
        "The identifiers of those tracks, your network address and this page’s address. Not who you are or what the playlist is called.",
    ),
    (
        "Friends",
        "Only when you hand them a taste.",
        "What the page shows you before you do. In a link it follows the sign #, which browsers send to no server; whoever has the link \
         can read it.",
    ),
];

fn others() -> Html {
    let each = |(who, when, what): (&str, &str, &str)| {
        html! {
            <div>
                <dt>{ who.to_owned() }</dt>
                <dd><p><strong>{ when.to_owned() }</strong>{ " " }{ what.to_owned() }</p></dd>
            </div>
        }
    };
    html! {
        <section class="prose" aria-labelledby="others-heading">
            <h2 id="others-heading">{ "Who learns what, and when" }</h2>
            <dl class="privacy__others">{ for OTHERS.map(each) }</dl>
            <p>{ "Nobody else is asked for anything: the page’s own policy has the browser refuse it. There are no cookies, no \
                  advertisements, no statistics, no fonts or scripts from elsewhere." }</p>
        </section>
    }
}

fn kept(dispatch: &Dispatch) -> Html {
    html! {
        <section class="prose" aria-labelledby="kept-heading">
            <h2 id="kept-heading">{ "What is kept, and for how long" }</h2>
            <p>{ "In this browser, and nowhere else:" }</p>
            <ul>
                <li>{ "The page’s own files and the catalog, until you erase them or the browser needs the space." }</li>
                <li>{ "Tastes, what you thought of tracks, which engine you chose and how lists are tuned, until you erase them." }</li>
                <li>{ "The login with Spotify, until this tab is closed or, if you wish to stay signed in, until you disconnect; \
                       Spotify ends it six months after your consent." }</li>
                <li>{ "Pages of playlists that were read: at most a month. Liked Songs and lists of playlists are asked for anew after ten minutes." }</li>
                <li>{ "Audio features that Spotify or ReccoBeats told: at most half a year. What is older goes when the page is next opened." }</li>
                <li>{ "The playlist on the screen while you are at Spotify’s login or the page renews itself: an hour." }</li>
                <li>{ "Which playlist this page made last, and that you let ReccoBeats be asked, until you disconnect." }</li>
            </ul>
            <p>{ "Files that you drop are read and forgotten when the page is closed; a catalog that is built of them stays until you erase it." }</p>
            <p class="ways">
                { notice::button("See and erase what is stored", Action::Stored(StoredAction::Show), dispatch) }
            </p>
        </section>
    }
}

fn spotify() -> Html {
    html! {
        <section class="prose" aria-labelledby="spotify-terms-heading">
            <h2 id="spotify-terms-heading">{ "What comes from Spotify" }</h2>
            <p>{ "AmalgaMix is not affiliated with Spotify, nor approved by it. It asks Spotify to read your playlists, and to change private \
                  playlists only once you save one; it changes or deletes nothing that was there." }</p>
            <p>{ "What is read from Spotify stays in this browser. It is never passed on, sold, used for advertisements, mixed into other \
                  people’s data, or used to train a network: the networks were trained before, on a public dataset. Spotify’s terms for \
                  developers also restrict what programs may compute from its content. This page computes genres from audio features and \
                  shows them to you alone; whether that is allowed where you use it is for the owner of this page and for you to judge." }</p>
            <p>{ "“Disconnect and erase” ends the connection and erases everything that came from Spotify from this browser at once, also \
                  without a connection. To take back the permission itself, remove the app on " }
                <a href="https://www.spotify.com/account/apps/" target="_blank" rel="noopener noreferrer">{ "your account’s page of apps" }</a>
                { ". Titles, artists and covers belong to their owners; tracks link back to Spotify." }</p>
        </section>
    }
}

fn terms() -> Html {
    html! {
        <section class="prose" aria-labelledby="terms-heading">
            <h2 id="terms-heading">{ "Terms" }</h2>
            <p>{ "The page is free, and its program is open under the MIT licence. It comes as it is, without any warranty: genres and \
                  recommendations are estimates and may be wrong, and services that it asks may stop to answer." }</p>
            <p>{ "By connecting Spotify you use it under Spotify’s own terms. Use this page with playlists that you may read, and not to make \
                  money: a Client ID in Spotify’s development mode is for other use only." }</p>
            <p>{ "The catalog that comes with a page may hold a public dataset (Spotify Tracks Dataset, M. Pandya, 2022: ODbL on Kaggle, BSD \
                  on Hugging Face), or invented tracks, which say so." }</p>
        </section>
    }
}

fn contact(state: &State) -> Html {
    let told = match (state.contact.value(), state.contact.error()) {
        (Some(contact), _) if !contact.is_empty() => format!("The owner of this page is reached at: {contact}"),
        (Some(_), _) => {
            "The owner of this page has not told how to be reached. Since nothing of yours is on a server, \
                         there is nothing there to ask for or to erase."
                .into()
        }
        (None, Some(error)) => format!("How the owner of this page is reached could not be looked up. {error}"),
        (None, None) => "Looking it up".into(),
    };
    html! {
        <section class="prose" aria-labelledby="contact-heading">
            <h2 id="contact-heading">{ "Whom to ask" }</h2>
            <p role="status">{ told }</p>
        </section>
    }
}
