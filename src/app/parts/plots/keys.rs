//! Keys along the playlist, on the Camelot wheel rolled out to twelve lanes.

use amalgamix::camelot::Camelot;
use amalgamix::playlist::Track;
use yew::{Html, html};

use super::flow::Stretch;
use super::ground;
use crate::parts::alike::chart;

/// The lanes that carry their numbers.
const NUMBERED: [u8; 4] = [1, 4, 8, 12];

/// The drawing: minor keys are rings, major keys discs.
pub fn view(stretches: &[Stretch], said: String) -> Html {
    if stretches.iter().all(|stretch| stretch.key.is_none()) {
        return Html::default();
    }
    html! {
        <>
            <p class="plot__name">{ "↑ key (Camelot)" }</p>
            <ul class="key" role="list">
                <li><svg class="key__mark" aria-hidden="true" focusable="false">{ disc(false, "50%".into(), "50%".into(), 4) }</svg>{ "A, minor" }</li>
                <li><svg class="key__mark" aria-hidden="true" focusable="false">{ disc(true, "50%".into(), "50%".into(), 4) }</svg>{ "B, major" }</li>
            </ul>
            <svg class="plot__ground plot__ground--low" role="img" aria-label={said}>
                { ground::lines(NUMBERED.into_iter().map(height)) }
                { for stretches.iter().enumerate().map(|(number, stretch)| mark(number, stretches.len(), stretch)) }
                { for NUMBERED.into_iter().map(|number| ground::label(height(number), number.to_string())) }
            </svg>
        </>
    }
}

/// The commonest key of these tracks; of equally common ones the first on the wheel.
pub fn commonest(tracks: &[Track]) -> Option<Camelot> {
    let mut keys: Vec<Camelot> = tracks.iter().filter_map(|track| Camelot::of(&track.features)).collect();
    keys.sort_unstable();
    let runs = keys.chunk_by(|one, other| one == other);
    // Of equal ones the last counts, so they are asked from the last on.
    runs.rev().max_by_key(|run| run.len()).and_then(|run| run.first().copied())
}

fn mark(number: usize, places: usize, stretch: &Stretch) -> Html {
    let Some(key) = stretch.key else { return Html::default() };
    let x = chart::hundredths((number as f32 + 0.5) * 100.0 / places.max(1) as f32);
    disc(key.is_major(), x, chart::hundredths(height(key.number())), if places > 100 { 3 } else { 4 })
}

fn disc(is_major: bool, cx: String, cy: String, radius: u8) -> Html {
    let class = if is_major { "keymark keymark--major" } else { "keymark" };
    html! { <circle {class} {cx} {cy} r={radius.to_string()} /> }
}

/// The height of a number's lane, in hundredths from the top: 12 is the highest.
fn height(number: u8) -> f32 {
    95.0 - f32::from(number - 1) * 85.0 / 11.0
}

#[cfg(test)]
mod tests {
    use amalgamix::features::{Key, Mode};

    use super::*;

    #[test]
    fn the_commonest_key_speaks_for_a_stretch() {
        let track = |pitch_class| {
            let mut track = Track::default();
            (track.features.key, track.features.mode) = (Key::new(pitch_class), Some(Mode::Major));
            track
        };
        let commonest = |keys: &[i64]| {
            let tracks: Vec<Track> = keys.iter().map(|key| track(*key)).collect();
            commonest(&tracks).map(|key| key.to_string())
        };
        assert_eq!(commonest(&[0, 7, 7]).as_deref(), Some("9B"));
        assert_eq!(commonest(&[7, 0]).as_deref(), Some("8B"), "of equally common ones the first on the wheel");
        assert_eq!(commonest(&[-1]), None);
    }
}
