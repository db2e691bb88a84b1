//! The camera, as long as the visitor looks for a code with it. What it sees is shown in the element that stands on the screen
//! for it, and goes nowhere else.

use std::cell::RefCell;
use std::time::Duration;

use amalgamix::wire::Picture;
use js_sys::{Object, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

use super::alarm::Alarm;
use super::js_error::JsError;
use super::pictures;
use crate::parts::VIEWFINDER;

/// How long it is waited between two looks.
const BETWEEN: Duration = Duration::from_millis(250);

thread_local! {
    /// The camera's pictures, while it is on.
    static FILM: RefCell<Option<MediaStream>> = const { RefCell::new(None) };
}

/// Why the camera sees nothing.
#[derive(Debug, Error)]
pub enum CameraError {
    /// There is none, or the visitor or the system does not let the page have it.
    #[error("The camera cannot be used ({0}). Choose a picture of the code instead, or paste the link.")]
    Refused(#[from] JsError),
    /// The place where it is shown is gone.
    #[error("The camera was turned off.")]
    Off,
}

/// What the camera sees, a moment from now. Turns it on if it is off; the browser asks the visitor first.
pub async fn look() -> Result<Picture, CameraError> {
    let film = viewfinder().ok_or(CameraError::Off)?;
    if FILM.with_borrow(Option::is_none) {
        turn_on(&film).await.map_err(JsError::from)?;
    }
    pause().await;
    if viewfinder().is_none() {
        stop();
        return Err(CameraError::Off);
    }
    Ok(pictures::of_film(&film)?)
}

/// Turns the camera off.
pub fn stop() {
    if let Some(film) = FILM.take() {
        film.get_tracks().iter().for_each(|track| track.unchecked_into::<MediaStreamTrack>().stop());
    }
}

async fn turn_on(film: &HtmlVideoElement) -> Result<(), JsValue> {
    let devices = web_sys::window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
    // The camera on the back, where there are two.
    let wanted = Object::new();
    Reflect::set(&wanted, &"facingMode".into(), &"environment".into())?;
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let stream = JsFuture::from(devices.get_user_media_with_constraints(&constraints)?).await?;
    let stream: MediaStream = stream.unchecked_into();
    film.set_src_object(Some(&stream));
    FILM.set(Some(stream));
    JsFuture::from(film.play()?).await.map(drop)
}

async fn pause() {
    let mut begin = |resolve: js_sys::Function, _| {
        std::mem::forget(Alarm::after(BETWEEN, move || drop(resolve.call0(&JsValue::UNDEFINED))));
    };
    let _ = JsFuture::from(Promise::new(&mut begin)).await;
}

fn viewfinder() -> Option<HtmlVideoElement> {
    web_sys::window()?.document()?.get_element_by_id(VIEWFINDER)?.dyn_into().ok()
}
