//! Requests to other hosts: those that the page's policy names, and no others.

use amalgamix::wire::account::Trouble;
use gloo_net::http::{Request, Response};
use js_sys::Reflect;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// The most bytes that an answer may have: a page of fifty tracks has a fiftieth of that.
const MAX_BYTES: usize = 8 << 20;

/// For how many milliseconds an answer is waited for.
const PATIENCE: u32 = 30_000;

/// An answer, whatever it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// In how many seconds to ask again, where that can be read.
    pub retry_after: Option<u32>,
    /// The content.
    pub body: Vec<u8>,
}

/// Asks for something.
pub async fn get(address: &str, headers: &[(&str, &str)]) -> Result<Answer, Trouble> {
    send(prepared(Request::get(address), headers).build()).await
}

/// Sends something.
pub async fn post(address: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer, Trouble> {
    send(prepared(Request::post(address), headers).body(body)).await
}

type Builder = gloo_net::http::RequestBuilder;

fn prepared(request: Builder, headers: &[(&str, &str)]) -> Builder {
    let request = request
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    headers.iter().fold(request, |request, (name, value)| request.header(name, value))
}

async fn send(request: Result<Request, gloo_net::Error>) -> Result<Answer, Trouble> {
    let request = request.map_err(|error| Trouble::Browser(error.to_string()))?;
    let response = request.send().await.map_err(|_| silence())?;
    answer(response).await
}

async fn answer(response: Response) -> Result<Answer, Trouble> {
    let headers = response.headers();
    let announced = headers.get("content-length").and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > MAX_BYTES) {
        return Err(Trouble::Garbled);
    }
    let retry_after = headers.get("retry-after").and_then(|seconds| seconds.trim().parse().ok());
    let body = response.binary().await.map_err(|_| silence())?;
    if body.len() > MAX_BYTES {
        return Err(Trouble::Garbled);
    }
    Ok(Answer { status: response.status(), retry_after, body })
}

/// Browsers don't tell why no answer came.
fn silence() -> Trouble {
    let navigator = web_sys::window().map(|window| window.navigator());
    let online = navigator.and_then(|navigator| Reflect::get(&navigator, &"onLine".into()).ok());
    if online.is_some_and(|online| online.is_falsy()) { Trouble::Offline } else { Trouble::Unreachable }
}
