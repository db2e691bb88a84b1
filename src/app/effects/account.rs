//! The errands that have to do with Spotify and ReccoBeats.

use std::rc::Rc;

use amalgamix::import::Import;
use yew::UseReducerDispatcher;

use crate::browser::reccobeats::ReccoBeats;
use crate::browser::spotify::Spotify;
use crate::browser::{account, login, luggage, tells};
use crate::state::{
    AccountAction, Action, Departure, FeatureSource, GatheringAction, Question, SaveStep, Saved, Saving, SavingAction,
    State, Ticket, Trouble,
};

/// Spotify under this Client ID, which tells the state when it asks for a pause.
pub fn spotify(client: &str, dispatch: UseReducerDispatcher<State>) -> Spotify {
    Spotify::new(client, move |seconds| dispatch.dispatch(Action::Account(AccountAction::Paused(seconds))))
}

/// Finds out how things stand.
pub async fn arrive(ticket: Ticket) -> Action {
    Action::Account(AccountAction::Arrived(ticket, Box::new(account::arrive().await)))
}

/// Leaves for Spotify, with what is to be here again.
pub async fn leave(ticket: Ticket, departure: Departure) -> Action {
    luggage::pack(departure.luggage.as_deref()).await;
    Action::Account(AccountAction::Held(ticket, login::leave(&departure.terms, departure.consent)))
}

/// Takes another Client ID.
pub async fn adopt(ticket: Ticket, client: Option<String>) -> Action {
    account::use_client(client.as_deref()).await;
    Action::Account(AccountAction::Adopted(ticket))
}

/// Looks for audio features that are kept.
pub async fn recall(ticket: Ticket, import: Rc<Import>) -> Action {
    let (told, gaps) = tells::recall(&import.playlist).await;
    Action::Gathering(GatheringAction::Recalled(ticket, told, gaps))
}

/// Asks a source for audio features.
pub async fn ask(ticket: Ticket, question: Rc<Question>, client: String, spotify: Spotify) -> Action {
    let told = match question.source {
        FeatureSource::Spotify => tells::ask(&spotify, &question).await,
        FeatureSource::ReccoBeats | FeatureSource::ReccoBeatsByCode => tells::ask(&ReccoBeats, &question).await,
    };
    if let (FeatureSource::Spotify, Err(Trouble::Refused { status: 403, .. })) = (question.source, &told) {
        account::keep_refusal(&client);
    }
    Action::Gathering(GatheringAction::Told(ticket, told))
}

/// Does the next step of saving recommendations.
pub async fn save(ticket: Ticket, saving: Rc<Saving>, spotify: Spotify) -> Action {
    Action::Saving(SavingAction::Stepped(ticket, step(&saving, &spotify).await))
}

async fn step(saving: &Saving, spotify: &Spotify) -> Result<Saved, Trouble> {
    match (saving.step, &saving.into) {
        (SaveStep::FindCreated, None) => spotify.find(&saving.description).await.map(Saved::Found),
        (_, None) => spotify.create(saving).await.map(Saved::Created),
        (SaveStep::Append, Some(made)) => spotify.append(made, saving.batch()).await.map(|()| Saved::Appended),
        (_, Some(made)) => spotify.count(made).await.map(Saved::Counted),
    }
}

/// Erases everything that came from Spotify.
pub async fn erase(ticket: Ticket) -> Action {
    Action::Account(AccountAction::Erased(ticket, account::erase().await))
}
