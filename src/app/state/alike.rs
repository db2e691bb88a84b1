//! Tastes beside each other: the visitor's own and those of friends, how alike they are, and what would please several.

mod action;
mod arrivals;
mod following;
mod place;
mod receiving;
mod sharing;
mod taste;
mod together;

use std::rc::Rc;

use amalgamix::constellation::Constellation;
use amalgamix::portrait::Portrait;
use amalgamix::recommend::Wishes;
use amalgamix::wire::{AlikeAnswer, AlikeTask, Match};

use super::remote::{Remote, Ticket, Tickets};
use super::{Errand, Screen, Source, State, Work};

pub use action::AlikeAction;
pub use arrivals::Arrivals;
pub use place::{GoesOn, Place};
pub use receiving::{Given, Receiving};
pub use sharing::{Sharing, Way};
pub use taste::{Mark, Taste, Whence};
pub use together::Together;

/// Everything about tastes beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alike {
    /// The tastes, the newest last; at most [`Alike::MOST`].
    pub tastes: Vec<Rc<Taste>>,
    /// Those that are looked at together, in the order in which they were chosen.
    pub chosen: Vec<Mark>,
    /// How all tastes lie to each other, in the order of `tastes`; asked for from two on.
    pub survey: Remote<Rc<Constellation>>,
    /// How alike the two chosen ones are, where two are chosen.
    pub matched: Remote<Rc<Match>>,
    /// Tracks for the chosen ones.
    pub together: Together,
    /// Playlists that are on their way to become tastes.
    pub arrivals: Arrivals,
    /// A taste that comes from a friend.
    pub receiving: Receiving,
    /// A taste that goes to a friend.
    pub sharing: Option<Sharing>,
    /// Where the keyboard was last sent.
    pub goes_on: Option<GoesOn>,
}

impl Alike {
    /// More tastes than this are not kept.
    pub const MOST: usize = 100;

    /// The taste with this mark.
    pub fn taste(&self, mark: Mark) -> Option<&Rc<Taste>> {
        self.tastes.iter().find(|taste| taste.mark == mark)
    }

    /// The chosen tastes, in the order in which they were chosen.
    pub fn chosen_tastes(&self) -> impl Iterator<Item = &Rc<Taste>> {
        self.chosen.iter().filter_map(|mark| self.taste(*mark))
    }

    /// Whether a taste is chosen.
    pub fn is_chosen(&self, mark: Mark) -> bool {
        self.chosen.contains(&mark)
    }

    /// Whether no more tastes are taken in.
    pub fn is_full(&self) -> bool {
        self.tastes.len() >= Self::MOST
    }

    /// Takes a taste in; one that is here already is not taken twice. Says which it is; none if there are too many.
    fn take_in(
        &mut self,
        portrait: Portrait,
        whence: Whence,
        origin: Option<&Work>,
        tickets: &mut Tickets,
    ) -> Option<Mark> {
        if let Some(here) = self.tastes.iter().find(|taste| taste.portrait == portrait) {
            return Some(here.mark);
        }
        if self.is_full() {
            return None;
        }
        let playlist = origin.and_then(|work| work.classification.value()).map(|found| found.playlist.clone().into());
        let mark = tickets.draw();
        self.tastes.push(Rc::new(Taste { mark, portrait, whence, playlist }));
        self.changed();
        Some(mark)
    }

    /// What was found out about other tastes than these is not true of them.
    fn changed(&mut self) {
        let here: Vec<Mark> = self.tastes.iter().map(|taste| taste.mark).collect();
        self.survey = Remote::Idle;
        self.choose(|chosen| chosen.retain(|mark| here.contains(mark)));
    }

    fn choose(&mut self, change: impl FnOnce(&mut Vec<Mark>)) {
        let before = self.chosen.clone();
        change(&mut self.chosen);
        if self.chosen != before {
            self.matched = Remote::Idle;
            self.together = Together::default();
        }
    }

    fn change(&mut self, mark: Mark, change: impl FnOnce(&mut Taste)) {
        if let Some(taste) = self.tastes.iter_mut().find(|taste| taste.mark == mark) {
            change(Rc::make_mut(taste));
        }
    }

    /// Asks once more for what failed.
    fn ask_again(&mut self, tickets: &mut Tickets) {
        if self.survey.error().is_some() {
            self.survey.ask(tickets.draw());
        }
        if self.matched.error().is_some() {
            self.matched.ask(tickets.draw());
        }
        if let Some(sharing) = self.sharing.as_mut().filter(|sharing| sharing.written.error().is_some()) {
            sharing.written.ask(tickets.draw());
        }
    }

    /// Begins what can begin while it is looked at.
    fn proceed(&mut self, tickets: &mut Tickets) {
        if self.survey.is_idle() && self.tastes.len() > 1 {
            self.survey.ask(tickets.draw());
        }
        if self.matched.is_idle() && self.chosen.len() == 2 {
            self.matched.ask(tickets.draw());
        }
    }

    /// What is waited for.
    pub(super) fn errands(&self, wishes: &Wishes) -> [Option<(Ticket, Errand)>; 8] {
        let portraits = || self.tastes.iter().map(|taste| taste.portrait.clone()).collect();
        let survey = self.survey.ticket().map(|ticket| (ticket, Errand::Alike(AlikeTask::Survey(portraits()))));
        let pair = self.matched.ticket().zip(self.pair());
        let matched = pair.map(|(ticket, [one, other])| {
            let portraits = Box::new([one.portrait.clone(), other.portrait.clone()]);
            let playlists = Box::new([one, other].map(|taste| taste.playlist.as_deref().cloned()));
            (ticket, Errand::Alike(AlikeTask::Match { portraits, playlists }))
        });
        let [write, hand] = self.sharing.as_ref().map(|sharing| sharing.errands(self)).unwrap_or_default();
        let [ask, deliver] = self.together.errands(self, wishes);
        [survey, matched, self.receiving.errand(), write, hand, self.arrivals.errand(), ask, deliver]
    }

    fn pair(&self) -> Option<[&Taste; 2]> {
        match self.chosen[..] {
            [one, other] => Some([self.taste(one)?, self.taste(other)?]),
            _ => None,
        }
    }
}

impl State {
    /// The same, with the tastes that were kept on an earlier visit.
    pub fn with_tastes(mut self, kept: Vec<(Portrait, Whence)>) -> State {
        for (portrait, whence) in kept {
            self.alike.take_in(portrait, whence, None, &mut self.tickets);
        }
        self
    }

    pub(super) fn apply_to_alike(&mut self, action: AlikeAction) {
        let alike = &mut self.alike;
        match action {
            AlikeAction::Show => self.show(Screen::Alike),
            AlikeAction::Join => self.join(),
            AlikeAction::Bring(files) => self.bring(files.into_iter().map(Source::File)),
            AlikeAction::BringDemos => self.bring_demos(),
            AlikeAction::BringAll => self.bring_all(),
            AlikeAction::BringLibrary => self.read_all(),
            AlikeAction::StopBringing => {
                alike.arrivals.stop();
                alike.go_on(Place::Tastes, &mut self.tickets);
                self.read_no_more();
            }
            AlikeAction::Read(ticket, file) => alike.arrivals.read(ticket, file, &mut self.tickets),
            AlikeAction::Rename(mark, name) => {
                alike.change(mark, |taste| taste.portrait = taste.portrait.clone().named(&name));
                alike.changed();
            }
            AlikeAction::Remove(mark) => {
                let beside = alike.beside(mark);
                alike.go_on(beside, &mut self.tickets);
                alike.tastes.retain(|taste| taste.mark != mark);
                alike.changed();
            }
            AlikeAction::Choose(marks) => {
                alike.choose(|chosen| *chosen = marks);
                alike.go_on(Place::Match, &mut self.tickets);
            }
            AlikeAction::Toggle(mark) => alike.choose(|chosen| match chosen.iter().position(|other| *other == mark) {
                Some(place) => drop(chosen.remove(place)),
                None => chosen.push(mark),
            }),
            AlikeAction::Together => self.listen_together(),
            AlikeAction::TakeAlong(form) => self.take_joint_along(form),
            AlikeAction::AskAgain => alike.ask_again(&mut self.tickets),
            AlikeAction::Share(mark) => self.share(mark),
            AlikeAction::Tell { name, artists } => self.tell(name, artists),
            AlikeAction::Hand(way) => self.hand(way),
            AlikeAction::Handed(ticket, arrival) => self.handed(ticket, arrival),
            AlikeAction::KeepToMyself => {
                if let Some(sharing) = alike.sharing.take() {
                    alike.go_on(Place::Taste(sharing.of), &mut self.tickets);
                }
            }
            AlikeAction::KeptElsewhere(kept) => alike.follow(kept, &mut self.tickets),
            AlikeAction::Receive(given) => self.receive(given),
            AlikeAction::Watch => alike.receiving = Receiving::Looking { ticket: self.tickets.draw() },
            AlikeAction::Seen(ticket, seen) => alike.receiving.see(ticket, seen, &mut self.tickets),
            AlikeAction::Accept => self.accept(),
            AlikeAction::Decline => {
                alike.receiving = Receiving::Nothing;
                alike.go_on(Place::Friend, &mut self.tickets);
            }
        }
    }

    /// The playlist on the screen becomes a taste among the others.
    fn join(&mut self) {
        let Some(work) = &self.work else { return };
        if let Some(portrait) = work.classification.value().and_then(|found| found.portrait.clone()) {
            let mark = self.alike.take_in(portrait, work.whence(), Some(work), &mut self.tickets);
            self.look_at(mark);
        }
        self.show(Screen::Alike);
    }

    /// Chooses a taste that came in, beside the one that was looked at last.
    fn look_at(&mut self, mark: Option<Mark>) {
        self.alike.choose(|chosen| {
            let before = chosen.last().copied().filter(|last| Some(*last) != mark);
            *chosen = before.into_iter().chain(mark).collect();
        });
    }

    pub(super) fn proceed_with_alike(&mut self) {
        self.proceed_with_arrivals();
        if self.screen == Screen::Alike {
            self.alike.proceed(&mut self.tickets);
        }
    }

    pub(super) fn told_alike(&mut self, ticket: Ticket, answer: AlikeAnswer) {
        match answer {
            AlikeAnswer::Read(portrait) => self.alike.receiving.told(ticket, portrait),
            AlikeAnswer::Written(written) => {
                if let Some(sharing) = &mut self.alike.sharing {
                    sharing.written.settle(ticket, Ok(Rc::new(written)));
                }
            }
            AlikeAnswer::Matched(found) => self.alike.matched.settle(ticket, Ok(Rc::new(*found))),
            AlikeAnswer::Surveyed(found) => self.alike.survey.settle(ticket, Ok(Rc::new(found))),
        }
    }

    pub(super) fn refused_alike(&mut self, ticket: Ticket, message: &str) {
        let alike = &mut self.alike;
        alike.survey.settle(ticket, Err(message.into()));
        alike.matched.settle(ticket, Err(message.into()));
        alike.together.list.settle(ticket, Err(message.into()));
        if let Some(sharing) = &mut alike.sharing {
            sharing.written.settle(ticket, Err(message.into()));
        }
        alike.receiving.refused(ticket, message, &mut self.tickets);
        self.refused_arrival(ticket, message);
    }

    /// All of them are forgotten.
    pub(super) fn forget_tastes(&mut self) {
        self.alike.tastes.clear();
        self.alike.sharing = None;
        self.alike.changed();
    }

    /// What came from Spotify is forgotten with all that came from there.
    pub(super) fn forget_tastes_from_spotify(&mut self) {
        self.alike.tastes.retain(|taste| taste.whence != Whence::Spotify);
        self.alike.changed();
        self.alike.sharing = self.alike.sharing.take().filter(|sharing| self.alike.taste(sharing.of).is_some());
    }
}
