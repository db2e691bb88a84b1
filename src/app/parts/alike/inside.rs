//! What a taste tells to whoever gets it, in plain words and with the very content, and what it does not tell.

use amalgamix::features::Feature;
use amalgamix::genres::GenreTable;
use amalgamix::portrait::Portrait;
use yew::{Html, html};

use super::{chart, ranges};
use crate::parts::shelf;
use crate::words;

/// The least share, in thousandths, that makes a whole hundredth when it is rounded.
const WHOLE: u16 = 5;

/// Both lists, for the taste as it would be told.
pub fn view(told: &Portrait, genres: Option<&GenreTable>) -> Html {
    html! {
        <div class="inside">
            <div>
                <h3>{ "What is inside" }</h3>
                { shelf::small(&told.mix) }
                <ul class="points">
                    { for inside(told, genres).into_iter().map(|words| html! { <li>{ words }</li> }) }
                </ul>
                <details>
                    <summary>{ "How the features are spread" }</summary>
                    { sound(told) }
                </details>
            </div>
            <div>
                <h3>{ "What is not inside" }</h3>
                <ul class="points">
                    <li>{ "No titles, no albums, no artist’s name, no identifiers or links of tracks" }</li>
                    <li>{ "No account, no address, nothing about this device, no date" }</li>
                    <li>{ "Nothing is sent anywhere: the code is made in this page, and who has it is up to you. It cannot be called back." }</li>
                </ul>
            </div>
        </div>
    }
}

fn inside(told: &Portrait, genres: Option<&GenreTable>) -> Vec<String> {
    let mut said = vec![
        match told.name.as_str() {
            "" => "No name".into(),
            name => format!("The name “{name}”"),
        },
        format!("On how many tracks it rests: {}", words::grouped(told.tracks.into())),
    ];
    if let Some(genres) = genres {
        said.push(format!("The genres with their shares: {}", mix(told, genres)));
    }
    let known = told.sound.iter().flatten().count();
    said.push(format!(
        "How {known} features of the sound are spread over the tracks, coarsely: at seven places, in 64 steps"
    ));
    said.push(corners(told, genres));
    said.push("A mark of the network that heard the tracks".into());
    said.push(artists(told));
    said
}

/// The shares of the genres; those that are all under 1 % are told together.
fn mix(told: &Portrait, genres: &GenreTable) -> String {
    let share = |thousandths: u16| words::percent(f32::from(thousandths) / 1000.0);
    let (large, small): (Vec<_>, Vec<_>) = told.mix.iter().partition(|(_, thousandths)| *thousandths >= WHOLE);
    let mut named: Vec<String> =
        large.iter().map(|(genre, thousandths)| format!("{} {}", genres.name(*genre), share(*thousandths))).collect();
    let small: Vec<&str> = small.iter().map(|(genre, _)| genres.name(*genre)).collect();
    if !small.is_empty() {
        named.push(format!("and under 1 % each {}", small.join(", ")));
    }
    named.join(", ")
}

/// The groups of tracks that lie together.
fn corners(told: &Portrait, genres: Option<&GenreTable>) -> String {
    if told.corners.is_empty() {
        return "No groups of tracks".into();
    }
    let one = |share: u8| words::percent(f32::from(share) / 255.0);
    let named: Vec<String> = told
        .corners
        .iter()
        .map(|corner| match genres {
            Some(genres) => format!("{} of the tracks, mostly {}", one(corner.share), genres.name(corner.genre)),
            None => one(corner.share),
        })
        .collect();
    let groups = words::count(told.corners.len(), "group", "groups");
    format!("Where the middles of {groups} of tracks lie, and how they sound: {}", named.join("; "))
}

fn artists(told: &Portrait) -> String {
    match told.artists.as_ref().map(Vec::len) {
        None => "No artists".into(),
        Some(number) => {
            let artists = words::count(number, "artist", "artists");
            format!(
                "{artists}, blurred: no name can be read from it, but who guesses an artist can check whether it is likely among them"
            )
        }
    }
}

fn sound(told: &Portrait) -> Html {
    let columns = ["Feature".into(), "Least · middle · most".into()];
    let rows = Feature::SOUND.into_iter().zip(&told.sound).map(|(feature, ranks)| {
        let spread = ranks.as_ref().map_or_else(|| "unknown".into(), ranges::spread_in_words);
        vec![feature.name().into(), spread]
    });
    chart::table("How many in a hundred tracks have less", &columns, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portrait(artists: Option<Vec<u32>>) -> Portrait {
        serde_json::from_value(serde_json::json!({
            "name": "Ben", "tracks": 1234, "network": [0, 0, 0, 0], "mix": [],
            "sound": [[0, 1, 2, 3, 4, 5, 6], null, null, null, null, null, null, null, null],
            "corners": [], "artists": artists,
        }))
        .unwrap()
    }

    #[test]
    fn what_is_told_is_said_with_its_content() {
        let said = inside(&portrait(None), None);
        assert_eq!(said[0], "The name “Ben”");
        assert_eq!(said[1], "On how many tracks it rests: 1,234");
        assert!(said[2].starts_with("How 1 features"), "{said:?}");
        assert_eq!(said.last().unwrap(), "No artists");
    }

    #[test]
    fn blurred_artists_can_be_guessed_and_that_is_said() {
        let said = artists(&portrait(Some(vec![1, 2])));
        assert!(said.starts_with("2 artists, blurred") && said.contains("guesses"), "{said}");
    }
}
