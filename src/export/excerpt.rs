//! Tracks of a playlist as a file of their own.

use crate::playlist::Track;

use super::{Form, address, csv, file_stem};

/// Some tracks of a playlist.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    /// What the playlist is called.
    pub playlist: &'a str,
    /// The tracks.
    pub tracks: &'a [&'a Track],
    /// Whether they exist nowhere else, and so have no addresses.
    pub invented: bool,
}

impl Excerpt<'_> {
    /// The tracks in this form; none in forms that are for recommendations only. The table has the same columns for a track as that
    /// of recommendations, and says from which playlist they were chosen.
    pub fn write(&self, form: Form) -> Option<String> {
        match form {
            Form::Csv => Some(csv::write_tracks(self.playlist, self.tracks, self.invented)),
            Form::Links => {
                let addresses = self.tracks.iter().filter_map(|track| address(track, self.invented));
                Some(addresses.map(|address| address + "\n").collect())
            }
            Form::Json | Form::M3u => None,
        }
    }

    /// What a file of this form is called, without a folder and with no sign that a file system refuses.
    pub fn file_name(&self, form: Form) -> String {
        format!("{} - chosen.{}", file_stem(self.playlist), form.extension())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{AudioFeatures, Feature};
    use crate::import;
    use crate::playlist::TrackId;

    fn track(number: u64) -> Track {
        let mut features = AudioFeatures::default();
        features.set(Feature::Energy, 0.25).unwrap();
        features.set(Feature::Tempo, 120.5).unwrap();
        Track {
            id: Some(TrackId::from_bytes([number as u8; 16])),
            title: format!("=Title, {number}"),
            artists: vec!["Earth, Wind".into(), "Guest".into()],
            album: "Invented".into(),
            features,
            ..Track::default()
        }
    }

    #[test]
    fn what_is_written_as_a_table_is_read_back() {
        let tracks = [track(1), track(2)];
        let excerpt = Excerpt { playlist: "Mine/Yours", tracks: &tracks.each_ref(), invented: false };
        let read = import::read("any.csv", excerpt.write(Form::Csv).unwrap().as_bytes()).unwrap().together();
        assert_eq!(read.playlist.tracks, tracks);
        assert_eq!(excerpt.file_name(Form::Csv), "Mine Yours - chosen.csv");
    }

    #[test]
    fn invented_tracks_have_no_links() {
        let tracks = [track(1)];
        let links = |invented| {
            let excerpt = Excerpt { playlist: "", tracks: &tracks.each_ref(), invented };
            excerpt.write(Form::Links).unwrap()
        };
        assert_eq!(links(false), format!("{}\n", track(1).id.unwrap().address()));
        assert_eq!(links(true), "");
    }
}
