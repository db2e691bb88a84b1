//! The door for a playlist of the visitor's own: a file field. Dropping works anywhere on the page.

use web_sys::Event;
use yew::{Callback, Html, html};

/// The file field, given what is to happen when a file was chosen.
pub fn view(on_file: Callback<Event>) -> Html {
    html! {
        <section class="own" aria-labelledby="own-heading">
            <h2 id="own-heading">{ "Your own playlist" }</h2>
            <p>{ "Bring it as a file, best with audio features. Drop the file anywhere on this page, or choose it." }</p>
            <p class="own__field">
                <input class="quiet" type="file" id="own-file" accept=".csv,.tsv,.txt,.json,text/csv,application/json" onchange={on_file} />
                <label class="button button--first" for="own-file">{ "Choose a file" }</label>
            </p>
            <p class="own__how">
                { "For a Spotify playlist, " }
                <a href="https://exportify.net/" target="_blank" rel="noopener noreferrer">{ "exportify.net" }</a>
                { " writes such a file. It is read here and goes nowhere." }
            </p>
            <p class="own__how">
                { "Other lists with titles or ids are read too: CSV files of other programs, and Playlist1.json or \
                   YourLibrary.json of Spotify’s account data. How such tracks sound is known for those in the catalog." }
            </p>
        </section>
    }
}
