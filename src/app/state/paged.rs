//! A list of Spotify's that comes page by page.

use std::rc::Rc;

use amalgamix::wire::account::{Page, Trouble};

use super::remote::{Ticket, Tickets};

/// How far a list has been read that comes page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paged<T> {
    /// The entries until now; none where Spotify lists one that it does not show.
    pub entries: Vec<Option<Rc<T>>>,
    /// How many there will be, once that is known.
    pub total: Option<usize>,
    /// The age of the oldest page, in minutes.
    pub age_minutes: u32,
    /// What happens next.
    pub step: Step,
    /// Whether pages that were kept are passed over.
    pub afresh: bool,
}

/// What happens next to a list that comes page by page.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A page is fetched.
    Fetching {
        /// The ticket that the page will carry.
        ticket: Ticket,
        /// Where it begins.
        offset: usize,
    },
    /// The visitor has stopped it.
    Stopped {
        /// Where it would go on.
        offset: usize,
    },
    /// A page could not be fetched.
    Failed {
        /// Where it would go on.
        offset: usize,
        /// Why.
        trouble: Trouble,
    },
    /// All of it is here.
    Complete,
}

impl<T> Paged<T> {
    /// A list whose first page is to be fetched.
    pub fn begin(afresh: bool, tickets: &mut Tickets) -> Paged<T> {
        let step = Step::Fetching { ticket: tickets.draw(), offset: 0 };
        Paged { entries: Vec::new(), total: None, age_minutes: 0, step, afresh }
    }

    /// The page that is fetched now.
    pub fn fetching(&self) -> Option<(Ticket, usize)> {
        match self.step {
            Step::Fetching { ticket, offset } => Some((ticket, offset)),
            _ => None,
        }
    }

    /// Takes a page, or why there is none; says whether it was awaited. A page that does not lead on from where it began is
    /// not followed.
    pub fn take(&mut self, ticket: Ticket, page: Result<Page<T>, Trouble>, tickets: &mut Tickets) -> bool {
        let Some((_, offset)) = self.fetching().filter(|(awaited, _)| *awaited == ticket) else { return false };
        self.step = match page {
            Err(trouble) => Step::Failed { offset, trouble },
            Ok(page) => {
                self.total = Some(page.total);
                self.age_minutes = self.age_minutes.max(page.age_minutes);
                self.entries.extend(page.entries.into_iter().map(|entry| entry.map(Rc::new)));
                match page.next {
                    Some(next) if next > offset => Step::Fetching { ticket: tickets.draw(), offset: next },
                    Some(_) => Step::Failed { offset, trouble: Trouble::Garbled },
                    None => Step::Complete,
                }
            }
        };
        true
    }

    /// Stops it, keeping what is here.
    pub fn stop(&mut self) {
        if let Some((_, offset)) = self.fetching() {
            self.step = Step::Stopped { offset };
        }
    }

    /// Goes on where it stopped or failed.
    pub fn go_on(&mut self, tickets: &mut Tickets) {
        if let Step::Stopped { offset } | Step::Failed { offset, .. } = self.step {
            self.step = Step::Fetching { ticket: tickets.draw(), offset };
        }
    }

    /// Why it does not go on, if something keeps it.
    pub fn trouble(&self) -> Option<&Trouble> {
        match &self.step {
            Step::Failed { trouble, .. } => Some(trouble),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(entries: &[&str], next: Option<usize>) -> Page<String> {
        let entries = entries.iter().map(|entry| Some((*entry).into())).collect();
        Page { entries, total: 5, next, age_minutes: 3 }
    }

    fn ticket(list: &Paged<String>) -> Ticket {
        list.fetching().unwrap().0
    }

    #[test]
    fn pages_follow_each_other_until_none_is_next() {
        let mut tickets = Tickets::default();
        let mut list = Paged::begin(false, &mut tickets);
        assert!(list.take(ticket(&list), Ok(page(&["a", "b"], Some(2))), &mut tickets));
        assert_eq!(list.fetching().unwrap().1, 2);
        list.take(ticket(&list), Ok(page(&["c"], None)), &mut tickets);
        assert_eq!((list.entries.len(), list.total, list.step.clone()), (3, Some(5), Step::Complete));
    }

    #[test]
    fn it_goes_on_where_it_failed_or_was_stopped() {
        let mut tickets = Tickets::default();
        let mut list = Paged::begin(false, &mut tickets);
        list.take(ticket(&list), Ok(page(&["a", "b"], Some(2))), &mut tickets);
        list.take(ticket(&list), Err(Trouble::RateLimited), &mut tickets);
        assert_eq!((list.entries.len(), list.trouble()), (2, Some(&Trouble::RateLimited)));
        list.go_on(&mut tickets);
        let late = ticket(&list);
        list.stop();
        assert!(!list.take(late, Ok(page(&["c"], None)), &mut tickets));
        list.go_on(&mut tickets);
        assert_eq!(list.fetching().unwrap().1, 2);
    }

    #[test]
    fn pages_that_lead_back_are_not_followed() {
        let mut tickets = Tickets::default();
        let mut list = Paged::begin(false, &mut tickets);
        list.take(ticket(&list), Ok(page(&["a"], Some(0))), &mut tickets);
        assert_eq!(list.trouble(), Some(&Trouble::Garbled));
    }
}
