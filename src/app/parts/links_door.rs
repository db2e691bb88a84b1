//! The door for links to tracks, as they are copied from Spotify.

use web_sys::SubmitEvent;
use yew::{Callback, Html, html};

/// The field for links, given what is to happen when they are to be read.
pub fn view(on_links: Callback<SubmitEvent>) -> Html {
    html! {
        <section class="own" aria-labelledby="links-heading">
            <h2 id="links-heading">{ "Links to tracks" }</h2>
            <form class="links" onsubmit={on_links}>
                <label for="links">{ "Select tracks in Spotify, copy them, and paste them here." }</label>
                <textarea
                    class="links__field"
                    id="links"
                    name="links"
                    rows="4"
                    spellcheck="false"
                    autocomplete="off"
                    placeholder="https://open.spotify.com/track/…"
                />
                <p><button class="button">{ "Read the links" }</button></p>
            </form>
            <p class="own__how">{ "Links tell only which tracks they are. How they sound is known for those in the catalog." }</p>
        </section>
    }
}
