//! The tasks, and who carries each one out.

use amalgamix::wire::account::{Answer, Question, Reply, Request, Save, Saved, Source, Task, Told, Trouble};

use crate::reccobeats::ReccoBeats;
use crate::spotify::Spotify;
use crate::{arrival, login, luggage, say, tells};

/// Carries out what is asked, and says how it went.
pub async fn perform(request: Request) {
    let Request { ticket, client, task } = request;
    let answer = answer(task, &client).await;
    say(&Reply::Answered { ticket, answer });
}

async fn answer(task: Task, client: &str) -> Answer {
    let spotify = Spotify::new(client, |seconds| say(&Reply::Paused(seconds)));
    match task {
        Task::Arrive => Answer::Arrived(Box::new(arrival::arrive().await)),
        Task::Adopt(client) => {
            arrival::use_client(client.as_deref()).await;
            Answer::Adopted
        }
        Task::Leave(departure) => {
            luggage::pack(departure.luggage.as_ref()).await;
            Answer::Held(login::leave(&departure.terms, departure.consent))
        }
        Task::Identify => Answer::Known(spotify.profile().await),
        Task::List { offset, afresh } => Answer::Listed(spotify.playlists(offset, afresh).await),
        Task::Turn { collection, offset, afresh } => Answer::Turned(spotify.entries(&collection, offset, afresh).await),
        Task::Recall(gaps) => {
            let (told, unknown) = tells::recall(&gaps).await;
            Answer::Recalled(told, unknown)
        }
        Task::Ask(question) => Answer::Told(ask(&question, client, &spotify).await),
        Task::Save(step) => Answer::Stepped(save(&step, &spotify).await),
        Task::Weigh => Answer::Weighed(arrival::weigh().await),
        Task::Erase => Answer::Erased(arrival::erase().await),
        Task::Pack(work) => {
            luggage::pack(Some(&work)).await;
            Answer::Packed
        }
    }
}

/// Asks a source for audio features.
async fn ask(question: &Question, client: &str, spotify: &Spotify) -> Result<Told, Trouble> {
    let told = match question.source {
        Source::Spotify => tells::ask(spotify, question).await,
        Source::ReccoBeats | Source::ReccoBeatsByCode => tells::ask(&ReccoBeats, question).await,
    };
    if let (Source::Spotify, Err(Trouble::Refused { status: 403, .. })) = (question.source, &told) {
        arrival::keep_refusal(client);
    }
    told
}

/// Does a step of saving recommendations.
async fn save(step: &Save, spotify: &Spotify) -> Result<Saved, Trouble> {
    match step {
        Save::Create { name, description } => spotify.create(name, description).await.map(Saved::Created),
        Save::Find { description } => spotify.find(description).await.map(Saved::Found),
        Save::Count(made) => spotify.count(made).await.map(Saved::Counted),
        Save::Append(made, uris) => spotify.append(made, uris).await.map(|()| Saved::Appended),
    }
}
