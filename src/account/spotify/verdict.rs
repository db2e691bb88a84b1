//! What an answer of Spotify's means, and whether to ask again. Pure; the rows of Spotify's table of statuses are its tests.

use amalgamix::wire::account::Trouble;
use serde_json::Value;

use crate::http::Answer;

/// Seconds before another attempt when too much was asked.
const TOO_MANY: [u32; 5] = [2, 4, 8, 16, 30];
/// The same when no answer came: often a refusal for too many requests that pages cannot read.
const SILENCE: [u32; 5] = [1, 2, 4, 8, 16];
/// The same when the server failed.
const FAILURE: [u32; 2] = [1, 3];
/// Whoever has to wait longer than this, in seconds, had better be told.
const LONGEST: u32 = 120;
/// In how many hours a used-up quota can be back at the earliest; 13 to 24 were seen.
const QUOTA_HOURS: u32 = 13;
/// How much of a message is kept, in characters.
const MESSAGE_CHARACTERS: usize = 200;

/// What is to be done about an answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This is what was asked for.
    Here(Vec<u8>),
    /// The access token has ended.
    Expired,
    /// Ask again after so many seconds.
    Again {
        /// How many.
        seconds: u32,
        /// Whether Spotify has asked for it.
        asked_for: bool,
    },
    /// It is no use.
    Over(Trouble),
}

/// The attempts at one request.
#[derive(Debug, Default)]
pub struct Attempts {
    repeatable: bool,
    refreshed: bool,
    too_many: usize,
    silence: usize,
    failure: usize,
}

impl Attempts {
    /// Attempts at a request that may be sent again although it may have had an effect, or may not.
    pub fn of(repeatable: bool) -> Attempts {
        Attempts { repeatable, ..Attempts::default() }
    }

    /// What is to be done about an answer, or about none.
    pub fn judge(&mut self, answer: Result<Answer, Trouble>) -> Verdict {
        let answer = match answer {
            Ok(answer) => answer,
            Err(Trouble::Unreachable) => return self.after_silence(),
            Err(trouble) => return Verdict::Over(trouble),
        };
        match answer.status {
            200..=299 => Verdict::Here(answer.body),
            401 if !self.refreshed => {
                self.refreshed = true;
                Verdict::Expired
            }
            401 => Verdict::Over(Trouble::SignedOut),
            403 => Verdict::Over(refusal(&answer)),
            429 => self.after_too_many(&answer),
            status @ 500..=599 => self.after_failure(status),
            status => Verdict::Over(Trouble::Refused { status, message: message(&answer.body) }),
        }
    }

    fn after_silence(&mut self) -> Verdict {
        let seconds = next(&SILENCE, &mut self.silence).filter(|_| self.repeatable);
        again(seconds, false, Trouble::Unreachable)
    }

    fn after_failure(&mut self, status: u16) -> Verdict {
        let seconds = next(&FAILURE, &mut self.failure).filter(|_| self.repeatable);
        again(seconds, false, Trouble::Broken { status })
    }

    /// Too many requests: those had no effect and can be repeated.
    fn after_too_many(&mut self, answer: &Answer) -> Verdict {
        let is_quota = reason(&answer.body).is_some_and(|reason| reason == "QUOTA_EXCEEDED");
        let told = answer.retry_after;
        if is_quota || told.is_some_and(|seconds| seconds > LONGEST) {
            let hours = told.map_or(QUOTA_HOURS, |seconds| seconds.div_ceil(3600)).clamp(1, 48);
            return Verdict::Over(Trouble::QuotaUsedUp { hours });
        }
        let seconds = next(&TOO_MANY, &mut self.too_many).map(|usual| told.map_or(usual, |told| told.max(1)));
        again(seconds, true, Trouble::RateLimited)
    }
}

fn next(schedule: &[u32], used: &mut usize) -> Option<u32> {
    let seconds = schedule.get(*used).copied();
    *used += 1;
    seconds
}

fn again(seconds: Option<u32>, asked_for: bool, otherwise: Trouble) -> Verdict {
    seconds.map_or(Verdict::Over(otherwise), |seconds| Verdict::Again { seconds, asked_for })
}

/// Why a request is forbidden. Spotify tells it in English only.
fn refusal(answer: &Answer) -> Trouble {
    let message = message(&answer.body);
    let says = |words: &str| message.to_ascii_lowercase().contains(words);
    if says("not registered") {
        Trouble::Unregistered
    } else if says("premium") {
        Trouble::NoPremium
    } else if says("scope") {
        Trouble::MissingScope
    } else {
        Trouble::Refused { status: answer.status, message }
    }
}

/// What a refusal says, if it says something; bodies can be empty, and text instead of JSON.
fn message(body: &[u8]) -> String {
    let text = match error(body) {
        Some(error) => error["message"].as_str().unwrap_or_default().to_owned(),
        None => String::from_utf8_lossy(&body[..body.len().min(4 * MESSAGE_CHARACTERS)]).into_owned(),
    };
    text.chars().filter(|sign| !sign.is_control()).take(MESSAGE_CHARACTERS).collect()
}

fn reason(body: &[u8]) -> Option<String> {
    Some(error(body)?["reason"].as_str()?.to_owned())
}

fn error(body: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Value>(body).ok()?.get_mut("error").map(Value::take)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Result<Answer, Trouble> {
        Ok(Answer { status, retry_after: None, body: body.into() })
    }

    fn limited(retry_after: Option<u32>) -> Result<Answer, Trouble> {
        Ok(Answer { status: 429, retry_after, body: r#"{"error":{"status":429}}"#.into() })
    }

    /// The seconds that are waited while the answer stays the same, and what is said in the end.
    fn patience(answer: &Result<Answer, Trouble>, repeatable: bool) -> (Vec<u32>, Verdict) {
        let mut attempts = Attempts::of(repeatable);
        let mut waited = Vec::new();
        loop {
            match attempts.judge(answer.clone()) {
                Verdict::Again { seconds, .. } => waited.push(seconds),
                verdict => return (waited, verdict),
            }
        }
    }

    fn check(status: u16, body: &str, expected: Trouble) {
        assert_eq!(Attempts::of(true).judge(answer(status, body)), Verdict::Over(expected), "{status} {body}");
    }

    #[test]
    fn each_refusal_is_known_by_its_words() {
        check(
            403,
            r#"{"error":{"status":403,"message":"User not registered in the Developer Dashboard"}}"#,
            Trouble::Unregistered,
        );
        check(403, "User not registered in the Developer Dashboard", Trouble::Unregistered);
        let premium = "Active premium subscription required for the owner of the app.";
        check(403, &format!(r#"{{"error":{{"status":403,"message":"{premium}"}}}}"#), Trouble::NoPremium);
        check(403, r#"{"error":{"status":403,"message":"Insufficient client scope"}}"#, Trouble::MissingScope);
        check(403, r#"{"error":{"status":403}}"#, Trouble::Refused { status: 403, message: String::new() });
        check(404, "", Trouble::Refused { status: 404, message: String::new() });
        check(400, "", Trouble::Refused { status: 400, message: String::new() });
        let quota = r#"{"error":{"status":429,"reason":"QUOTA_EXCEEDED"}}"#;
        check(429, quota, Trouble::QuotaUsedUp { hours: QUOTA_HOURS });
    }

    #[test]
    fn an_expired_token_is_refreshed_once() {
        let mut attempts = Attempts::of(true);
        assert_eq!(attempts.judge(answer(401, "")), Verdict::Expired);
        assert_eq!(attempts.judge(answer(401, "")), Verdict::Over(Trouble::SignedOut));
    }

    #[test]
    fn patience_ends() {
        assert_eq!(patience(&limited(None), true), (TOO_MANY.to_vec(), Verdict::Over(Trouble::RateLimited)));
        let silence = Err(Trouble::Unreachable);
        assert_eq!(patience(&silence, true), (SILENCE.to_vec(), Verdict::Over(Trouble::Unreachable)));
        let broken = (FAILURE.to_vec(), Verdict::Over(Trouble::Broken { status: 502 }));
        assert_eq!(patience(&answer(502, ""), true), broken);
    }

    #[test]
    fn what_may_have_had_an_effect_is_not_repeated() {
        const NEVER: [u32; 0] = [];
        assert_eq!(patience(&Err(Trouble::Unreachable), false).0, NEVER);
        assert_eq!(patience(&answer(502, ""), false).0, NEVER);
        assert_eq!(patience(&limited(None), false).0, TOO_MANY);
    }

    #[test]
    fn the_time_that_spotify_names_counts() {
        assert_eq!(patience(&limited(Some(7)), true).0, [7; 5]);
        assert_eq!(patience(&limited(Some(0)), true).0, [1; 5]);
        assert_eq!(patience(&limited(Some(40_000)), true).1, Verdict::Over(Trouble::QuotaUsedUp { hours: 12 }));
    }

    proptest::proptest! {
        #[test]
        fn any_answer_is_judged(status: u16, retry_after: Option<u32>, body: Vec<u8>, text: String) {
            for body in [body, text.into_bytes()] {
                let _ = Attempts::of(true).judge(Ok(Answer { status, retry_after, body }));
            }
        }
    }
}
