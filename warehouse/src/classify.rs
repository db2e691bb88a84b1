//! Rows of a collection to partitions by genre, piece by piece.
//!
//! A piece is so many rows in a row. All its tracks go into files of the same name, one below each genre's folder. The name
//! is a hash of the rows and of the network's weights, and a receipt of that name is written last: a piece that has one, and
//! all files that it lists, is not made again, whichever file its rows stand in this time.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use amalgamix::features::AudioFeatures;
use amalgamix::genres::{Genre, GenreTable, Probabilities};
use amalgamix::model::{BATCH, Network};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::input::{Row, Unusable, Usable};
use crate::partition::{self, Classified};
use crate::storage::{ParquetFile, read, write};

/// Where the receipts are; engines leave folders alone whose names begin so.
const RECEIPTS: &str = "_receipts";

/// Classifies tracks and files them by genre.
pub struct Classifier {
    network: Network,
    weights: String,
    genres: GenreTable,
    folder: PathBuf,
}

/// What became of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// How many there were.
    pub rows: usize,
    /// How many tracks were filed.
    pub tracks: usize,
    /// How many rows were unusable, and why.
    pub unusable: BTreeMap<Unusable, usize>,
    /// How many values of the tracks were impossible and are unknown now.
    pub impossible_values: usize,
    /// How many bytes the files have that the tracks are in, by genre.
    files: BTreeMap<Genre, u64>,
}

impl Receipt {
    /// Adds what became of other rows, but for their files.
    pub fn add(&mut self, other: &Receipt) {
        self.rows += other.rows;
        self.tracks += other.tracks;
        self.impossible_values += other.impossible_values;
        for (reason, rows) in &other.unusable {
            *self.unusable.entry(*reason).or_default() += rows;
        }
    }
}

impl Classifier {
    /// Classifies by this network, which has this fingerprint, into the folder.
    pub fn new(network: Network, weights: String, genres: GenreTable, folder: PathBuf) -> Classifier {
        Classifier { network, weights, genres, folder }
    }

    /// Files a piece, unless that was done before; tells whether it had to.
    pub async fn file(&self, rows: &[Result<Row, Unusable>]) -> Result<(Receipt, bool), Failure> {
        let name = self.name(rows);
        if let Some(known) = self.known(&name) {
            return Ok((known, false));
        }
        let mut made = Receipt { rows: rows.len(), ..Receipt::default() };
        let mut usable = Vec::with_capacity(rows.len());
        for row in rows {
            match row.as_ref().map_err(|reason| *reason).and_then(Row::usable) {
                Ok(row) => usable.push(row),
                Err(reason) => *made.unusable.entry(reason).or_default() += 1,
            }
        }
        made.tracks = usable.len();
        made.impossible_values = usable.iter().map(|row| row.impossible).sum();
        made.files = self.write(&name, &self.classified(usable).await?)?;
        write(&self.receipt(&name), &serde_json::to_vec(&made)?)?;
        Ok((made, true))
    }

    /// What became of a piece, if that is known and its files are whole.
    fn known(&self, name: &str) -> Option<Receipt> {
        let receipt: Receipt = serde_json::from_slice(&read(&self.receipt(name)).ok()?).ok()?;
        let is_whole = |(genre, bytes): (&Genre, &u64)| {
            fs::metadata(self.partition(name, *genre)).is_ok_and(|file| file.len() == *bytes)
        };
        receipt.files.iter().all(is_whole).then_some(receipt)
    }

    fn receipt(&self, name: &str) -> PathBuf {
        self.folder.join(RECEIPTS).join(format!("{name}.json"))
    }

    fn partition(&self, name: &str, genre: Genre) -> PathBuf {
        self.folder.join(partition::folder(genre)).join(format!("{name}.parquet"))
    }

    fn name(&self, rows: &[Result<Row, Unusable>]) -> String {
        let mut hash = Sha256::new_with_prefix(format!("{} {:?}", self.weights, partition::schema()));
        for row in rows {
            hash.update([u8::from(row.is_ok())]);
            row.iter().for_each(|row| row.hash(&mut hash));
        }
        format!("part-{}", &format!("{:x}", hash.finalize())[..16])
    }

    async fn classified(&self, rows: Vec<Usable>) -> Result<Vec<Classified>, Failure> {
        let mut classified = Vec::with_capacity(rows.len());
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let batch: Vec<Usable> = rows.by_ref().take(BATCH).collect();
            let features: Vec<AudioFeatures> = batch.iter().map(|row| row.track.features.as_listener()).collect();
            let answers = self.network.predict(&features.iter().collect::<Vec<_>>()).await?;
            classified.extend(batch.into_iter().zip(answers).map(|(row, answer)| {
                let genre = self.genre(&row.label, &answer.probabilities);
                let probability = answer.probabilities.of(genre);
                Classified { track: row.track, genre, probability, embedding: answer.codes }
            }));
        }
        Ok(classified)
    }

    /// The genre that a track is filed under; where that is not known, the likeliest.
    fn genre(&self, label: &str, answer: &Probabilities) -> Genre {
        self.genres.gathering(label).unwrap_or_else(|| answer.ranked()[0].0)
    }

    /// Writes a file for each genre that occurs; tells their bytes.
    fn write(&self, name: &str, tracks: &[Classified]) -> Result<BTreeMap<Genre, u64>, Failure> {
        let mut files = BTreeMap::new();
        for genre in Genre::all() {
            let of_genre: Vec<&Classified> = tracks.iter().filter(|track| track.genre == genre).collect();
            if !of_genre.is_empty() {
                let path = self.partition(name, genre);
                let mut file = ParquetFile::create(path, partition::schema(), &self.weights)?;
                file.write(&partition::batch(&of_genre)?)?;
                files.insert(genre, file.finish()?);
            }
        }
        Ok(files)
    }
}
