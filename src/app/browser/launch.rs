//! What the page was opened for: from the app's icon, from another app that shares something, or with a file.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::document;
use super::files::{FileResult, NotOneFile};

/// What the address can say, as the manifest has it.
const SCREEN: &str = "screen";
const SHARED: [&str; 3] = ["title", "text", "url"];

#[wasm_bindgen(
    inline_js = "export const watch_launches = (hear) => window.launchQueue?.setConsumer(async ({ files }) => {
  if (files.length) hear(await Promise.all(files.map((file) => file.getFile())));
});"
)]
extern "C" {
    fn watch_launches(hear: &Function);
}

/// What the address asks for.
#[derive(Debug, Default)]
pub struct Launch {
    /// The name of a screen.
    pub screen: Option<String>,
    /// What another app shares, in lines.
    pub shared: Option<String>,
}

/// Takes what the address asks for out of it, so that a reload does not ask for it again, and nobody who sees the address reads
/// what was shared.
pub fn taken() -> Launch {
    let shared: Vec<String> = SHARED.into_iter().filter_map(document::query).filter(|text| !text.is_empty()).collect();
    let launch =
        Launch { screen: document::query(SCREEN), shared: Some(shared.join("\n")).filter(|text| !text.is_empty()) };
    if launch.screen.is_some() || launch.shared.is_some() {
        SHARED.into_iter().chain([SCREEN]).for_each(document::clear_query);
    }
    launch
}

/// Tells of the file that the page is opened with by the system.
pub fn watch_files(tell: impl Fn(FileResult) + 'static) {
    let ear = Closure::<dyn Fn(Array)>::new(move |files: Array| {
        tell(match files.length() {
            1 => files.get(0).dyn_into().map_err(|_| NotOneFile::None),
            _ => Err(NotOneFile::Several),
        });
    });
    watch_launches(ear.into_js_value().unchecked_ref());
}
