//! Pictures as the page sees them: drawn onto a canvas, their points read back without colours.

use amalgamix::wire::Picture;
use js_sys::Reflect;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap};

use super::js_error::JsError;

/// Pictures are made no longer than this, in points: a code that fills a fifth of one can still be read.
const LONGEST: f64 = 1200.0;

/// More bytes than a photograph has.
const MAX_BYTES: f64 = 40e6;

/// Why a picture cannot be looked at.
#[derive(Debug, Error)]
pub enum PictureError {
    /// It has more bytes than a photograph.
    #[error("The picture has {} MB, more than the {} that are read. Take a smaller part of it.", (.0 / 1e6).ceil(), MAX_BYTES / 1e6)]
    TooLarge(f64),
    /// The browser cannot make sense of it.
    #[error("The picture cannot be read: {0}. Try it as PNG or JPEG.")]
    Unreadable(#[from] JsError),
}

/// The picture in a file.
pub async fn of_file(file: &File) -> Result<Picture, PictureError> {
    if file.size() > MAX_BYTES {
        return Err(PictureError::TooLarge(file.size()));
    }
    Ok(drawn(file).await.map_err(JsError::from)?)
}

async fn drawn(file: &File) -> Result<Picture, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let bitmap = JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?;
    let bitmap: ImageBitmap = bitmap.unchecked_into();
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    points(width, height, |canvas, width, height| {
        canvas.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, width, height)
    })
}

/// What a film shows now.
pub fn of_film(film: &HtmlVideoElement) -> Result<Picture, JsError> {
    let (width, height) = (f64::from(film.video_width()), f64::from(film.video_height()));
    let drawn = points(width, height, |canvas, width, height| {
        canvas.draw_image_with_html_video_element_and_dw_and_dh(film, 0.0, 0.0, width, height)
    });
    Ok(drawn?)
}

fn points(
    width: f64,
    height: f64,
    draw: impl FnOnce(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>,
) -> Result<Picture, JsValue> {
    let scale = (LONGEST / width.max(height).max(1.0)).min(1.0);
    let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let canvas = canvas(width as u32, height as u32)?;
    // What is transparent in a picture is paper, not ink.
    canvas.set_fill_style_str("white");
    canvas.fill_rect(0.0, 0.0, width, height);
    draw(&canvas, width, height)?;
    let colours = canvas.get_image_data(0.0, 0.0, width, height)?.data();
    Ok(Picture { width: width as u32, points: colours.chunks_exact(4).map(grey).collect() })
}

/// The brightness of a point of red, green, blue and its opacity, weighed as eyes do (ITU-R BT.601).
fn grey(point: &[u8]) -> u8 {
    let [red, green, blue] = [point[0], point[1], point[2]].map(u32::from);
    ((299 * red + 587 * green + 114 * blue) / 1000) as u8
}

fn canvas(width: u32, height: u32) -> Result<CanvasRenderingContext2d, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let options = js_sys::Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE)?;
    let context = canvas.get_context_with_context_options("2d", &options)?.ok_or(JsValue::NULL)?;
    Ok(context.dyn_into()?)
}
