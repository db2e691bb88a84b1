//! Tastes as they are told on the command line: a playlist file, a file with a taste code, a code, or a link with one.

use std::path::Path;

use amalgamix::import;
use amalgamix::playlist::Playlist;
use amalgamix::portrait::Portrait;
use amalgamix::taste_code::{self, TasteCodeError};

use crate::engine::{Engine, Wanted, chosen, read};
use crate::failure::Failure;

/// How much of a text that is no taste is told back.
const TOLD_BACK: usize = 40;

/// A taste, and the playlist that it was found in where there is one.
pub struct Told {
    /// What it is called.
    pub name: String,
    /// What is compared.
    pub portrait: Portrait,
    /// The playlist; none where a code was told.
    pub playlist: Option<Playlist>,
}

/// Which playlists are meant of files that hold several.
pub struct Choice<'a> {
    /// All of them, as one taste.
    pub together: bool,
    /// Else one for each such file, by name.
    pub names: std::slice::Iter<'a, String>,
}

impl Choice<'_> {
    fn next(&mut self) -> Wanted<'_> {
        if self.together {
            Wanted::Together
        } else {
            self.names.next().map_or(Wanted::Only, |name| Wanted::Named(name))
        }
    }
}

/// What a file, a code or a link tells.
pub fn told(engine: &Engine, text: &str, choice: &mut Choice) -> Result<Told, Failure> {
    let path = Path::new(text);
    let read_code = |content: &str| taste_code::read(content).map_err(|source| refused(text, source));
    if !path.exists() && taste_code::read(text) != Err(TasteCodeError::None) {
        return Ok(of_code(read_code(text)?));
    }
    let bytes = read(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let contents = match import::read(&name, &bytes) {
        Ok(contents) => contents,
        Err(source) => {
            let content = String::from_utf8_lossy(&bytes);
            if taste_code::read(&content) == Err(TasteCodeError::None) {
                return Err(Failure::Playlist { path: path.into(), source });
            }
            return Ok(of_code(read_code(&content)?));
        }
    };
    let is_one = contents.playlists().nth(1).is_none();
    let import = chosen(path, contents, if is_one { Wanted::Only } else { choice.next() })?;
    let name = import.playlist.name.clone();
    let classification = engine.classify_playlist(&import.playlist)?;
    let portrait = engine.portrait(&classification).ok_or_else(|| Failure::NothingScored(name.clone()))?;
    Ok(Told { name, portrait, playlist: Some(classification.playlist) })
}

fn of_code(portrait: Portrait) -> Told {
    Told { name: portrait.name.clone(), portrait, playlist: None }
}

fn refused(text: &str, source: TasteCodeError) -> Failure {
    Failure::TasteCode { told: text.chars().take(TOLD_BACK).collect(), source }
}
