//! How much is kept of each matter, and since when.

use amalgamix::wire::account::Kept;

use crate::state::{Holding, Matter, State, Survey};
use crate::words;

/// What there is to say of a matter.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// How much is kept; none if nothing is.
    pub amount: Option<String>,
    /// Since when, where that is known.
    pub since: Option<String>,
}

impl Facts {
    /// What is known of a matter.
    pub fn of(matter: Matter, state: &State) -> Facts {
        let survey = state.stored.survey.value().cloned().unwrap_or_default();
        match matter {
            Matter::Catalog => catalog(state),
            Matter::Copy => copy(&survey),
            Matter::Spotify => from_elsewhere(state),
            Matter::Client => client(state),
            Matter::Tastes => changed(state.alike.tastes.len(), ("taste", "tastes"), survey.tastes),
            Matter::Judgements => changed(state.wishes.feedback.len(), ("judgement", "judgements"), survey.judgements),
            Matter::Preferences => preferences(survey.preferences),
            Matter::Everything => Facts::default(),
        }
    }

    fn new(amount: String, since: Option<String>) -> Facts {
        Facts { amount: Some(amount), since }
    }
}

/// A size in bytes, in the largest unit that fits, which no line breaks off.
pub fn size(bytes: f64) -> String {
    match bytes {
        1e9.. => format!("{:.1}\u{a0}GB", bytes / 1e9),
        1e6.. => format!("{:.1}\u{a0}MB", bytes / 1e6),
        1e3.. => format!("{:.1}\u{a0}kB", bytes / 1e3),
        _ => words::count(bytes as usize, "byte", "bytes"),
    }
}

fn catalog(state: &State) -> Facts {
    let Some(serving) = state.catalog.value() else { return Facts::default() };
    let amount = format!("{}, {}", words::tracks(serving.tracks), size(serving.bytes as f64));
    let since = match &serving.passing {
        Some(_) => "until this page is closed".into(),
        None => format!("stored {}", words::ago(serving.age_minutes)),
    };
    Facts::new(amount, Some(since))
}

fn copy(survey: &Survey) -> Facts {
    if survey.files == 0 {
        return Facts::default();
    }
    let amount = format!("{}, {}", words::count(survey.files, "file", "files"), size(survey.copy.bytes as f64));
    Facts::new(amount, survey.copy.age_minutes.map(oldest))
}

fn from_elsewhere(state: &State) -> Facts {
    let login = state.account.session.is_in().then_some(match state.account.terms.stay {
        true => "signed in until you disconnect",
        false => "signed in until this tab is closed",
    });
    let kept = state.stored.from_elsewhere.value().copied().unwrap_or_default();
    let Kept { records, bytes, oldest_minutes } = kept;
    let told = (records > 0).then(|| format!("{}, {}", words::count(records, "record", "records"), size(bytes as f64)));
    let since: Vec<String> = login.map(String::from).into_iter().chain(oldest_minutes.map(oldest)).collect();
    let since = (!since.is_empty()).then(|| since.join(", "));
    match (told, login) {
        (Some(told), _) => Facts::new(told, since),
        (None, Some(_)) => Facts::new("A login".into(), since),
        (None, None) => Facts::default(),
    }
}

fn client(state: &State) -> Facts {
    let own = state.account.terms.client.clone().filter(|_| state.account.terms.own);
    Facts { amount: own, since: None }
}

fn changed(number: usize, (one, many): (&str, &str), Holding { bytes, age_minutes }: Holding) -> Facts {
    if number == 0 {
        return Facts::default();
    }
    Facts::new(format!("{}, {}", words::count(number, one, many), size(bytes as f64)), age_minutes.map(last_changed))
}

fn preferences(Holding { bytes, age_minutes }: Holding) -> Facts {
    if bytes == 0 { Facts::default() } else { Facts::new(size(bytes as f64), age_minutes.map(last_changed)) }
}

fn oldest(minutes: u32) -> String {
    format!("the oldest {}", words::ago(minutes))
}

fn last_changed(minutes: u32) -> String {
    format!("changed {}", words::ago(minutes))
}
