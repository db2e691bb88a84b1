//! Files that the visitor chooses or drops, and their content.

use amalgamix::import::MAX_BYTES;
use amalgamix::wire::NamedFile;
use thiserror::Error;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};
use yew::TargetCast;

use super::js_error::JsError;

/// More bytes than a file with a taste has, whatever was written around it.
const MAX_TASTE_BYTES: f64 = 65536.0;

/// Why the content of a file is not here.
#[derive(Debug, Error)]
pub enum FileError {
    /// It has more bytes than a playlist file may have.
    #[error("The file has {} MB, a playlist may have at most {}. Split it into several files.", (.0 / 1048576.0).ceil(), MAX_BYTES >> 20)]
    TooLarge(f64),
    /// It has more bytes than a taste may have.
    #[error(
        "The file is too large to hold a taste. Choose the file that your friend’s AmalgaMix has made, or a picture of its code."
    )]
    NoTaste,
    /// The browser could not read it.
    #[error("The file could not be read: {0}. Choose it once more.")]
    Unreadable(#[from] JsError),
}

/// Why there is not one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotOneFile {
    /// There is none: a text or a link was dropped, or nothing was chosen.
    #[error("nothing was brought")]
    None,
    /// There are several.
    #[error("several files were brought")]
    Several,
}

/// The one file that was brought, or why there is none.
pub type FileResult = Result<File, NotOneFile>;

/// The file that was chosen in a file field. The field is emptied, so that the same file can be chosen again.
pub fn chosen(event: &Event) -> FileResult {
    let field = event.target_dyn_into::<HtmlInputElement>().ok_or(NotOneFile::None)?;
    let file = only(field.files());
    field.set_value("");
    file
}

/// The files that were chosen in a field for several. The field is emptied, so that the same files can be chosen again.
pub fn all_chosen(event: &Event) -> Vec<File> {
    let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return Vec::new() };
    let files = field.files();
    let chosen = files.iter().flat_map(|files| (0..files.length()).filter_map(|place| files.get(place))).collect();
    field.set_value("");
    chosen
}

/// The file that was dropped.
pub fn dropped(event: &DragEvent) -> FileResult {
    only(event.data_transfer().and_then(|transfer| transfer.files()))
}

fn only(files: Option<FileList>) -> FileResult {
    let files = files.ok_or(NotOneFile::None)?;
    match files.length() {
        1 => files.get(0).ok_or(NotOneFile::None),
        0 => Err(NotOneFile::None),
        _ => Err(NotOneFile::Several),
    }
}

/// The content of files, by their names; or which one is not here, and why.
pub async fn all(files: &[File]) -> Result<Vec<NamedFile>, String> {
    let mut named = Vec::with_capacity(files.len());
    for file in files {
        let bytes = bytes(file).await.map_err(|error| format!("“{}”: {error}", file.name()))?;
        named.push(NamedFile { name: file.name(), bytes });
    }
    Ok(named)
}

/// The content of a file, unless it is larger than any playlist.
pub async fn bytes(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > MAX_BYTES as f64 {
        return Err(FileError::TooLarge(file.size()));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(JsError::from)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The content of a file as text, unless it is larger than any that is a taste.
pub async fn text(file: &File) -> Result<String, FileError> {
    if file.size() > MAX_TASTE_BYTES {
        return Err(FileError::NoTaste);
    }
    Ok(String::from_utf8_lossy(&bytes(file).await?).into_owned())
}
