//! Files that are served beside the page, as bytes.

use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::js_error::JsError;

/// Why a file did not arrive.
#[derive(Debug, Error)]
pub enum FetchError {
    /// There was no answer.
    #[error("{address} could not be fetched: {reason}. Check the connection and try again.")]
    Unreachable {
        /// The file, as seen from the page.
        address: String,
        /// What the browser says.
        reason: JsError,
    },
    /// The answer was a refusal.
    #[error(
        "{address} could not be fetched: the server answered {status}. Reload the page: a newer one may have taken its place."
    )]
    Refused {
        /// The file, as seen from the page.
        address: String,
        /// The answer's status.
        status: u16,
    },
}

/// The content of the file at an address relative to the page.
pub async fn bytes(address: &str) -> Result<Vec<u8>, FetchError> {
    let response = answer(address).await.map_err(|reason| unreachable(address, reason))?;
    if !response.ok() {
        return Err(FetchError::Refused { address: address.into(), status: response.status() });
    }
    body(&response).await.map_err(|reason| unreachable(address, reason))
}

async fn answer(address: &str) -> Result<Response, JsError> {
    let window = web_sys::window().ok_or(wasm_bindgen::JsValue::NULL)?;
    Ok(JsFuture::from(window.fetch_with_str(address)).await?.unchecked_into())
}

async fn body(response: &Response) -> Result<Vec<u8>, JsError> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn unreachable(address: &str, reason: JsError) -> FetchError {
    FetchError::Unreachable { address: address.into(), reason }
}
