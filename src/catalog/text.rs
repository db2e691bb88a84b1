//! The texts of a track as a shelf keeps them.

use crate::playlist::Track;

/// How many bytes a title, an album or all artists of a track may have; what is longer loses its end.
pub(super) const MAX_TEXT: usize = 600;

/// What stands between two artists. No text contains it, being a control character.
const NAME_END: char = '\x1f';

/// Artists, album and title: without control characters (but between two artists), none longer than [`MAX_TEXT`]. Their
/// order is that of the tracks on a shelf, in which neighbours are most alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TrackText {
    pub artists: String,
    pub album: String,
    pub title: String,
}

impl TrackText {
    /// A track's texts, with spaces for control characters, without nameless artists, cut where they are too long.
    pub fn of(track: &Track) -> TrackText {
        let names: Vec<String> = track.artists.iter().map(|name| clean(name)).filter(|name| !name.is_empty()).collect();
        let artists = names.join(&NAME_END.to_string());
        TrackText {
            artists: shortened(&artists).trim_end_matches(NAME_END).to_owned(),
            album: shortened(&clean(&track.album)).to_owned(),
            title: shortened(&clean(&track.title)).to_owned(),
        }
    }

    /// Whether these texts could be a track's.
    pub fn is_clean(&self) -> bool {
        let is_clean = |text: &str| text.len() <= MAX_TEXT && !text.contains(char::is_control);
        self.artists.len() <= MAX_TEXT
            && names(&self.artists).all(is_clean)
            && is_clean(&self.album)
            && is_clean(&self.title)
    }
}

fn clean(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_TEXT)]
}

/// The artists one by one.
pub(super) fn names(artists: &str) -> impl Iterator<Item = &str> {
    artists.split(NAME_END).filter(|name| !name.is_empty())
}

/// The first artist; empty if there is none.
pub(super) fn first_name(artists: &str) -> &str {
    names(artists).next().unwrap_or_default()
}

/// The other artists, if the first one has this name.
pub(super) fn after_first_name<'a>(artists: &'a str, first: &str) -> Option<&'a str> {
    let rest = artists.strip_prefix(first)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(NAME_END) }
}

/// All artists, given the first and the others.
pub(super) fn joined(first: &str, others: &str) -> String {
    if others.is_empty() { first.to_owned() } else { format!("{first}{NAME_END}{others}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, artists: &[&str], album: &str) -> TrackText {
        let artists = artists.iter().map(|name| name.to_string()).collect();
        TrackText::of(&Track { title: title.into(), artists, album: album.into(), ..Default::default() })
    }

    #[test]
    fn control_characters_become_spaces_and_nameless_artists_vanish() {
        let text = of("A\nB\u{1e}C\u{85}", &["", "D\u{1f}E", "F", ""], "\t");
        assert_eq!((text.title.as_str(), text.album.as_str()), ("A B C ", " "));
        assert_eq!(names(&text.artists).collect::<Vec<_>>(), ["D E", "F"]);
        assert!(text.is_clean());
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let (long, name) = ("é".repeat(1000), "a".repeat(MAX_TEXT - 1));
        let text = of(&format!("a{long}"), &[&name, "b"], &long);
        assert_eq!((text.title.len(), text.album.len()), (MAX_TEXT - 1, MAX_TEXT));
        assert_eq!(text.artists, name);
        assert!(text.is_clean());
    }
}
