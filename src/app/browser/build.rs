//! Where the files of the running build are served: in a folder of their own, named in the page's head when it was built, so
//! that a page never gets a file of another build.

/// The folder's name; none where the page was not finished by `scripts/seal.mjs`, and the files lie beside it.
pub fn name() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("meta[name=build]").ok()??.get_attribute("content")
}

/// The address of one of its files, relative to the page.
pub fn file(path: &str) -> String {
    match name() {
        Some(folder) => format!("{folder}/{path}"),
        None => path.into(),
    }
}
