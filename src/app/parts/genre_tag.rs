//! A genre's colour and name. The colour is the style sheets' business: they make it from the number's digits.

use amalgamix::genres::{Genre, GenreTable};
use yew::{Classes, Html, classes, html};

/// The classes that give an element the colour of a genre.
pub fn colour(genre: Genre) -> Classes {
    digits(genre.index())
}

/// The classes that give an element the colour of any small number.
pub fn digits(number: usize) -> Classes {
    classes!("hue", format!("tens-{}", number / 10 % 10), format!("ones-{}", number % 10))
}

/// The genre's name, marked with its colour.
pub fn view(genre: Genre, genres: &GenreTable) -> Html {
    html! { <span class={classes!("genre-tag", colour(genre))}>{ genres.name(genre).to_owned() }</span> }
}
