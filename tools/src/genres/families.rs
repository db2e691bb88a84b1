//! The families of music that the dataset's genres belong to, as a record shop would sort them. Judged by hand.

const FAMILIES: [(&str, &[&str]); 13] = [
    (
        "folk and country",
        &["acoustic", "folk", "singer-songwriter", "songwriter", "bluegrass", "guitar", "country", "honky-tonk"],
    ),
    (
        "rock",
        &[
            "alt-rock",
            "alternative",
            "grunge",
            "rock",
            "british",
            "psych-rock",
            "garage",
            "power-pop",
            "indie",
            "indie-pop",
            "rock-n-roll",
            "rockabilly",
            "emo",
            "punk",
            "punk-rock",
            "ska",
            "goth",
        ],
    ),
    (
        "metal",
        &[
            "black-metal",
            "death-metal",
            "hardcore",
            "metalcore",
            "grindcore",
            "hard-rock",
            "heavy-metal",
            "industrial",
            "metal",
        ],
    ),
    ("calm", &["ambient", "new-age", "piano", "classical", "opera", "sleep", "study"]),
    ("Japanese", &["anime", "j-pop", "j-rock", "j-dance", "j-idol"]),
    (
        "black American",
        &["blues", "jazz", "r-n-b", "disco", "funk", "soul", "gospel", "hip-hop", "dancehall", "afrobeat"],
    ),
    ("Brazilian", &["brazil", "forro", "sertanejo", "mpb", "pagode", "samba"]),
    (
        "electronic",
        &[
            "breakbeat",
            "drum-and-bass",
            "chicago-house",
            "detroit-techno",
            "club",
            "dance",
            "edm",
            "electro",
            "house",
            "deep-house",
            "groove",
            "dub",
            "dubstep",
            "electronic",
            "trip-hop",
            "synth-pop",
            "hardstyle",
            "idm",
            "minimal-techno",
            "techno",
            "progressive-house",
            "trance",
        ],
    ),
    ("Latin", &["latin", "latino", "reggae", "reggaeton", "salsa", "tango", "spanish"]),
    ("stage and children", &["children", "kids", "disney", "show-tunes", "comedy"]),
    ("moods", &["chill", "sad", "happy", "party", "romance"]),
    ("Asian", &["cantopop", "mandopop", "indian", "malay", "k-pop", "pop", "pop-film", "iranian"]),
    ("European and world", &["french", "german", "swedish", "turkish", "world-music"]),
];

/// The family of one of the dataset's genres; none for a genre that is not its own.
pub fn family(member: &str) -> Option<&'static str> {
    FAMILIES.iter().find(|(_, members)| members.contains(&member)).map(|(family, _)| *family)
}

#[cfg(test)]
mod tests {
    use amalgamix::genres::GenreTable;

    use super::*;

    #[test]
    fn every_genre_has_one_family() {
        let genres = GenreTable::from_json(include_bytes!("../../../weights/genres.json")).unwrap();
        for (member, _) in genres.members() {
            let families = FAMILIES.iter().filter(|(_, members)| members.contains(&member)).count();
            assert_eq!(families, 1, "{member}");
        }
    }
}
