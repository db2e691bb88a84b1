//! The line to the account's program: what is asked of it, and what its replies mean to the state.

use std::rc::Rc;

use amalgamix::wire::account::{Answer, Reply, Request, Task, Trouble};
use wasm_bindgen_futures::spawn_local;
use yew::UseReducerDispatcher;

use crate::browser::account::{Account, after_the_first_screen};
use crate::browser::luggage;
use crate::state::{AccountAction, Action, GatheringAction, OfflineAction, SavingAction, State, StoredAction, Ticket};

/// Connects the page with the account's program.
pub struct Line {
    program: Rc<Account>,
    dispatch: UseReducerDispatcher<State>,
}

impl Line {
    /// The line, on which nothing was asked yet.
    pub fn new(dispatch: UseReducerDispatcher<State>) -> Line {
        let hearer = dispatch.clone();
        let program = Account::new(move |reply| hearer.dispatch(meaning(reply)));
        Line { program: Rc::new(program), dispatch }
    }

    /// Asks something. To see how things stand is no hurry; whatever else is asked brings the program at once.
    pub fn ask(&self, request: Request) {
        let (program, dispatch) = (self.program.clone(), self.dispatch.clone());
        spawn_local(async move {
            if request.task == Task::Arrive {
                after_the_first_screen().await;
            }
            if let Err(error) = program.ask(&request).await
                && let Some(action) = unanswered(request, Trouble::Absent(error.to_string()))
            {
                dispatch.dispatch(action);
            }
        });
    }
}

fn meaning(reply: Reply) -> Action {
    match reply {
        Reply::Answered { ticket, answer } => answered(ticket, answer),
        Reply::Paused(seconds) => Action::Account(AccountAction::Paused(seconds)),
        Reply::ErasedElsewhere => Action::Account(AccountAction::ErasedElsewhere),
    }
}

fn answered(ticket: Ticket, answer: Answer) -> Action {
    let to_account = match answer {
        Answer::Arrived(arrival) => AccountAction::Arrived(ticket, arrival, Box::new(luggage::left())),
        Answer::Adopted => AccountAction::Adopted(ticket),
        Answer::Held(trouble) => AccountAction::Held(ticket, trouble),
        Answer::Known(profile) => AccountAction::Known(ticket, profile),
        Answer::Listed(page) => AccountAction::Listed(ticket, page),
        Answer::Turned(page) => AccountAction::Turned(ticket, page),
        Answer::Weighed(kept) => return Action::Stored(StoredAction::Weighed(ticket, Ok(kept))),
        Answer::Erased(erased) => AccountAction::Erased(ticket, erased),
        Answer::Packed => return Action::Offline(OfflineAction::Packed(ticket, true)),
        Answer::Recalled(told, unknown) => return Action::Gathering(GatheringAction::Recalled(ticket, told, unknown)),
        Answer::Told(told) => return Action::Gathering(GatheringAction::Told(ticket, told)),
        Answer::Stepped(saved) => return Action::Saving(SavingAction::Stepped(ticket, saved)),
    };
    Action::Account(to_account)
}

/// What it means that the program did not come. Only some tasks can meet that: the others are set for who has arrived.
fn unanswered(request: Request, trouble: Trouble) -> Option<Action> {
    let Request { ticket, task, .. } = request;
    match task {
        Task::Arrive => Some(Action::Account(AccountAction::Unreached(ticket, trouble))),
        // What is kept can be asked for again; the genres need not wait for it.
        Task::Recall(_) => Some(Action::Gathering(GatheringAction::Recalled(ticket, Vec::new(), Vec::new()))),
        Task::Ask(_) => Some(Action::Gathering(GatheringAction::Told(ticket, Err(trouble)))),
        Task::Weigh => Some(Action::Stored(StoredAction::Weighed(ticket, Err(trouble)))),
        Task::Pack(_) => Some(Action::Offline(OfflineAction::Packed(ticket, false))),
        _ => None,
    }
}
