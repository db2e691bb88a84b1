//! Something that somebody else is to deliver: a file, an engine's answer. Nothing here knows who delivers it or what it is.

/// Names one errand. A later errand has a larger ticket; an answer whose ticket nobody awaits any more is dropped.
pub type Ticket = u32;

/// Hands out tickets, each one once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tickets(Ticket);

impl Tickets {
    /// A ticket that was never handed out before.
    pub fn draw(&mut self) -> Ticket {
        self.0 += 1;
        self.0
    }
}

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub done: usize,
    /// What there is to do.
    pub of: usize,
}

/// A value on its way. What was there before stays until there is something better.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Remote<T, E = String> {
    /// Nobody has asked for it yet.
    #[default]
    Idle,
    /// It was asked for.
    Loading {
        /// The ticket that the answer will carry.
        ticket: Ticket,
        /// How far it has come, where that is told.
        progress: Option<Progress>,
        /// What was there before.
        last: Option<T>,
    },
    /// It is here.
    Ready(T),
    /// It was refused.
    Failed {
        /// Why.
        error: E,
        /// What was there before.
        last: Option<T>,
    },
}

impl<T, E> Remote<T, E> {
    /// Asks for it, again if need be.
    pub fn ask(&mut self, ticket: Ticket) {
        let last = self.take();
        *self = Remote::Loading { ticket, progress: None, last };
    }

    /// Notes how far the errand with this ticket has come.
    pub fn advance(&mut self, ticket: Ticket, now: Progress) {
        match self {
            Remote::Loading { ticket: awaited, progress, .. } if *awaited == ticket => *progress = Some(now),
            _ => {}
        }
    }

    /// Takes the outcome of the errand with this ticket; that of any other is dropped.
    pub fn settle(&mut self, ticket: Ticket, outcome: Result<T, E>) {
        if self.ticket() != Some(ticket) {
            return;
        }
        *self = match outcome {
            Ok(value) => Remote::Ready(value),
            Err(error) => Remote::Failed { error, last: self.take() },
        };
    }

    /// The ticket of the errand that is under way.
    pub fn ticket(&self) -> Option<Ticket> {
        match self {
            Remote::Loading { ticket, .. } => Some(*ticket),
            _ => None,
        }
    }

    /// How far the errand that is under way has come.
    pub fn progress(&self) -> Option<Progress> {
        match self {
            Remote::Loading { progress, .. } => *progress,
            _ => None,
        }
    }

    /// The newest value that there is.
    pub fn value(&self) -> Option<&T> {
        match self {
            Remote::Idle => None,
            Remote::Loading { last, .. } | Remote::Failed { last, .. } => last.as_ref(),
            Remote::Ready(value) => Some(value),
        }
    }

    /// Why there is nothing newer.
    pub fn failure(&self) -> Option<&E> {
        match self {
            Remote::Failed { error, .. } => Some(error),
            _ => None,
        }
    }

    /// Whether nobody has asked for it yet.
    pub fn is_idle(&self) -> bool {
        matches!(self, Remote::Idle)
    }

    /// Whether it is here and current.
    pub fn is_ready(&self) -> bool {
        matches!(self, Remote::Ready(_))
    }

    fn take(&mut self) -> Option<T> {
        match std::mem::replace(self, Remote::Idle) {
            Remote::Idle => None,
            Remote::Loading { last, .. } | Remote::Failed { last, .. } => last,
            Remote::Ready(value) => Some(value),
        }
    }
}

impl<T> Remote<T> {
    /// Why there is nothing newer, in words for the visitor.
    pub fn error(&self) -> Option<&str> {
        self.failure().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_keeps_what_was_there() {
        let mut remote = Remote::Ready("first");
        remote.ask(2);
        remote.settle(2, Err("no connection".into()));
        assert_eq!((remote.value(), remote.error()), (Some(&"first"), Some("no connection")));
    }

    #[test]
    fn late_answers_are_dropped() {
        let mut remote: Remote<_> = Remote::Idle;
        remote.ask(1);
        remote.ask(2);
        remote.settle(1, Ok("late"));
        assert_eq!((remote.value(), remote.ticket()), (None, Some(2)));
        remote.settle(2, Ok("current"));
        remote.settle(2, Err("said twice".into()));
        assert_eq!(remote, Remote::Ready("current"));
    }
}
