//! Recommendations on their way into a playlist on Spotify. Step by step, so that nothing is done twice: whenever an answer was
//! lost, it is looked first whether the step was carried out.

use std::rc::Rc;

use amalgamix::wire::account::{Consent, Made, Save, Saved, Trouble};
use serde::{Deserialize, Serialize};

use super::remote::Ticket;
use super::{Session, State};

/// The most tracks that Spotify takes at once.
pub const BATCH: usize = 100;

/// How often a step is tried again by itself after its answer was lost.
const TRIES: u32 = 3;

/// What is saved, and how far it is. Kept by the browser, so that it can go on after a reload.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saving {
    /// What the new playlist is called.
    pub name: String,
    /// What its description says; ends with a mark by which it is found again.
    pub description: String,
    /// The tracks' URIs.
    pub uris: Vec<String>,
    /// The playlist that takes them, once there is one.
    pub into: Option<Made>,
    /// How many entries it had before.
    pub before: Option<usize>,
    /// How many of the tracks are in it.
    pub done: usize,
    /// What comes next.
    pub step: SaveStep,
    /// How often answers were lost.
    pub lost: u32,
    /// Whether the visitor is on the way to Spotify to agree to it.
    pub awaits_consent: bool,
    /// How it stands; not kept.
    #[serde(skip)]
    pub standing: Standing,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveStep {
    /// Make the playlist.
    Create,
    /// Look whether it was made: the answer was lost.
    FindCreated,
    /// Count the entries of a playlist that is to get more.
    Count,
    /// Add the next tracks.
    Append,
    /// Look whether they were added: the answer was lost.
    CheckAppended,
}

/// How a saving stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Standing {
    /// It was interrupted, and waits for the visitor.
    #[default]
    Interrupted,
    /// A step is under way.
    Busy {
        /// The ticket that its answer will carry.
        ticket: Ticket,
    },
    /// Something keeps it.
    Failed(Trouble),
    /// The playlist was changed meanwhile, so that nobody can tell what is still to be added.
    Unclear,
    /// All tracks are in the playlist.
    Finished,
}

/// Something that happened to the saving.
#[derive(Clone, Debug)]
pub enum SavingAction {
    /// The visitor wants the recommendations in a new playlist; the mark is drawn by chance.
    New {
        /// By which the playlist is found again.
        mark: String,
    },
    /// The visitor wants them in the playlist that was made before.
    Add,
    /// A step is done, or why not.
    Stepped(Ticket, Result<Saved, Trouble>),
    /// The visitor wants it to go on.
    GoOn,
    /// The visitor has read how it ended, or gives it up.
    Forget,
    /// The visitor wants to agree to it once more.
    Consent,
}

impl Saving {
    /// The tracks that are to be added next.
    fn batch(&self) -> &[String] {
        let end = self.uris.len().min(self.done + BATCH);
        &self.uris[self.done.min(end)..end]
    }

    /// The step that comes next.
    pub(super) fn next(&self) -> Save {
        let description = self.description.clone();
        match (self.step, self.into.clone()) {
            (SaveStep::FindCreated, None) => Save::Find { description },
            (_, None) => Save::Create { name: self.name.clone(), description },
            (SaveStep::Append, Some(made)) => Save::Append(made, self.batch().into()),
            (_, Some(made)) => Save::Count(made),
        }
    }

    /// The ticket of the step that is under way.
    pub fn ticket(&self) -> Option<Ticket> {
        match self.standing {
            Standing::Busy { ticket } => Some(ticket),
            _ => None,
        }
    }

    /// After the page was closed in the middle of a step, nobody knows whether that step was carried out.
    fn resumed(&mut self) {
        self.step = self.doubted();
        self.standing = Standing::Interrupted;
    }

    fn doubted(&self) -> SaveStep {
        match self.step {
            SaveStep::Create => SaveStep::FindCreated,
            SaveStep::Append => SaveStep::CheckAppended,
            other => other,
        }
    }

    /// Goes from one step to the next. Says whether there is one.
    fn proceed(&mut self, saved: Saved) -> bool {
        match saved {
            Saved::Created(made) | Saved::Found(Some(made)) => {
                (self.into, self.before, self.step) = (Some(made), Some(0), SaveStep::Append);
            }
            Saved::Found(None) => self.step = SaveStep::Create,
            Saved::Counted(entries) => return self.counted(entries),
            Saved::Appended => self.appended(),
        }
        self.standing != Standing::Finished
    }

    fn counted(&mut self, entries: usize) -> bool {
        let before = *self.before.get_or_insert(entries);
        let added = entries.checked_sub(before + self.done);
        match (self.step, added) {
            (SaveStep::CheckAppended, Some(added)) if added == self.batch().len() => self.appended(),
            (_, Some(0)) => self.step = SaveStep::Append,
            _ => self.standing = Standing::Unclear,
        }
        !matches!(self.standing, Standing::Finished | Standing::Unclear)
    }

    fn appended(&mut self) {
        self.done += self.batch().len();
        self.step = SaveStep::Append;
        if self.done == self.uris.len() {
            self.standing = Standing::Finished;
        }
    }

    /// What is done about a step that brought no answer. Says whether it goes on by itself.
    fn fail(&mut self, trouble: Trouble) -> bool {
        let doubted = self.doubted();
        let looks_first = trouble.leaves_doubt() && doubted != self.step;
        if trouble.leaves_doubt() {
            self.step = doubted;
        }
        self.lost += u32::from(looks_first);
        let goes_on = looks_first && self.lost < TRIES && trouble != Trouble::Offline;
        if !goes_on {
            self.standing = Standing::Failed(trouble);
        }
        goes_on
    }
}

impl State {
    pub(super) fn apply_to_saving(&mut self, action: SavingAction) {
        self.account.pause_seconds = None;
        match action {
            SavingAction::New { mark } => self.save(None, SaveStep::Create, &mark),
            SavingAction::Add => self.save(self.account.made.clone(), SaveStep::Count, ""),
            SavingAction::Stepped(ticket, saved) => self.stepped(ticket, saved),
            SavingAction::GoOn => self.save_on(),
            SavingAction::Forget => self.account.saving = None,
            SavingAction::Consent => self.ask_for_consent(),
        }
    }

    fn save(&mut self, into: Option<Made>, step: SaveStep, mark: &str) {
        let Some(work) = &self.work else { return };
        let Some(list) = work.recommendations.value() else { return };
        let ids = list.tracks.iter().filter_map(|recommendation| recommendation.track.id);
        let uris: Vec<String> = ids.map(|id| format!("spotify:track:{id}")).collect();
        let is_busy = self.account.saving.as_ref().is_some_and(|saving| saving.ticket().is_some());
        if uris.is_empty() || is_busy {
            return;
        }
        self.account.saving = Some(Saving {
            name: format!("{} · AmalgaMix", bounded(work.name())),
            description: format!("Recommended by AmalgaMix for “{}”. {mark}", bounded(work.name())),
            uris,
            into,
            before: None,
            done: 0,
            step,
            lost: 0,
            awaits_consent: false,
            standing: Standing::Interrupted,
        });
        if self.account.session.can_save() { self.save_on() } else { self.ask_for_consent() }
    }

    /// Saving needs more than reading, and the visitor is asked for it only now. Always by the visitor's own click: a refusal
    /// of Spotify's never leads back to the login by itself.
    pub(super) fn ask_for_consent(&mut self) {
        if let (Some(saving), true) = (&mut self.account.saving, self.account.terms.client.is_some()) {
            saving.awaits_consent = true;
            self.account.session = Session::Leaving { ticket: self.tickets.draw(), consent: Consent::Save };
        }
    }

    fn save_on(&mut self) {
        if let Some(saving) = &mut self.account.saving {
            saving.standing = Standing::Busy { ticket: self.tickets.draw() };
        }
    }

    /// What was interrupted by the way to Spotify goes on by itself; what was by a reload waits for the visitor.
    pub(super) fn take_up_saving(&mut self) {
        let Some(saving) = &mut self.account.saving else { return };
        if std::mem::take(&mut saving.awaits_consent) {
            self.save_on();
        } else {
            saving.resumed();
        }
    }

    fn stepped(&mut self, ticket: Ticket, saved: Result<Saved, Trouble>) {
        let Some(saving) = self.account.saving.as_mut().filter(|saving| saving.ticket() == Some(ticket)) else {
            return;
        };
        let goes_on = match saved {
            Ok(saved) => saving.proceed(saved),
            Err(trouble) => {
                let goes_on = saving.fail(trouble.clone());
                self.note_end(&trouble);
                goes_on
            }
        };
        if goes_on {
            return self.save_on();
        }
        if let Some(saving) = self.account.saving.as_ref().filter(|saving| saving.standing == Standing::Finished) {
            self.account.made.clone_from(&saving.into);
        }
    }

    /// What the browser is to keep of the saving; nothing once it is over.
    pub fn kept_saving(&self) -> Option<Rc<Saving>> {
        self.account.saving.clone().filter(|saving| saving.standing != Standing::Finished).map(Rc::new)
    }
}

/// As much of a playlist's name as another name can hold.
fn bounded(name: &str) -> String {
    name.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saving(tracks: usize) -> Saving {
        Saving {
            name: "Any".into(),
            description: "Any".into(),
            uris: (0..tracks).map(|track| track.to_string()).collect(),
            into: None,
            before: None,
            done: 0,
            step: SaveStep::Create,
            lost: 0,
            awaits_consent: false,
            standing: Standing::Busy { ticket: 1 },
        }
    }

    fn made() -> Made {
        Made { id: "x".into(), name: "Any".into() }
    }

    #[test]
    fn tracks_are_added_in_batches() {
        let mut saving = saving(230);
        assert!(saving.proceed(Saved::Created(made())));
        let mut sizes = Vec::new();
        while saving.standing != Standing::Finished {
            sizes.push(saving.batch().len());
            saving.proceed(Saved::Appended);
        }
        assert_eq!(sizes, [100, 100, 30]);
    }

    #[test]
    fn a_lost_answer_is_looked_into_before_anything_is_done_again() {
        let mut saving = saving(30);
        assert!(saving.fail(Trouble::Unreachable));
        assert_eq!(saving.step, SaveStep::FindCreated);
        assert!(saving.proceed(Saved::Found(Some(made()))));
        assert!(saving.fail(Trouble::Unreachable));
        assert_eq!(saving.step, SaveStep::CheckAppended);
        assert!(!saving.proceed(Saved::Counted(30)));
        assert_eq!((saving.standing, saving.done), (Standing::Finished, 30));
    }

    #[test]
    fn what_was_not_carried_out_is_done_again() {
        let mut saving = Saving { step: SaveStep::FindCreated, ..saving(30) };
        assert!(saving.proceed(Saved::Found(None)));
        assert_eq!(saving.step, SaveStep::Create);
        saving.proceed(Saved::Created(made()));
        saving.step = SaveStep::CheckAppended;
        assert!(saving.proceed(Saved::Counted(0)));
        assert_eq!(saving.step, SaveStep::Append);
    }

    #[test]
    fn a_playlist_that_was_there_gets_more_behind_what_it_has() {
        let mut saving = Saving { step: SaveStep::Count, into: Some(made()), ..saving(30) };
        assert!(saving.proceed(Saved::Counted(50)));
        assert_eq!(saving.step, SaveStep::Append);
        saving.fail(Trouble::Garbled);
        assert!(!saving.proceed(Saved::Counted(80)));
        assert_eq!(saving.standing, Standing::Finished);
    }

    #[test]
    fn a_playlist_that_somebody_else_changed_is_left_alone() {
        let mut saving = Saving { step: SaveStep::CheckAppended, before: Some(0), into: Some(made()), ..saving(30) };
        assert!(!saving.proceed(Saved::Counted(7)));
        assert_eq!(saving.standing, Standing::Unclear);
    }

    #[test]
    fn a_refusal_leaves_no_doubt() {
        let mut saving = saving(30);
        assert!(!saving.fail(Trouble::RateLimited));
        assert_eq!((saving.step, saving.standing), (SaveStep::Create, Standing::Failed(Trouble::RateLimited)));
    }
}
