//! What training and evaluation found out, in the form in which the page and the README tell it.

use serde::{Deserialize, Serialize};

/// Where the report is served, as seen from the page; in the repository too, as seen from its root.
pub const FOLDER: &str = "weights/report/";

/// The file of this report, in that folder.
pub const SUMMARY: &str = "summary.json";

/// All that is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// How good each system is on single tracks, under each protocol.
    pub systems: Vec<SystemFigures>,
    /// How well the genres of whole playlists are found.
    pub playlists: Vec<PlaylistRow>,
    /// How often near tracks share a genre.
    pub neighbours: Vec<NeighbourRow>,
    /// How good recommendations are, made in several ways, ours first.
    pub recommendations: Vec<ListRow>,
    /// How well pairs of playlists are ranked by how much alike they are, by several numbers, ours first.
    pub similarities: Vec<SimilarityRow>,
    /// What is drawn.
    pub figures: Vec<Figure>,
}

/// One system under one protocol.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SystemFigures {
    /// `original`, `honest` or `listener`.
    pub protocol: String,
    /// What readers call the system.
    pub system: String,
    /// How many numbers were trained; 0 for systems without such numbers.
    pub parameters: usize,
    /// How long training took, in minutes.
    pub minutes: f64,
    /// The share of test rows whose likeliest genre is right, 0 to 1.
    pub top_1: f64,
    /// The share with a right genre among the likeliest three.
    pub top_3: f64,
    /// The mean over the genres of F1; none where it was not measured, as the following.
    pub macro_f1: Option<f64>,
    /// The mean negative logarithm of what the right genres got.
    pub log_loss: Option<f64>,
    /// How far sureness and rightness are apart.
    pub calibration_error: Option<f64>,
}

/// One way of aggregating, on built playlists of so many genres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaylistRow {
    /// `honest` or `listener`.
    pub protocol: String,
    /// How tracks become a playlist.
    pub aggregation: String,
    /// How many genres the playlists are of.
    pub genres: usize,
    /// The share of playlists whose largest genre is one of theirs.
    pub top_1: f64,
    /// The share of their genres that are among the three largest.
    pub recall: f64,
    /// Half the summed differences of the shares, 0 to 1.
    pub error: f64,
}

/// One notion of near.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NeighbourRow {
    /// `honest` or `listener`.
    pub protocol: String,
    /// What near means.
    pub by: String,
    /// The share of the ten nearest tracks of one of the query's genres.
    pub among_all: f64,
    /// The same on the shelves of the query's three likeliest genres.
    pub inside_top_3: f64,
}

/// One way of making lists of recommendations, on built playlists.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListRow {
    /// How they were made.
    pub by: String,
    /// The share of the first ten that are of one of the playlist's genres.
    pub genre_precision: f64,
    /// The share of the first ten that are by an artist of the playlist's half that was hidden.
    pub artist_precision: f64,
    /// How far two tracks of a list are apart in their features, as a multiple of what it is in the playlist.
    pub feature_diversity: f64,
    /// The same in the network's embedding.
    pub embedding_diversity: f64,
    /// How far the genres' shares are from those that were asked for: half the summed differences, 0 to 1.
    pub error: f64,
    /// The share of the catalog that is in any list.
    pub coverage: f64,
}

/// One number that says how much alike two playlists are, on built pairs: in which share of cases the closer pair has the higher
/// number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarityRow {
    /// What the number is.
    pub by: String,
    /// Pairs of the same genres, by other artists, over pairs that have no genre in common.
    pub genres_over_nothing: f64,
    /// Pairs by the same artists over pairs of the same genres.
    pub artists_over_genres: f64,
    /// Pairs of the same genres over pairs that have half of them in common.
    pub genres_over_half: f64,
    /// Pairs that have half of their genres in common over pairs that have none.
    pub half_over_nothing: f64,
}

/// A drawing, with all that it shows in words and numbers for those who cannot see it or want to know exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The SVG file, beside the summary.
    pub file: String,
    /// What it shows.
    pub title: String,
    /// What to see in it.
    pub caption: String,
    /// Its size in CSS pixels at which its letters are as large as text: width and height.
    pub size: [u32; 2],
    /// The names of the table's columns.
    pub columns: Vec<String>,
    /// The table's rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

impl Summary {
    /// Reads a summary from its JSON.
    pub fn from_json(json: &[u8]) -> Result<Summary, serde_json::Error> {
        serde_json::from_slice(json)
    }
}
