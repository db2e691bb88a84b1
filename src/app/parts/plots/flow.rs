//! Tempo and keys from the playlist's first track to its last.

use amalgamix::camelot::Camelot;
use amalgamix::features::Feature;
use amalgamix::playlist::Track;
use yew::{Html, html};

use super::numbers::{quarter, sorted};
use super::{ground, keys};
use crate::parts::alike::chart;
use crate::parts::tracks::Subject;
use crate::words;

/// How many places the drawing has at most: of a longer playlist several tracks share one.
const PLACES: usize = 200;

/// At which parts of the range of tempos there are lines.
const LEVELS: [f32; 3] = [0.0, 0.5, 1.0];

/// What stands at one place: one track, or several that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The first of them, by its place in the playlist, and how many there are.
    first: usize,
    tracks: usize,
    /// The middle of their tempos, in beats per minute.
    tempo: Option<f32>,
    /// Their commonest key, of equally common ones the first on the wheel.
    pub key: Option<Camelot>,
}

/// The drawing.
pub fn view(subject: &Subject) -> Html {
    let tracks = subject.tracks();
    let stretches = stretches(tracks, PLACES);
    let known = sorted(stretches.iter().filter_map(|stretch| stretch.tempo));
    let (Some(lowest), Some(highest)) = (known.first().copied(), known.last().copied()) else { return Html::default() };
    let ends = tens(lowest, highest);
    let said = said(tracks);
    let drawing = html! {
        <div class="plot">
            <p class="plot__name">{ "↑ tempo (BPM)" }</p>
            <svg class="plot__ground plot__ground--low" role="img" aria-label={tempo_said(tracks)}>
                { ground::lines(LEVELS.into_iter().map(height)) }
                <svg width="100%" height="100%" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                    <path class="plot__line" d={line(&stretches, ends)} />
                </svg>
                { for LEVELS.into_iter().map(|part| ground::label(height(part), tempo_at(ends, part))) }
            </svg>
            { keys::view(&stretches, keys_said(tracks)) }
            <p class="plot__ticks" aria-hidden="true"><span>{ "1" }</span><span>{ words::grouped(tracks.len()) }</span></p>
            <p class="plot__name plot__name--across">{ "place in the playlist →" }</p>
        </div>
    };
    chart::figure("Tempo and keys along the playlist", said, drawing, table(tracks, &stretches))
}

/// The tens around these tempos.
fn tens(lowest: f32, highest: f32) -> [f32; 2] {
    let low = (lowest / 10.0).floor() * 10.0;
    [low, ((highest / 10.0).ceil() * 10.0).max(low + 10.0)]
}

/// The playlist in at most so many pieces of nearly the same length.
fn stretches(tracks: &[Track], most: usize) -> Vec<Stretch> {
    let count = tracks.len().min(most);
    let stretch = |number: usize| {
        let (first, end) = (number * tracks.len() / count, (number + 1) * tracks.len() / count);
        let piece = &tracks[first..end];
        let tempos = sorted(piece.iter().filter_map(|track| track.features.get(Feature::Tempo)));
        Stretch { first, tracks: end - first, tempo: quarter(&tempos, 2), key: keys::commonest(piece) }
    };
    (0..count).map(stretch).collect()
}

/// The tempo's line in a drawing of a thousand by a thousand, broken where no tempo is known.
fn line(stretches: &[Stretch], [low, high]: [f32; 2]) -> String {
    let (mut path, mut is_drawing) = (String::new(), false);
    for (number, stretch) in stretches.iter().enumerate() {
        let Some(tempo) = stretch.tempo else {
            is_drawing = false;
            continue;
        };
        let x = (number * 2 + 1) * 500 / stretches.len().max(1);
        let y = 950 - ((tempo - low) / (high - low) * 850.0).round() as i32;
        // A single place is a short stroke: a line needs two.
        path += &if is_drawing { format!("L{x} {y}") } else { format!("M{x} {y}h1") };
        is_drawing = true;
    }
    path
}

/// The height of a part of the range of tempos, in hundredths from the top.
fn height(part: f32) -> f32 {
    95.0 - part * 85.0
}

fn tempo_at([low, high]: [f32; 2], part: f32) -> String {
    ((low + part * (high - low)).round() as i32).to_string()
}

fn said(tracks: &[Track]) -> String {
    let pieces = match tracks.len() {
        many if many > PLACES => {
            format!(" Each place in the drawing stands for {} or more.", words::tracks(many / PLACES))
        }
        _ => String::new(),
    };
    format!("{} {}{pieces}", tempo_said(tracks), keys_said(tracks))
}

fn tempo_said(tracks: &[Track]) -> String {
    let tempo = |track: &Track| track.features.get(Feature::Tempo);
    let steps = tracks.windows(2).filter_map(|pair| Some((tempo(&pair[0])? - tempo(&pair[1])?).abs()));
    match quarter(&sorted(steps), 2) {
        Some(step) => format!(
            "From one track to the next the tempo changes by {} BPM or less in half of all cases.",
            step.ceil() as u32
        ),
        None => "There are no two tracks in a row whose tempo is known.".into(),
    }
}

fn keys_said(tracks: &[Track]) -> String {
    let keys: Vec<Option<Camelot>> = tracks.iter().map(|track| Camelot::of(&track.features)).collect();
    let steps: Vec<bool> = keys.windows(2).filter_map(|pair| Some(pair[0]?.goes_with(pair[1]?))).collect();
    match steps.iter().filter(|goes| **goes).count() {
        _ if steps.is_empty() => "There are no two tracks in a row whose keys are known.".into(),
        going => format!(
            "In {} of {} the next key goes well with the one before: the same or its neighbour on the Camelot wheel.",
            words::grouped(going),
            words::count(steps.len(), "step", "steps")
        ),
    }
}

fn table(tracks: &[Track], stretches: &[Stretch]) -> Html {
    let columns = ["Tracks", "Tempo (BPM)", "Key (Camelot)"];
    let rows = stretches.iter().map(|stretch| {
        let last = stretch.first + stretch.tracks;
        let name = match (stretch.tracks, tracks.get(stretch.first)) {
            (1, Some(track)) => format!("{last} {}", words::titled(&track.title)),
            _ => format!("{} to {last}", stretch.first + 1),
        };
        let tempo = stretch.tempo.map(|tempo| (tempo.round() as u32).to_string());
        vec![name, tempo.unwrap_or_default(), stretch.key.map(|key| key.to_string()).unwrap_or_default()]
    });
    let caption = match tracks.len() > PLACES {
        true => "The middle tempo and the commonest key of tracks that follow each other",
        false => "Tempo and key of each track",
    };
    chart::table(caption, &columns.map(String::from), rows.collect())
}

#[cfg(test)]
mod tests {
    use amalgamix::features::{AudioFeatures, Key, Mode};

    use super::*;

    fn track(tempo: f32, pitch_class: i64) -> Track {
        let mut features = AudioFeatures::default();
        (features.key, features.mode) = (Key::new(pitch_class), Some(Mode::Major));
        features.set(Feature::Tempo, tempo).unwrap();
        Track { features, ..Track::default() }
    }

    #[test]
    fn it_is_said_how_tempo_and_keys_go_on() {
        let tracks = [track(100.0, 0), track(104.5, 7), track(104.5, 6), track(180.0, 6)];
        assert_eq!(
            said(&tracks),
            "From one track to the next the tempo changes by 5 BPM or less in half of all cases. In 2 of 3 steps the next key goes \
             well with the one before: the same or its neighbour on the Camelot wheel."
        );
        assert!(
            said(&[Track::default(), Track::default()])
                .starts_with("There are no two tracks in a row whose tempo is known.")
        );
    }

    #[test]
    fn a_long_playlist_is_told_in_pieces_that_hold_all_of_it() {
        let tracks: Vec<Track> = (0..4999).map(|number| track(60.0 + (number % 100) as f32, number % 12)).collect();
        let pieces = stretches(&tracks, PLACES);
        assert_eq!((pieces.len(), pieces.iter().map(|piece| piece.tracks).sum::<usize>()), (PLACES, 4999));
        assert!(pieces.windows(2).all(|pair| pair[0].first + pair[0].tracks == pair[1].first));
        assert!(stretches(&[], PLACES).is_empty());
    }

    #[test]
    fn the_line_is_broken_where_no_tempo_is_known() {
        let tracks = [track(100.0, 0), Track::default(), track(110.0, 0), track(120.0, 0)];
        assert_eq!(line(&stretches(&tracks, PLACES), [100.0, 120.0]), "M125 950h1M625 525h1L875 100");
    }
}
