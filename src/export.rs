//! A list of recommendations as a file that other programs read: a table, JSON, a playlist of addresses, or plain links.
//!
//! What is written is text from the catalog, which came from outside: no cell of the table is a formula, and no title breaks
//! out of its line.

mod csv;
mod json;
mod judgements;
mod m3u;

use std::fmt;

use crate::genres::GenreTable;
use crate::playlist::Track;
use crate::recommend::{JointList, JointRecommendation, Recommendation, Recommendations};

pub use judgements::judgements;

/// How much of a playlist's name becomes a file's name, in characters.
const NAME_CHARACTERS: usize = 80;

/// In which form a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A table with a header, which spreadsheets and [`crate::import`] read: columns as exportify.net calls them, then the
    /// genre, the closeness (0 to 1) and the reason.
    Csv,
    /// One JSON object with `format`, `version`, `playlist`, `seed`, `invented` and `tracks`.
    Json,
    /// Extended M3U: title, artists, length in seconds and address of each track that has one.
    M3u,
    /// One address a line.
    Links,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 4] = [Form::Csv, Form::Json, Form::M3u, Form::Links];

    /// The end of its files' names, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Json => "json",
            Form::M3u => "m3u8",
            Form::Links => "txt",
        }
    }

    /// The media type of its files, all of them in UTF-8.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv;charset=utf-8",
            Form::Json => "application/json",
            Form::M3u => "audio/x-mpegurl;charset=utf-8",
            Form::Links => "text/plain;charset=utf-8",
        }
    }

    /// Whether it holds nothing but addresses, of which invented tracks have none.
    pub fn needs_addresses(self) -> bool {
        matches!(self, Form::M3u | Form::Links)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Form::Csv => "CSV",
            Form::Json => "JSON",
            Form::M3u => "M3U",
            Form::Links => "links",
        })
    }
}

/// What is written: the list, and what it was made for.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    /// The name of the playlist, or of those who listen together, that the tracks were chosen for.
    pub playlist: &'a str,
    /// The seed of the list.
    pub seed: u64,
    /// The tracks.
    pub picks: Vec<Pick<'a>>,
    /// Whether the tracks exist nowhere else, and so have no addresses.
    pub invented: bool,
}

/// A track of the list.
#[derive(Clone, Debug)]
pub struct Pick<'a> {
    /// The track.
    pub track: &'a Track,
    /// What its genre is called.
    pub genre: &'a str,
    /// How close it lies, 0 to 1; in a list for several, to the one from whom it is farthest.
    pub score: f32,
    /// Why it was chosen, in words.
    pub reason: String,
}

impl<'a> Selection<'a> {
    /// A list for a playlist.
    pub fn new(playlist: &'a str, list: &'a Recommendations, genres: &'a GenreTable, invented: bool) -> Selection<'a> {
        let pick = |Recommendation { track, genre, score, reason, .. }: &'a Recommendation| {
            let genre = genres.name(*genre);
            Pick { track, genre, score: *score, reason: reason.in_words(genre) }
        };
        Selection { playlist, seed: list.seed, picks: list.tracks.iter().map(pick).collect(), invented }
    }

    /// A list for several, who are called so, in the order of the group.
    pub fn joint(
        together: &'a str,
        names: &[&str],
        list: &'a JointList,
        genres: &'a GenreTable,
        invented: bool,
    ) -> Selection<'a> {
        let pick = |JointRecommendation { track, genre, scores, reason, .. }: &'a JointRecommendation| Pick {
            track,
            genre: genres.name(*genre),
            score: scores.iter().copied().fold(1.0, f32::min),
            reason: reason.in_words(names, |genre| genres.name(genre)),
        };
        Selection { playlist: together, seed: list.seed, picks: list.tracks.iter().map(pick).collect(), invented }
    }

    /// The list in this form.
    pub fn write(&self, form: Form) -> String {
        match form {
            Form::Csv => csv::write(self),
            Form::Json => json::write(self),
            Form::M3u => m3u::write(self),
            Form::Links => self.links(),
        }
    }

    /// What a file of this form is called, without a folder and with no sign that a file system refuses.
    pub fn file_name(&self, form: Form) -> String {
        let plain = |sign: char| if sign.is_alphanumeric() || " -_'".contains(sign) { sign } else { ' ' };
        let name: String = self.playlist.chars().map(plain).take(NAME_CHARACTERS).collect();
        let words: Vec<&str> = name.split_whitespace().collect();
        let name = if words.is_empty() { "playlist".into() } else { words.join(" ") };
        format!("{name} - recommended.{}", form.extension())
    }

    /// How many of the tracks have an address.
    pub fn addressed(&self) -> usize {
        self.addresses().count()
    }

    /// Where a track can be heard, if it exists.
    fn address(&self, track: &Track) -> Option<String> {
        track.id.filter(|_| !self.invented).map(|id| id.address())
    }

    fn addresses(&self) -> impl Iterator<Item = String> {
        self.picks.iter().filter_map(|pick| self.address(pick.track))
    }

    fn links(&self) -> String {
        self.addresses().map(|address| address + "\n").collect()
    }
}
