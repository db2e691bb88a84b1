//! The door for files that are to become a catalog.

use web_sys::Event;
use yew::{Callback, Html, html};

use crate::state::Catalog;

/// The section, given what is to happen when files were chosen. While something else is done about the catalog it waits.
pub fn view(catalog: &Catalog, on_files: Callback<Event>) -> Html {
    let is_busy = catalog.ticket().is_some();
    html! {
        <section aria-labelledby="own-stock-heading">
            <h2 id="own-stock-heading">{ "From your own files" }</h2>
            <p>{ "Build a catalog of your own collection: the Spotify tracks dataset from Kaggle, or any number of exported playlists with ids and audio features. It is built here, takes the place of the one above when it is whole, and your files go nowhere." }</p>
            <p class="own__field">
                <input class="quiet" type="file" id="stock-files" multiple=true accept=".csv,.tsv,.txt,text/csv" disabled={is_busy} onchange={on_files} />
                <label class="button" for="stock-files" aria-disabled={is_busy.to_string()}>{ "Build from files" }</label>
            </p>
            <p class="own__how">{ "Each track stands under the genre that the network finds likeliest. Tracks without a Spotify id are left out, and it is said how many." }</p>
        </section>
    }
}
