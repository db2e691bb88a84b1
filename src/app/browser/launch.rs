//! What the page was opened for: from the app's icon, from another app that shares something, or with a file. The words of the address
//! are the manifest's.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::files::{FileResult, NotOneFile};

#[wasm_bindgen(inline_js = "
export function take(name) {
  const address = new URL(location);
  const value = address.searchParams.get(name);
  if (value === null) return;
  address.searchParams.delete(name);
  history.replaceState(null, '', address);
  return value;
}

export function watchLaunches(hear) {
  window.launchQueue?.setConsumer(async ({ files }) => {
    if (files.length) hear(await Promise.all(files.map((file) => file.getFile())));
  });
}")]
extern "C" {
    fn take(name: &str) -> Option<String>;

    #[wasm_bindgen(js_name = watchLaunches)]
    fn watch_launches(hear: &Function);
}

/// Takes the name of a screen out of the address, so that a reload does not ask for it again.
pub fn screen() -> Option<String> {
    take("screen")
}

/// Takes out of the address what another app shares, in lines, so that nobody who sees the address reads it.
pub fn shared() -> Option<String> {
    let lines: Vec<String> = ["title", "text", "url"].into_iter().filter_map(take).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
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
