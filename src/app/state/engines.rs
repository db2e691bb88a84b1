//! Which engine computes: the visitor's choice, how far each engine is, and what follows from both. Nothing here starts one.

use std::rc::Rc;

use amalgamix::genres::{GenreTable, Probabilities};
use amalgamix::wire::Backend;

use super::choice::Choice;
use super::remote::{Remote, Ticket, Tickets};

/// By how much two engines' probabilities may differ.
const TOLERANCE: f32 = 1e-3;

/// What stands behind the browser's WebGPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adapter {
    /// A graphics processor.
    Hardware,
    /// A program that stands in for one, slower than the CPU engine.
    Software,
}

/// What an engine that is ready has said.
#[derive(Clone, Debug, PartialEq)]
pub struct Warm {
    /// The genres' names.
    pub genres: GenreTable,
    /// Its probabilities of the probe tracks.
    pub probe: Vec<Probabilities>,
}

impl Warm {
    /// Whether the two engines can take each other's place.
    fn agrees_with(&self, other: &Warm) -> bool {
        let same = |(one, other): (&f32, &f32)| (one - other).abs() <= TOLERANCE;
        let alike =
            |(one, other): (&Probabilities, &Probabilities)| one.as_slice().iter().zip(other.as_slice()).all(same);
        self.genres == other.genres
            && self.probe.len() == other.probe.len()
            && self.probe.iter().zip(&other.probe).all(alike)
    }
}

/// How far the WebGPU engine is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum WebGpu {
    /// Not wanted yet.
    #[default]
    Idle,
    /// The browser is asked for an adapter.
    Looking {
        /// The ticket that the answer will carry.
        ticket: Ticket,
    },
    /// The engine loads and answers the probe.
    Starting {
        /// The ticket that the answer will carry.
        ticket: Ticket,
        /// What it runs on.
        adapter: Adapter,
    },
    /// Its answers are the CPU engine's.
    Checked {
        /// What it runs on.
        adapter: Adapter,
    },
    /// It cannot be used.
    Unavailable {
        /// Why, in words for the visitor.
        why: String,
    },
    /// It was used, and stopped.
    Lost {
        /// Why, in words for the visitor.
        why: String,
    },
}

/// Both engines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Engines {
    /// What the visitor wants.
    pub choice: Choice,
    /// The engine that is always there.
    pub cpu: Remote<Rc<Warm>>,
    /// The engine that is there on some machines.
    pub webgpu: WebGpu,
}

impl Engines {
    /// The engine that would classify now; none while it is prepared.
    pub fn active(&self) -> Option<Backend> {
        let cpu = self.cpu.is_ready().then_some(Backend::Cpu);
        match (self.choice, &self.webgpu) {
            (Choice::Cpu, _) => cpu,
            (_, WebGpu::Checked { adapter: Adapter::Hardware }) => Some(Backend::WebGpu),
            (Choice::WebGpu, WebGpu::Checked { .. }) => Some(Backend::WebGpu),
            (Choice::WebGpu, WebGpu::Idle | WebGpu::Looking { .. } | WebGpu::Starting { .. }) => None,
            _ => cpu,
        }
    }

    /// The genres' names, once an engine has told them.
    pub fn genres(&self) -> Option<&GenreTable> {
        self.cpu.value().map(|warm| &warm.genres)
    }

    /// The visitor wants another engine. Who asks for WebGPU by name gets another try.
    pub(super) fn choose(&mut self, choice: Choice) {
        self.choice = choice;
        if choice == Choice::WebGpu && matches!(self.webgpu, WebGpu::Unavailable { .. } | WebGpu::Lost { .. }) {
            self.webgpu = WebGpu::Idle;
        }
    }

    /// Begins what can begin now.
    pub(super) fn proceed(&mut self, tickets: &mut Tickets) {
        if self.cpu.is_idle() {
            self.cpu.ask(tickets.draw());
        }
        if self.cpu.is_ready() && self.choice != Choice::Cpu && self.webgpu == WebGpu::Idle {
            self.webgpu = WebGpu::Looking { ticket: tickets.draw() };
        }
    }

    /// The browser has said what stands behind its WebGPU.
    pub(super) fn found(&mut self, ticket: Ticket, adapter: Option<Adapter>, tickets: &mut Tickets) {
        if self.webgpu != (WebGpu::Looking { ticket }) {
            return;
        }
        self.webgpu = match adapter {
            None => unavailable("This browser gives no access to it."),
            Some(Adapter::Software) if self.choice != Choice::WebGpu => {
                unavailable("This browser has no graphics processor for it.")
            }
            Some(adapter) => WebGpu::Starting { ticket: tickets.draw(), adapter },
        };
    }

    /// An engine is ready.
    pub(super) fn warmed(&mut self, ticket: Ticket, warm: Warm) {
        match self.webgpu {
            WebGpu::Starting { ticket: awaited, adapter } if awaited == ticket => {
                let agrees = self.cpu.value().is_some_and(|cpu| warm.agrees_with(cpu));
                self.webgpu = if agrees {
                    WebGpu::Checked { adapter }
                } else {
                    unavailable("Its answers differ from those of the CPU.")
                };
            }
            _ => self.cpu.settle(ticket, Ok(Rc::new(warm))),
        }
    }

    /// An engine could not be started.
    pub(super) fn refused(&mut self, ticket: Ticket, message: &str) {
        match self.webgpu {
            WebGpu::Starting { ticket: awaited, .. } if awaited == ticket => self.webgpu = unavailable(message),
            _ => self.cpu.settle(ticket, Err(message.into())),
        }
    }
}

fn unavailable(why: &str) -> WebGpu {
    WebGpu::Unavailable { why: why.into() }
}
