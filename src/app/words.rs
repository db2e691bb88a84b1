//! Numbers and states as visitors read them, where more than one place says them. Sentences that only one part says are
//! written in that part.

use amalgamix::mixture::Aggregation;
use amalgamix::network::NetworkName;
use amalgamix::recommend::Rule;
use amalgamix::resolve::Coverage;
use amalgamix::similarity::Similarity;
use amalgamix::wire::Method;

use crate::state::{Choice, Engines, Opening, Progress, Screen, State, Work};

/// What the page asks, and is called in the browser's tabs.
pub const QUESTION: &str = "What is your playlist made of?";

/// The window's title.
pub fn title(state: &State) -> String {
    match state.shown() {
        Some(work) => format!("{} · AmalgaMix", work.name()),
        None => "AmalgaMix · what is your playlist made of?".into(),
    }
}

/// A number with its digits in groups of three.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// So many of something.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// So many tracks.
pub fn tracks(number: usize) -> String {
    count(number, "track", "tracks")
}

/// A share, 0 to 1, in percent: rounded from thousandths, which ranking reads, so that the two never disagree.
pub fn percent(share: f32) -> String {
    let thousandths = (share * 1000.0).round() as u32;
    match (thousandths + 5) / 10 {
        0 if share > 0.0 => "under 1 %".into(),
        whole => format!("{whole} %"),
    }
}

/// How long ago something was.
pub fn ago(minutes: u32) -> String {
    match minutes {
        0 => "just now".into(),
        1..60 => format!("{} ago", count(minutes as usize, "minute", "minutes")),
        60..2880 => format!("{} ago", count(minutes as usize / 60, "hour", "hours")),
        _ => format!("{} ago", count(minutes as usize / 1440, "day", "days")),
    }
}

/// How many tracks have audio features, and from where.
pub fn covered(of: usize, told: &Coverage) -> String {
    let known = of - told.missing.len();
    let have = if of == 1 { "has" } else { "have" };
    let from: Vec<String> =
        told.by_origin.iter().map(|(origin, tracks)| format!("{} from {}", grouped(*tracks), origin.name())).collect();
    let from = if from.is_empty() { String::new() } else { format!(": {}", from.join(", ")) };
    format!("{} of {} {have} audio features{from}.", grouped(known), tracks(of))
}

/// A size in bytes, in megabytes.
pub fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Names in a row.
pub fn listed(names: &[String]) -> String {
    if names.is_empty() { "Unknown artist".into() } else { names.join(", ") }
}

/// A title, for tracks that have none too.
pub fn titled(title: &str) -> &str {
    if title.trim().is_empty() { "Untitled track" } else { title }
}

/// Which engine would compute now.
pub fn runs_on(engines: &Engines) -> String {
    match engines.active() {
        Some(engine) => format!("Runs on {engine}"),
        None if engines.cpu.error().is_some() => "The engine did not start".into(),
        None if engines.choice == Choice::WebGpu && engines.cpu.is_ready() => "Starting WebGPU".into(),
        None => "Starting the engine".into(),
    }
}

/// What visitors call a network.
pub fn network(name: NetworkName) -> &'static str {
    match name {
        NetworkName::Logistic => "Logistic regression",
        NetworkName::Dense => "Dense network of the original",
        NetworkName::Conv1d => "Conv1D hybrid of the original",
        NetworkName::Residual => "Residual network, our best",
    }
}

/// What visitors call a way from tracks to the playlist.
pub fn aggregation(name: Aggregation) -> &'static str {
    match name {
        Aggregation::Averaged => "One average track, as in the original",
        Aggregation::Mean => "Mean of the tracks",
        Aggregation::Mixture => "Mixture",
        Aggregation::Blend => "Mixture and mean",
    }
}

/// A method in a few words.
pub fn method(method: Method) -> String {
    let artists = if method.artists { "with artists" } else { "by sound alone" };
    format!("“{}, {}, {artists}”", network(method.network), aggregation(method.aggregation))
}

/// Words from elsewhere as a sentence: with a capital, and exactly one full stop.
pub fn sentence(words: &str) -> String {
    let words = words.trim_end_matches(['.', ' ']);
    match words.split_at_checked(1) {
        Some((first, rest)) => format!("{}{rest}.", first.to_ascii_uppercase()),
        None => format!("{words}."),
    }
}

/// What a screen reader says while the page works; changes rarely enough to be listened to.
pub fn announcement(state: &State) -> String {
    match (&state.opening, state.shown()) {
        (Opening::Reading { .. } | Opening::Importing { .. }, _) => {
            format!("Reading {}.", state.opening.name().unwrap_or_default())
        }
        (Opening::Choosing { contents, .. }, _) => {
            format!("{} holds {} playlists. Choose one.", contents.name, grouped(contents.playlists().count()))
        }
        _ if state.screen == Screen::Alike => announced_alike(state),
        (_, Some(work)) => announced_work(work),
        (_, None) => String::new(),
    }
}

fn announced_alike(state: &State) -> String {
    let matched = &state.alike.matched;
    match (state.bringing(), matched.is_ready(), matched.value()) {
        (Some(Progress { done, of }), ..) => format!("{} of {} playlists are here.", grouped(done), grouped(of)),
        (None, true, Some(found)) => verdict(&found.similarity),
        _ => String::new(),
    }
}

fn announced_work(work: &Work) -> String {
    if let Some(Progress { done, of }) = work.classification.progress() {
        return match done * 4 / of.max(1) {
            0 => format!("Scoring {}.", tracks(of)),
            quarters => format!("{} % of the tracks are scored.", quarters * 25),
        };
    }
    match (work.classification.is_ready(), work.recommendations.is_ready(), work.recommendations.value()) {
        (false, ..) => String::new(),
        (true, true, Some(list)) => {
            let picks = count(list.tracks.len(), "recommendation is", "recommendations are");
            format!("The genres and {picks} ready.")
        }
        (true, ..) => "The genres are ready.".into(),
    }
}

/// How alike two tastes are, in a sentence.
pub fn verdict(similarity: &Similarity) -> String {
    match (similarity.percentile * 100.0).round() as u32 {
        0 => "Among the least alike of all pairs of playlists.".into(),
        100.. if similarity.percentile >= 1.0 => "As alike as a playlist and itself.".into(),
        100.. => "More alike than over 99 % of pairs of playlists.".into(),
        hundredths => format!("More alike than {hundredths} % of pairs of playlists."),
    }
}

/// What a rule passes over.
pub fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Known => "already in the playlist",
        Rule::Judged => "judged by you before",
        Rule::BlockedArtist => "by an artist whom you blocked",
        Rule::Explicit => "marked as explicit",
        Rule::Repeated => "another release of a track in the list",
        Rule::Artist => "by an artist who was in the list often enough",
        Rule::TooFar => "too far from somebody’s taste",
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::origin::FeatureOrigin;

    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (number, expected) in
            [(0, "0"), (999, "999"), (3120, "3,120"), (90_000, "90,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(tracks(1), "1 track");
        assert_eq!(tracks(0), "0 tracks");
    }

    #[test]
    fn ages_are_told_in_the_largest_unit_that_fits() {
        for (minutes, expected) in
            [(0, "just now"), (1, "1 minute ago"), (59, "59 minutes ago"), (60, "1 hour ago"), (3000, "2 days ago")]
        {
            assert_eq!(ago(minutes), expected);
        }
    }

    #[test]
    fn it_is_told_whose_features_the_tracks_have() {
        let by_origin = vec![(FeatureOrigin::Catalog, 8), (FeatureOrigin::ReccoBeats, 30)];
        let told = Coverage { by_origin, missing: (0..12).collect() };
        assert_eq!(covered(50, &told), "38 of 50 tracks have audio features: 8 from the catalog, 30 from ReccoBeats.");
        let nothing = Coverage { by_origin: vec![], missing: vec![0] };
        assert_eq!(covered(1, &nothing), "0 of 1 track has audio features.");
    }

    #[test]
    fn little_is_not_nothing() {
        for (share, expected) in
            [(0.0, "0 %"), (0.004, "under 1 %"), (0.006, "1 %"), (0.625, "63 %"), (0.295, "30 %"), (1.0, "100 %")]
        {
            assert_eq!(percent(share), expected);
        }
    }

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentence("It has stopped answering"), "It has stopped answering.");
        assert_eq!(sentence("The device was lost. "), "The device was lost.");
        assert_eq!(sentence("it is cut off"), "It is cut off.");
        assert_eq!(sentence("Ärger"), "Ärger.");
    }
}
