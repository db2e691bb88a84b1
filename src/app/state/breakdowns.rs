//! Workers that break down or fall silent. What they had in hand is tried once more by a new one, one thing at a time, so that it
//! becomes clear what is too much for it. That is refused, and everything else goes on.

use amalgamix::wire::{AlikeTask, Backend};

use super::answers::NO_START;
use super::remote::{Remote, Ticket};
use super::{Errand, State, Tending, WebGpu, Worker};

/// How often an engine that has nothing in hand is started again by itself.
const IDLE_AT_MOST: u32 = 3;

/// What is said when that was in vain.
const IN_VAIN: &str =
    "It breaks down again and again while it has nothing to do. Reload the page, or try another browser.";

/// How a worker was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// The browser says that its program has failed, or what it says makes no sense.
    Broke,
    /// It has said nothing for too long.
    Silent,
}

impl Breakdown {
    /// What the worker did.
    pub fn in_words(self) -> &'static str {
        match self {
            Breakdown::Broke => "broke down",
            Breakdown::Silent => "stopped answering",
        }
    }
}

/// The workers that were lost in this visit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Breakdowns {
    /// The errands that are, or were, tried for the second time.
    again: Vec<Ticket>,
    /// The one of them that has its turn.
    trying: Option<Ticket>,
    /// Those that still wait for theirs.
    waiting: Vec<Ticket>,
    /// What there is to tell of the last one, until the visitor has read it.
    pub told: Option<Mishap>,
    /// How often the CPU engine was lost while it had nothing to do.
    idle: u32,
}

/// A worker that was lost and is here again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mishap {
    /// Which one.
    pub worker: Worker,
    /// How it was lost.
    pub breakdown: Breakdown,
    /// What it had in hand that is tried once more.
    pub in_hand: Vec<String>,
}

impl Breakdowns {
    /// The errands that are to be run a second time, each once.
    pub fn again(&self) -> &[Ticket] {
        &self.again
    }
}

impl State {
    /// Takes a worker for lost.
    pub(super) fn lost(&mut self, worker: Worker, breakdown: Breakdown) {
        let in_hand = self.in_hand(worker);
        match worker {
            Worker::Engine(Backend::WebGpu) => self.lost_webgpu(in_hand, breakdown),
            Worker::Engine(Backend::Cpu) => self.lost_cpu(in_hand, breakdown),
            Worker::Scribe => self.try_again(worker, in_hand, breakdown),
        }
    }

    /// Gives the next errand that is to be tried again its turn, as soon as the one before it is settled and a worker is there.
    pub(super) fn proceed_with_breakdowns(&mut self) {
        if self.breakdowns.trying.is_none() && self.breakdowns.waiting.is_empty() {
            return;
        }
        let (errands, engine_is_ready) = (self.errands(), self.engines.cpu.is_ready());
        let errand = |ticket| errands.iter().find(|(awaited, _)| *awaited == ticket).map(|(_, errand)| errand);
        let Breakdowns { again, trying, waiting, .. } = &mut self.breakdowns;
        *trying = trying.filter(|ticket| errand(*ticket).is_some());
        waiting.retain(|ticket| errand(*ticket).is_some());
        let can_begin =
            |ticket: &Ticket| engine_is_ready || errand(*ticket).and_then(Errand::worker) == Some(Worker::Scribe);
        if trying.is_none() && waiting.first().is_some_and(can_begin) {
            let next = waiting.remove(0);
            *trying = Some(next);
            again.push(next);
        }
    }

    /// Where the CPU engine does not start, whatever waits for it is refused as well.
    pub(super) fn refuse_with_engine(&mut self, ticket: Ticket, message: &str) {
        if self.engines.cpu.ticket() == Some(ticket) {
            let in_hand = self.in_hand(Worker::Engine(Backend::Cpu)).into_iter().map(|(ticket, _)| ticket);
            in_hand.filter(|other| *other != ticket).for_each(|other| self.refused(other, message));
        }
    }

    fn in_hand(&self, worker: Worker) -> Vec<(Ticket, Errand)> {
        self.errands().into_iter().filter(|(_, errand)| errand.worker() == Some(worker)).collect()
    }

    /// The other engine takes over whatever it had in hand.
    fn lost_webgpu(&mut self, in_hand: Vec<(Ticket, Errand)>, breakdown: Breakdown) {
        let why = match breakdown {
            Breakdown::Broke => "It broke down, as it does when the graphics processor is taken away.",
            Breakdown::Silent => "It has stopped answering.",
        };
        in_hand.iter().for_each(|(ticket, _)| self.refused(*ticket, why));
        if let WebGpu::Checked { .. } = self.engines.webgpu {
            self.engines.webgpu = WebGpu::Lost { why: why.into() };
        }
    }

    /// There is no other CPU engine, so it is started again; one that does not start is not started over and over.
    fn lost_cpu(&mut self, in_hand: Vec<(Ticket, Errand)>, breakdown: Breakdown) {
        let starting = in_hand.iter().find(|(_, errand)| matches!(errand, Errand::Start(_))).map(|(ticket, _)| *ticket);
        match starting {
            Some(ticket) if breakdown == Breakdown::Silent || self.breakdowns.again.contains(&ticket) => {
                return self.refused(ticket, NO_START);
            }
            Some(ticket) => self.breakdowns.again.push(ticket),
            None => self.engines.cpu.ask(self.tickets.draw()),
        }
        self.breakdowns.idle += u32::from(in_hand.is_empty());
        if self.breakdowns.idle > IDLE_AT_MOST {
            self.engines.cpu = Remote::Failed { error: IN_VAIN.into(), last: None };
            return;
        }
        self.lose_passing_catalog();
        self.try_again(Worker::Engine(Backend::Cpu), in_hand, breakdown);
    }

    /// A catalog in memory is gone with the engine that held it, and so has to come again.
    fn lose_passing_catalog(&mut self) {
        if self.catalog.value().is_some_and(|catalog| catalog.passing.is_some()) {
            self.catalog.serving = None;
            if self.catalog.ticket().is_none() {
                self.catalog.tending = Tending::Nothing;
            }
            self.forget_recommendations();
        }
    }

    /// What was not tried twice yet is tried once more, the visitor's playlists before the catalog; the rest is refused.
    fn try_again(&mut self, worker: Worker, in_hand: Vec<(Ticket, Errand)>, breakdown: Breakdown) {
        let mut named = Vec::new();
        let is_of_catalog = |errand: &Errand| matches!(errand, Errand::Tend(_) | Errand::Stop);
        let is_start = |errand: &Errand| matches!(errand, Errand::Start(_));
        let first = in_hand.iter().filter(|(_, errand)| !is_of_catalog(errand) && !is_start(errand));
        for (ticket, errand) in first.chain(in_hand.iter().filter(|(_, errand)| is_of_catalog(errand))) {
            if self.breakdowns.again.contains(ticket) {
                self.refused(*ticket, &twice(errand, breakdown));
            } else if !self.breakdowns.waiting.contains(ticket) {
                self.breakdowns.waiting.push(*ticket);
                named.extend(errand.subject());
            }
        }
        self.breakdowns.told = Some(Mishap { worker, breakdown, in_hand: named });
    }
}

impl Errand {
    /// What a worker had in hand, as the visitor calls it; none where that is nothing of the visitor's.
    fn subject(&self) -> Option<String> {
        let named = |name: &str| Some(format!("“{name}”"));
        match self {
            Errand::Classify(_, import, _) => named(&import.playlist.name),
            Errand::Recommend(classification, _) => named(&classification.playlist.name),
            Errand::Import(file) => named(&file.name),
            Errand::Tend(_) => Some("the catalog".into()),
            Errand::Together(..) => Some("the list for several".into()),
            Errand::Alike(AlikeTask::Scan(_)) => Some("the picture".into()),
            Errand::Alike(_) => Some("the tastes".into()),
            _ => None,
        }
    }
}

/// What is said of something over which a worker was lost twice.
fn twice(errand: &Errand, breakdown: Breakdown) -> String {
    let subject = errand.subject().unwrap_or_else(|| "this".into());
    let happened = breakdown.in_words();
    format!(
        "The part of this page that works on {subject} {happened}, twice. It may be more than the memory of this device holds: try \
         a part of it. Everything else goes on."
    )
}
