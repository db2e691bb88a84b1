//! The list as extended M3U, for players.

use crate::features::Feature;
use crate::playlist::Track;

use super::Selection;

pub(super) fn write(selection: &Selection) -> String {
    let entries = selection.picks.iter().filter_map(|pick| Some(entry(pick.track, &selection.address(pick.track)?)));
    let head = format!("#EXTM3U\n#PLAYLIST:{}\n", line(selection.playlist));
    entries.fold(head, |written, entry| written + &entry)
}

fn entry(track: &Track, address: &str) -> String {
    // -1 is the format's word for a length that is not known.
    let seconds = track.features.get(Feature::Duration).map_or(-1, |seconds| seconds.round() as i64);
    format!("#EXTINF:{seconds},{} - {}\n{address}\n", line(&track.artists.join(", ")), line(&track.title))
}

/// A text on one line, whatever it contains.
fn line(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() || "\u{2028}\u{2029}".contains(sign) { ' ' } else { sign }).collect()
}
