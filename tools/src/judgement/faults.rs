//! What must not be in a list, counted without asking the rules that should have kept it out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use amalgamix::playlist::Track;
use amalgamix::recording::Recording;
use serde::{Deserialize, Serialize};

/// How many tracks should not have been in some lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    /// In the playlist already, by id or by title and artist.
    pub known: usize,
    /// Of a recording that comes earlier in the list.
    pub repeated: usize,
    /// By an artist of whom enough tracks come earlier in the list.
    pub beyond_artist_limit: usize,
}

impl Faults {
    /// The faults of one list for a playlist, with so many tracks by one artist allowed.
    pub fn of(list: &[&Track], playlist: &[&Track], per_artist: usize) -> Faults {
        let (ids, known) =
            (playlist.iter().filter_map(|track| track.id).collect::<BTreeSet<_>>(), recordings(playlist));
        let is_known = |track: &Track| {
            track.id.is_some_and(|id| ids.contains(&id))
                || track.recordings().any(|recording| known.contains(&recording))
        };
        let mut faults = Faults { known: list.iter().filter(|track| is_known(track)).count(), ..Faults::default() };
        let (mut seen, mut by_artist) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
        for track in list {
            let same: Vec<Recording> = track.recordings().collect();
            faults.repeated += usize::from(same.iter().any(|recording| seen.contains(recording)));
            seen.extend(same);
            let artists: BTreeSet<String> = track.artists.iter().map(|artist| artist.trim().to_lowercase()).collect();
            let is_full = |artist: &String| by_artist.get(artist).is_some_and(|count| *count >= per_artist);
            faults.beyond_artist_limit += usize::from(artists.iter().any(is_full));
            artists.into_iter().for_each(|artist| *by_artist.entry(artist).or_default() += 1);
        }
        faults
    }
}

fn recordings(tracks: &[&Track]) -> BTreeSet<Recording> {
    tracks.iter().flat_map(|track| track.recordings()).collect()
}

impl AddAssign for Faults {
    fn add_assign(&mut self, other: Faults) {
        self.known += other.known;
        self.repeated += other.repeated;
        self.beyond_artist_limit += other.beyond_artist_limit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(number: u8, title: &str, artists: &[&str]) -> Track {
        let id = format!("00000000000000000000{number:02}").parse().ok();
        let artists = artists.iter().map(|artist| (*artist).to_owned()).collect();
        Track { id, title: title.into(), artists, ..Track::default() }
    }

    #[test]
    fn a_track_is_known_by_its_id_and_by_its_recording() {
        let playlist = track(1, "Paper Lanterns", &["Ada"]);
        let list =
            [track(1, "Another title", &["Bo"]), track(2, "Paper Lanterns - Live", &["Ada"]), track(3, "New", &["Cy"])];
        let faults = Faults::of(&list.each_ref(), &[&playlist], 2);
        assert_eq!(faults, Faults { known: 2, ..Faults::default() });
    }

    #[test]
    fn a_recording_that_comes_twice_is_one_fault() {
        let list =
            [track(1, "Song", &["Ada", "Bo"]), track(2, "Song (Remix)", &["bo"]), track(3, "Other song", &["Cy"])];
        assert_eq!(Faults::of(&list.each_ref(), &[], 2), Faults { repeated: 1, ..Faults::default() });
    }

    #[test]
    fn every_track_beyond_the_limit_of_one_of_its_artists_is_one() {
        let list = [
            track(1, "A", &["Ada"]),
            track(2, "B", &["ADA ", "Bo"]),
            track(3, "C", &["Ada"]),
            track(4, "D", &["Cy", "Ada"]),
        ];
        assert_eq!(Faults::of(&list.each_ref(), &[], 2), Faults { beyond_artist_limit: 2, ..Faults::default() });
    }
}
