//! What sorting, searching and filtering need to know of each track, told once and not at every keystroke.

use amalgamix::belonging::Fit;
use amalgamix::camelot::Camelot;
use amalgamix::features::Feature;
use amalgamix::genres::{GENRE_COUNT, Genre, GenreTable};
use amalgamix::playlist::Track;
use amalgamix::recording::repeated;

use super::query::Kind;
use super::subject::Subject;

/// What is searched and sorted of a track's words: title, artists and album in small letters, a line each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    lines: String,
    title_end: usize,
    artists_end: usize,
}

impl Text {
    fn of(track: &Track) -> Text {
        Text::new(&track.title.to_lowercase(), &track.artists.join(", ").to_lowercase(), &track.album.to_lowercase())
    }

    fn new(title: &str, artists: &str, album: &str) -> Text {
        let lines = format!("{title}\n{artists}\n{album}");
        Text { lines, title_end: title.len(), artists_end: title.len() + 1 + artists.len() }
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.lines[..self.title_end]
    }

    /// The artists.
    pub fn artists(&self) -> &str {
        &self.lines[self.title_end..self.artists_end]
    }

    /// Whether each of these words, in small letters, occurs.
    pub fn has_all(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.lines.contains(word))
    }
}

/// One track.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its words.
    pub text: Text,
    /// Its genre, and where the genre's name stands among all names.
    pub genre: Option<(Genre, usize)>,
    /// The genre's probability, in thousandths.
    pub probability: u32,
    /// The tempo in hundredths of a beat per minute.
    pub tempo: Option<u32>,
    /// The key's place on the Camelot wheel.
    pub key: Option<Camelot>,
    /// The energy in thousandths.
    pub energy: Option<u32>,
    /// How well it fits into the playlist.
    pub fit: Option<Fit>,
    /// Whether it does not belong to the playlist.
    pub is_strange: bool,
    /// Whether the playlist has the same recording once more.
    pub is_repeated: bool,
    /// Whether too little of its sound is known.
    pub is_silent: bool,
}

/// Every track, in the playlist's order, and what is counted of them: once, and not at every turn of the list.
#[derive(Debug, Default, PartialEq)]
pub struct Entries {
    /// The tracks.
    pub list: Vec<Entry>,
    /// How many there are of each genre, most first.
    pub genres: Vec<(Genre, usize)>,
    /// How many there are of each [`Kind`].
    pub kinds: [usize; Kind::ALL.len()],
    /// How many of them could be scored.
    pub scored: usize,
}

impl Entries {
    /// These tracks, counted.
    pub fn counted(list: Vec<Entry>) -> Entries {
        let kinds = Kind::ALL.map(|kind| list.iter().filter(|entry| kind.has(entry)).count());
        let scored = list.iter().filter(|entry| entry.fit.is_some()).count();
        Entries { genres: genres(&list), kinds, scored, list }
    }

    /// What is known of these tracks.
    pub fn of(subject: &Subject) -> Entries {
        let ranks = subject.found().map(|(_, genres)| ranks(genres));
        let scored = subject.found().map_or(0, |(found, _)| found.scored());
        let repeated = repeated(subject.tracks());
        let entry = |(place, is_repeated): (usize, bool)| {
            let track = &subject.tracks()[place];
            let whole = |feature, steps: f32| track.features.get(feature).map(|value| (value * steps).round() as u32);
            let genre = subject.genre(place);
            Entry {
                text: Text::of(track),
                genre: genre.zip(ranks).map(|(found, ranks)| (found.genre, ranks[found.genre.index()])),
                probability: genre.map_or(0, |found| (found.probability * 1000.0).round() as u32),
                tempo: whole(Feature::Tempo, 100.0),
                key: Camelot::of(&track.features),
                energy: whole(Feature::Energy, 1000.0),
                fit: genre.map(|found| found.fit),
                is_strange: genre.is_some_and(|found| found.fit.is_strange(scored)),
                is_repeated,
                is_silent: !track.features.describe_sound(),
            }
        };
        Entries::counted(repeated.into_iter().enumerate().map(entry).collect())
    }
}

fn genres(list: &[Entry]) -> Vec<(Genre, usize)> {
    let mut counts = [0; GENRE_COUNT];
    list.iter().filter_map(|entry| entry.genre).for_each(|(genre, _)| counts[genre.index()] += 1);
    let mut genres: Vec<(Genre, usize)> = Genre::all().zip(counts).filter(|(_, count)| *count > 0).collect();
    genres.sort_by_key(|(genre, count)| (std::cmp::Reverse(*count), *genre));
    genres
}

/// Where the name of each genre stands among all names.
fn ranks(genres: &GenreTable) -> [usize; GENRE_COUNT] {
    let mut order: Vec<Genre> = Genre::all().collect();
    order.sort_by_key(|genre| genres.name(*genre));
    let mut ranks = [0; GENRE_COUNT];
    order.into_iter().enumerate().for_each(|(rank, genre)| ranks[genre.index()] = rank);
    ranks
}

#[cfg(test)]
pub(super) mod invented {
    use super::*;

    /// An entry that says this.
    pub fn entry(title: &str, artists: &str, album: &str) -> Entry {
        Entry { text: Text::new(title, artists, album), ..Entry::default() }
    }
}
