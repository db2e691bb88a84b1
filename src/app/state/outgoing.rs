//! Recommendations on their way out: to the visitor's disk or clipboard.

use amalgamix::export::{Form, Selection, judgements};
use amalgamix::genres::GenreTable;
use amalgamix::recommend::Feedback;

use super::remote::{Remote, Ticket};

/// A list that is taken along.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// In which form. Links go to the clipboard, everything else becomes a file.
    pub form: Form,
    /// What the file is called.
    pub file_name: String,
    /// What it contains.
    pub text: String,
    /// How many tracks that are.
    pub tracks: usize,
    /// Whether it has arrived.
    pub arrival: Remote<()>,
}

impl Outgoing {
    /// A list that is to be taken along; none if there is nothing that this form could say of it.
    pub(super) fn new(form: Form, selection: Selection, ticket: Ticket) -> Option<Outgoing> {
        let tracks = if form.needs_addresses() { selection.addressed() } else { selection.picks.len() };
        let mut arrival = Remote::Idle;
        arrival.ask(ticket);
        let (file_name, text) = (selection.file_name(form), selection.write(form));
        (tracks > 0).then_some(Outgoing { form, file_name, text, tracks, arrival })
    }

    /// What the visitor thought of tracks, as a table.
    pub(super) fn judgements(feedback: &Feedback, genres: &GenreTable, ticket: Ticket) -> Outgoing {
        let (file_name, text) = ("AmalgaMix judgements.csv".into(), judgements(feedback, genres));
        let mut arrival = Remote::Idle;
        arrival.ask(ticket);
        Outgoing { form: Form::Csv, file_name, text, tracks: feedback.len(), arrival }
    }
}
