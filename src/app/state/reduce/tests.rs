//! Stories of a page, told to the reducer: what happens, and what is waited for then.

mod breakdowns;
mod engines;
mod features;
mod method;
mod playlist;
mod renewal;
mod resuming;
mod several;
mod stored;
mod taking_along;
mod tastes;
mod wishes;

use amalgamix::catalog::Origin;
use amalgamix::embedding::EmbeddingCodes;
use amalgamix::export::Form;
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::genres::{GENRE_COUNT, Genre, GenreEntry, GenreTable, Probabilities};
use amalgamix::import::{self, Contents};
use amalgamix::mixture::GenreMix;
use amalgamix::network::NetworkName;
use amalgamix::origin::FeatureOrigin;
use amalgamix::playlist::{Track, TrackId};
use amalgamix::recommend::{Judged, PassedOver, Reason, Recommendation, Recommendations, Wishes};
use amalgamix::wire::account::{Task, Trouble};
use amalgamix::wire::{Answer, Backend, CatalogNews, CatalogOutcome, CatalogSummary, Classification, Part, Refusal};

use super::super::answers::NO_START;
use super::super::remote::Ticket;
use super::super::{
    Adapter, Breakdown, Choice, Demo, Errand, GatheringAction, PlaylistFile, Source, WebGpu, Work, Worker,
};
use super::*;

/// A page and what happened to it.
struct Page(Rc<State>);

impl Page {
    /// A page of which all is here.
    fn opened(choice: Choice) -> Page {
        let mut page = Page(Rc::new(State::new(choice, false)));
        page.complete(Ok(()));
        page
    }

    fn complete(&mut self, outcome: Result<(), String>) {
        self.act(Action::Completed(self.ticket(|errand| *errand == Errand::BringRest), outcome));
    }

    /// A page whose engine is ready and whose catalog is here.
    fn prepared(choice: Choice) -> Page {
        let mut page = Page::opened(choice);
        page.warm(Backend::Cpu, 0.5);
        page.answer(is_stock, Answer::Catalog(catalog()));
        page
    }

    fn act(&mut self, action: Action) {
        self.0 = self.0.clone().reduce(action);
    }

    /// The ticket of the one errand like this that is waited for.
    fn ticket(&self, like: impl Fn(&Errand) -> bool) -> Ticket {
        let tickets: Vec<_> =
            self.0.errands().into_iter().filter(|(_, errand)| like(errand)).map(|(ticket, _)| ticket).collect();
        assert_eq!(tickets.len(), 1, "waited for: {:?}", self.0.errands());
        tickets[0]
    }

    fn awaits(&self, like: impl Fn(&Errand) -> bool) -> bool {
        self.0.errands().iter().any(|(_, errand)| like(errand))
    }

    fn answer(&mut self, like: impl Fn(&Errand) -> bool, answer: Answer) {
        let ticket = self.ticket(like);
        self.act(Action::Replied(Reply { ticket, outcome: Ok(answer) }));
    }

    /// Nothing is kept of the tracks' features.
    fn recall(&mut self) {
        let ticket = self.ticket(|errand| matches!(errand, Errand::Account(Task::Recall(_))));
        self.act(Action::Gathering(GatheringAction::Recalled(ticket, Vec::new(), Vec::new())));
    }

    fn refuse(&mut self, like: impl Fn(&Errand) -> bool, part: Part) {
        let ticket = self.ticket(like);
        self.act(Action::Replied(Reply { ticket, outcome: Err(Refusal { part, message: "It broke.".into() }) }));
    }

    /// An engine is ready and gives the first genre of its probe this probability.
    fn warm(&mut self, backend: Backend, first: f32) {
        let answer = Answer::Warm { backend, genres: genres(), probe: vec![probabilities(first)] };
        self.answer(|errand| *errand == Errand::Start(backend), answer);
    }

    fn find(&mut self, adapter: Option<Adapter>) {
        let ticket = self.ticket(|errand| *errand == Errand::FindAdapter);
        self.act(Action::Found(ticket, adapter));
    }

    fn bring(&mut self, name: &str, tracks: usize) {
        self.bring_all(&[(name, tracks)]);
    }

    /// A file with these playlists is brought.
    fn bring_all(&mut self, playlists: &[(&str, usize)]) {
        let (name, tracks) = playlists[0];
        let demo = Demo { file: "any.csv".into(), name: name.into(), description: String::new(), tracks };
        self.act(Action::Bring(Source::Demo(demo)));
        let ticket = self.ticket(|errand| matches!(errand, Errand::Open(_)));
        self.act(Action::Opened(ticket, Ok(PlaylistFile { name: name.into(), bytes: vec![] })));
        self.answer(|errand| matches!(errand, Errand::Import(_)), Answer::Imported(contents(playlists)));
    }

    fn classify(&mut self) {
        let import = self.0.work.as_ref().unwrap().import.clone();
        let mix = Some(GenreMix { shares: probabilities(0.5), confidence: 0.8 });
        let tracks = vec![None; import.playlist.tracks.len()];
        let playlist = import.playlist.clone();
        let method = self.0.work.as_ref().unwrap().method;
        let backend = Backend::Cpu;
        let embeddings = vec![];
        let found =
            Classification { playlist, tracks, embeddings, known_artists: 0, method, mix, portrait: None, backend };
        self.answer(is_classify, Answer::Classified(found));
    }

    fn recommend(&mut self) {
        self.recommend_tracks(0);
    }

    fn recommend_tracks(&mut self, tracks: usize) {
        let seed = self.0.work.as_ref().unwrap().seed;
        let list = Recommendations { tracks: vec![recommendation(); tracks], seed, passed_over: PassedOver::default() };
        self.answer(is_recommend, Answer::Recommended(list));
    }

    fn work(&self) -> &Work {
        self.0.work.as_ref().unwrap()
    }
}

fn is_classify(errand: &Errand) -> bool {
    matches!(errand, Errand::Classify(..))
}

fn is_recommend(errand: &Errand) -> bool {
    matches!(errand, Errand::Recommend(..))
}

fn is_deliver(errand: &Errand) -> bool {
    matches!(errand, Errand::Deliver(_))
}

fn recommendation() -> Recommendation {
    let track = Track { title: "Any".into(), id: Some(TrackId::from_bytes([1; 16])), ..Default::default() };
    let reason = Reason {
        nearest_title: String::new(),
        nearest_artists: vec![],
        liked: false,
        compared: vec![],
        share_thousandths: 500,
        because: vec![],
    };
    let (genre, embedding) = (Genre::all().next().unwrap(), EmbeddingCodes::UNKNOWN);
    Recommendation { track, embedding, genre, score: 0.5, reason }
}

fn is_stock(errand: &Errand) -> bool {
    matches!(errand, Errand::Tend(_))
}

fn catalog() -> CatalogNews {
    let serving = CatalogSummary {
        origin: Origin::Demo,
        tracks: 5700,
        bytes: 240_000,
        age_minutes: 0,
        fits_network: true,
        passing: None,
    };
    CatalogNews { serving: Some(serving), outcome: CatalogOutcome::Stocked }
}

fn genres() -> GenreTable {
    let entry = |index| GenreEntry { name: format!("Genre {index}"), members: vec![] };
    GenreTable::try_from((0..GENRE_COUNT).map(entry).collect::<Vec<_>>()).unwrap()
}

fn probabilities(first: f32) -> Probabilities {
    let mut numbers = [(1.0 - first) / (GENRE_COUNT - 1) as f32; GENRE_COUNT];
    numbers[0] = first;
    Probabilities::new(&numbers).unwrap()
}

/// What a file with playlists of these names and numbers of tracks holds. All tracks have features, unless there is only one;
/// the first tracks of all playlists are the same.
fn contents(playlists: &[(&str, usize)]) -> Contents {
    let mut file =
        String::from("Track URI,Track Name,Playlist name,Energy,Danceability,Loudness,Speechiness,Acousticness,");
    file.push_str("Instrumentalness,Liveness,Valence,Tempo\n");
    for (name, tracks) in playlists {
        let sound = if *tracks == 1 { "" } else { ",1,1,0,1,1,1,1,1,120" };
        (0..*tracks).for_each(|track| file.push_str(&format!("spotify:track:{track:022},Any,{name}{sound}\n")));
    }
    import::read("File.csv", file.as_bytes()).unwrap()
}
