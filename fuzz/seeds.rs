//! What the attacks begin with: `cargo run --example seeds` writes into `corpus/` what the repository has of each kind.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use amalgamix::catalog::{Shelf, ShelfIndex};
use amalgamix::{qr, taste_code};

/// How many points wide a square of a QR code is drawn.
const SQUARE: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let corpus = Corpus(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    for folder in ["public/demo", "tests/fixtures/playlists"] {
        corpus.copy("playlist_file", &repository.join(folder))?;
    }
    corpus.keep(
        "links",
        "https://open.spotify.com/track/0000000000000000000007?si=any\nspotify:track:0000000000000000000008".as_bytes(),
    )?;
    corpus.keep("links", b"https://open.spotify.com/intl-de/playlist/0000000000000000000009")?;
    corpus.keep("manifest", &fs::read(repository.join("demo-catalog/manifest.json"))?)?;
    for shelf in files(&repository.join("demo-catalog"))?
        .iter()
        .filter(|file| file.extension() == Some("shelf".as_ref()))
        .take(3)
    {
        let bytes = fs::read(shelf)?;
        corpus.keep("shelf_index", &ShelfIndex::of(&Shelf::read(&bytes)?).to_bytes())?;
        corpus.keep("shelf", &bytes)?;
    }
    for code in files(&repository.join("tests/codes"))? {
        let code = fs::read_to_string(code)?;
        corpus.keep("taste_code", code.as_bytes())?;
        corpus.keep("tastes", &bincode::serialize(&vec![taste_code::read(&code)?; 2])?)?;
    }
    corpus.keep("picture", &picture("https://amalgamix.example/#taste")?)?;
    corpus.keep("spotify_replies", br#"{"items":[{"id":"0000000000000000000007","name":"Any","owner":{"id":"me"},"items":{"total":3}}],"total":1,"next":null}"#)?;
    corpus.keep("spotify_replies", br#"{"items":[{"item":{"type":"track","id":"0000000000000000000007","name":"Any","artists":[{"name":"Any"}],"duration_ms":1000}}],"total":9,"next":"https://api.spotify.com/v1/me/tracks?offset=50"}"#)?;
    corpus.keep(
        "spotify_replies",
        br#"{"audio_features":[{"id":"0000000000000000000007","energy":0.5,"key":5,"mode":1}]}"#,
    )?;
    corpus.keep("reccobeats_replies", br#"{"content":[{"href":"https://open.spotify.com/track/0000000000000000000007","isrc":"ZZINV2600007","energy":0.5}]}"#)?;
    Ok(())
}

/// A code as the target `picture` takes it: the width, then the points.
fn picture(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let squares = qr::squares(text)?;
    let side = (squares.len() + 2 * qr::MARGIN) * SQUARE;
    let is_dark = |place: usize| {
        let at = |points: usize| (points / SQUARE).checked_sub(qr::MARGIN);
        let square = at(place / side).and_then(|y| squares.get(y)).zip(at(place % side));
        square.is_some_and(|(row, x)| row.get(x) == Some(&true))
    };
    let points = (0..side * side).map(|place| if is_dark(place) { 0 } else { 255 });
    Ok(u16::try_from(side)?.to_le_bytes().into_iter().chain(points).collect())
}

/// The folder in which each target has a folder of inputs.
struct Corpus(PathBuf);

impl Corpus {
    /// An input is called by its content, so that it is kept once.
    fn keep(&self, target: &str, input: &[u8]) -> Result<(), Box<dyn Error>> {
        let folder = self.0.join(target);
        fs::create_dir_all(&folder)?;
        let sum = input.iter().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add((*byte).into()));
        Ok(fs::write(folder.join(format!("seed-{sum:08x}")), input)?)
    }

    fn copy(&self, target: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
        files(folder)?.iter().try_for_each(|file| self.keep(target, &fs::read(file)?))
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    Ok(files)
}
