//! What a listener thought of recommendations, as a table.

use crate::formula::guarded;
use crate::genres::GenreTable;
use crate::playlist::Track;
use crate::recommend::Feedback;

use super::csv::row;

const HEADER: [&str; 4] = ["Judgement", "Track URI", "Track Name", "Artist Name(s)"];

/// Every judgement in a row; a genre stands where a title would. Made for spreadsheets.
pub fn judgements(feedback: &Feedback, genres: &GenreTable) -> String {
    let of = |judgement: &'static str| move |track: &Track| of_track(judgement, track);
    let named = |judgement: &str, title: &str, artist: &str| {
        row([judgement.into(), String::new(), guarded(title), guarded(artist)].into_iter())
    };
    let liked = feedback.liked.iter().map(|judged| &judged.track).map(of("liked"));
    let disliked = feedback.disliked.iter().map(|judged| &judged.track).map(of("disliked"));
    let tracks = feedback.blocked_tracks.iter().map(of("blocked track"));
    let artists = feedback.blocked_artists.iter().map(|artist| named("blocked artist", "", artist));
    let blocked = feedback.blocked_genres.iter().map(|genre| named("blocked genre", genres.name(*genre), ""));
    let rows = liked.chain(disliked).chain(tracks).chain(artists).chain(blocked);
    row(HEADER.map(String::from).into_iter()) + &rows.collect::<String>()
}

fn of_track(judgement: &str, track: &Track) -> String {
    let uri = track.id.map(|id| format!("spotify:track:{id}")).unwrap_or_default();
    row([judgement.into(), uri, guarded(&track.title), guarded(&track.artists.join(", "))].into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedding::EmbeddingCodes;
    use crate::genres::{GENRE_COUNT, Genre, GenreEntry};
    use crate::recommend::Judged;

    #[test]
    fn every_judgement_has_a_row_that_runs_nothing() {
        let track = Track { title: "=1+1".into(), artists: vec!["Some \"Body\"".into()], ..Track::default() };
        let mut feedback = Feedback::default();
        feedback.like(Judged { track, embedding: EmbeddingCodes::UNKNOWN });
        feedback.block_artist("Nobody".into());
        feedback.block_genre(Genre::new(0).unwrap());
        let entry = |number| GenreEntry { name: format!("genre {number}"), members: vec![format!("member {number}")] };
        let genres: GenreTable = (0..GENRE_COUNT).map(entry).collect::<Vec<_>>().try_into().unwrap();
        let table = judgements(&feedback, &genres);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[1], r#""liked","","'=1+1","Some ""Body""""#);
        assert_eq!(lines[2], r#""blocked artist","","","Nobody""#);
        assert_eq!(lines[3], r#""blocked genre","","genre 0","""#);
    }
}
