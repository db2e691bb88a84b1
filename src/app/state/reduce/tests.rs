//! Stories of a page, told to the reducer: what happens, and what is waited for then.

use amalgamix::catalog::Origin;
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::genres::{GENRE_COUNT, Genre, GenreEntry, GenreTable, Probabilities};
use amalgamix::import::{self, Contents};
use amalgamix::mixture::GenreMix;
use amalgamix::network::NetworkName;
use amalgamix::origin::FeatureOrigin;
use amalgamix::playlist::{Track, TrackId};
use amalgamix::recommend::{PassedOver, Reason, Recommendation, Recommendations};
use amalgamix::wire::{Answer, Backend, CatalogNews, CatalogOutcome, CatalogSummary, Classification, Part, Refusal};

use super::super::answers::{NO_START, SILENCE};
use super::super::remote::Ticket;
use super::super::{Adapter, Choice, Demo, Errand, GatheringAction, PlaylistFile, Source, Trouble, WebGpu, Work};
use super::*;
use amalgamix::export::Form;

/// A page and what happened to it.
struct Page(Rc<State>);

impl Page {
    fn opened(choice: Choice) -> Page {
        Page(Rc::new(State::new(choice, false)))
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
        let ticket = self.ticket(|errand| matches!(errand, Errand::Recall(_)));
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
        let found = Classification { playlist, tracks, known_artists: 0, method, mix, backend };
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
    let reason =
        Reason { nearest_title: String::new(), nearest_artists: vec![], alike_in: vec![], share_thousandths: 500 };
    Recommendation { track, genre: Genre::all().next().unwrap(), score: 0.5, reason }
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

#[test]
fn a_page_begins_with_its_engine_and_the_demos_and_then_brings_the_catalog() {
    let mut page = Page::opened(Choice::Automatic);
    for first in [Errand::Start(Backend::Cpu), Errand::ListDemos, Errand::Arrive] {
        assert!(page.awaits(|errand| *errand == first), "{first:?}");
    }
    page.warm(Backend::Cpu, 0.5);
    assert!(page.awaits(is_stock) && page.awaits(|errand| *errand == Errand::FindAdapter));
}

#[test]
fn a_playlist_goes_from_its_door_to_recommendations() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Late", 30);
    assert_eq!((page.0.screen, page.0.moves, page.work().name()), (Screen::Result, 1, "Late"));
    assert!(page.work().invented && !page.awaits(is_recommend));
    page.classify();
    page.recommend();
    assert!(page.work().recommendations.is_ready());
    page.act(Action::Again);
    assert_eq!(page.work().recommendations.value().unwrap().seed, 0, "the old list stays until the new one is here");
    page.recommend();
    assert_eq!(page.work().recommendations.value().unwrap().seed, 1);
}

#[test]
fn a_playlist_waits_for_the_engine() {
    let mut page = Page::opened(Choice::Automatic);
    page.bring("Early", 30);
    assert!(!page.awaits(is_classify));
    page.warm(Backend::Cpu, 0.5);
    assert!(page.awaits(is_classify));
}

#[test]
fn a_playlist_without_features_waits_for_the_catalog_or_for_its_refusal() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    page.bring("Bare", 1);
    assert!(!page.awaits(is_classify));
    page.refuse(is_stock, Part::Catalog);
    page.classify();
    assert!(!page.awaits(is_recommend), "there is no catalog to recommend from");
    page.act(Action::Retry(Wanted::Catalog));
    page.answer(is_stock, Answer::Catalog(catalog()));
    assert!(page.awaits(is_classify), "the catalog may know what was left out");
    page.classify();
    assert!(page.awaits(is_recommend));
}

#[test]
fn a_refusal_keeps_what_was_there_and_can_be_retried() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.classify();
    page.recommend();
    page.act(Action::Again);
    page.refuse(is_recommend, Part::Catalog);
    let list = &page.work().recommendations;
    assert_eq!((list.error(), list.value().map(|list| list.seed)), (Some("It broke."), Some(0)));
    page.act(Action::Retry(Wanted::Recommendations));
    page.recommend();

    page.act(Action::Bring(Source::Demo(Demo {
        file: "x".into(),
        name: "X".into(),
        description: "".into(),
        tracks: 1,
    })));
    let ticket = page.ticket(|errand| matches!(errand, Errand::Open(_)));
    page.act(Action::Opened(ticket, Err("No connection.".into())));
    assert_eq!(page.0.opening, Opening::Failed { name: Some("X".into()), error: "No connection.".into() });
    assert_eq!(page.work().name(), "First");
}

#[test]
fn the_playlist_before_can_be_reached_when_the_next_one_fails() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.classify();
    page.bring("Second", 30);
    page.refuse(is_classify, Part::Network);
    assert_eq!(page.work().classification.error(), Some("It broke."));
    page.act(Action::Return);
    assert!(page.work().name() == "First" && page.work().is_classified());
}

#[test]
fn leaving_and_returning_keeps_the_playlist() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    page.act(Action::Leave);
    assert_eq!((page.0.screen, page.0.shown()), (Screen::Doors, None));
    page.classify();
    page.act(Action::Return);
    assert_eq!(page.0.shown().map(Work::name), Some("First"));
}

#[test]
fn answers_to_a_playlist_that_was_replaced_are_dropped() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("First", 30);
    let late = page.ticket(is_classify);
    page.bring("Second", 30);
    page.act(Action::Replied(Reply { ticket: late, outcome: Ok(Answer::Scoring { scored: 1, of: 2 }) }));
    page.act(Action::Silent(late));
    assert_eq!((page.work().classification.progress(), page.work().classification.error()), (None, None));
}

#[test]
fn webgpu_takes_over_only_when_its_answers_are_the_cpus() {
    for (first, expected) in [(0.5005, Backend::WebGpu), (0.51, Backend::Cpu)] {
        let mut page = Page::prepared(Choice::Automatic);
        page.find(Some(Adapter::Hardware));
        assert_eq!(page.0.engines.active(), Some(Backend::Cpu), "the CPU answers meanwhile");
        page.warm(Backend::WebGpu, first);
        assert_eq!(page.0.engines.active(), Some(expected));
    }
}

#[test]
fn a_software_adapter_serves_only_who_asks_for_it() {
    let mut page = Page::prepared(Choice::Automatic);
    page.find(Some(Adapter::Software));
    assert!(matches!(page.0.engines.webgpu, WebGpu::Unavailable { .. }));
    page.act(Action::Choose(Choice::WebGpu));
    page.find(Some(Adapter::Software));
    assert_eq!(page.0.engines.active(), None, "who asks for WebGPU waits for it");
    page.warm(Backend::WebGpu, 0.5);
    assert_eq!(page.0.engines.active(), Some(Backend::WebGpu));
    page.act(Action::Choose(Choice::Automatic));
    assert_eq!(page.0.engines.active(), Some(Backend::Cpu));
}

#[test]
fn without_webgpu_the_cpu_serves_even_who_asked_for_it() {
    let mut page = Page::prepared(Choice::WebGpu);
    page.find(None);
    assert_eq!(page.0.engines.active(), Some(Backend::Cpu));
}

#[test]
fn who_wants_the_cpu_never_loads_webgpu() {
    let page = Page::prepared(Choice::Cpu);
    assert!(!page.awaits(|errand| *errand == Errand::FindAdapter));
}

#[test]
fn the_cpu_goes_on_where_webgpu_fails_or_falls_silent() {
    for is_silent in [false, true] {
        let mut page = Page::prepared(Choice::Automatic);
        page.find(Some(Adapter::Hardware));
        page.warm(Backend::WebGpu, 0.5);
        page.bring("Any", 30);
        assert_eq!(page.work().engine, Backend::WebGpu);
        if is_silent {
            let ticket = page.ticket(is_classify);
            page.act(Action::Silent(ticket));
        } else {
            page.refuse(is_classify, Part::Network);
        }
        assert!(matches!(page.0.engines.webgpu, WebGpu::Lost { .. }));
        assert!(page.work().engine == Backend::Cpu && page.awaits(is_classify));
    }
}

#[test]
fn a_silent_cpu_engine_is_started_again_and_the_visitor_told() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    let ticket = page.ticket(is_classify);
    page.act(Action::Silent(ticket));
    assert_eq!(page.work().classification.error(), Some(SILENCE));
    page.warm(Backend::Cpu, 0.5);
    page.act(Action::Retry(Wanted::Genres));
    page.classify();

    let mut page = Page::opened(Choice::Cpu);
    let ticket = page.ticket(|errand| *errand == Errand::Start(Backend::Cpu));
    page.act(Action::Silent(ticket));
    assert_eq!(page.0.engines.cpu.error(), Some(NO_START), "an engine that never starts is not started over and over");
}

#[test]
fn another_method_finds_the_genres_again_and_the_list_follows() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    page.classify();
    page.recommend();
    let method = Method { network: NetworkName::Logistic, ..Method::default() };
    page.act(Action::ChooseMethod(method));
    assert!(page.awaits(|errand| matches!(errand, Errand::Classify(_, _, asked) if *asked == method)));
    page.classify();
    assert_eq!(page.work().before.as_ref().map(|before| before.method), Some(Method::default()));
    assert!(page.awaits(is_recommend), "the list was made for other genres");
}

#[test]
fn artists_count_as_soon_as_the_catalog_is_here() {
    let mut page = Page::opened(Choice::Cpu);
    page.warm(Backend::Cpu, 0.5);
    page.bring("Any", 30);
    assert!(!page.work().method.artists, "the tracks are scored without waiting for the catalog");
    page.classify();
    page.answer(is_stock, Answer::Catalog(catalog()));
    assert!(page.work().method.artists && page.awaits(is_classify));
    page.classify();
    assert!(page.awaits(is_recommend) && !page.awaits(is_classify));
}

#[test]
fn the_report_is_fetched_for_who_wants_to_know_and_the_way_back_leads_to_the_playlist() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Any", 30);
    let is_report = |errand: &Errand| *errand == Errand::Report;
    assert!(!page.awaits(is_report));
    page.act(Action::Explain);
    let ticket = page.ticket(is_report);
    page.act(Action::Reported(ticket, Err("No connection.".into())));
    assert_eq!(page.0.report.error(), Some("No connection."));
    page.act(Action::Retry(Wanted::Report));
    assert!(page.awaits(is_report));
    page.act(Action::Return);
    assert_eq!(page.0.shown().map(Work::name), Some("Any"));
}

#[test]
fn pages_of_the_track_table_end_where_the_tracks_end() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Long", 250);
    page.act(Action::TurnTo(9));
    assert_eq!((page.work().pages(), page.work().page), (3, 2));
}

#[test]
fn a_list_is_taken_along_once_and_forgotten_when_another_is_wanted() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(2);
    page.act(Action::TakeAlong(Form::Csv));
    let ticket = page.ticket(is_deliver);
    page.act(Action::Delivered(ticket, Ok(())));
    assert!(!page.awaits(is_deliver));
    let outgoing = page.work().outgoing.clone().unwrap();
    assert_eq!((outgoing.tracks, outgoing.file_name.as_str()), (2, "mine - recommended.csv"));
    assert!(outgoing.arrival.is_ready());
    page.act(Action::Again);
    assert_eq!(page.work().outgoing, None);
}

#[test]
fn invented_tracks_have_no_links_to_take_along() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(2);
    page.act(Action::TakeAlong(Form::Links));
    assert!(!page.awaits(is_deliver));
}

#[test]
fn a_refused_clipboard_is_said_and_can_be_tried_again() {
    let mut page = Page::prepared(Choice::Automatic);
    page.bring("mine", 20);
    page.classify();
    page.recommend_tracks(1);
    page.act(Action::TakeAlong(Form::Json));
    let ticket = page.ticket(is_deliver);
    page.act(Action::Delivered(ticket, Err("Not allowed.".into())));
    assert_eq!(page.work().outgoing.as_ref().unwrap().arrival.error(), Some("Not allowed."));
    page.act(Action::TakeAlong(Form::Json));
    assert!(page.awaits(is_deliver));
}

#[test]
fn pasted_links_become_a_playlist_and_other_words_are_refused() {
    let mut page = Page::prepared(Choice::Automatic);
    page.act(Action::Paste("https://open.spotify.com/track/0000000000000000000007".into()));
    assert_eq!((page.0.screen, page.work().name()), (Screen::Result, "Pasted links"));
    page.recall();
    assert!(page.awaits(is_classify));
    page.act(Action::Leave);
    page.act(Action::Paste("no link at all".into()));
    assert!(matches!(page.0.opening, Opening::Failed { .. }));
    assert_eq!(page.work().name(), "Pasted links");
}

#[test]
fn reccobeats_is_asked_after_consent_only_and_what_it_tells_is_heard() {
    let mut page = Page::prepared(Choice::Cpu);
    page.act(Action::Paste("spotify:track:0000000000000000000007".into()));
    page.recall();
    page.classify();
    let is_ask = |errand: &Errand| matches!(errand, Errand::Ask(_));
    assert!(!page.awaits(is_ask));
    assert_eq!(page.work().askable(), 1);
    page.act(Action::Gathering(GatheringAction::Consent(true)));
    let ticket = page.ticket(is_ask);
    let mut heard = AudioFeatures::default();
    Feature::SOUND.into_iter().for_each(|feature| heard.set(feature, 1.0).unwrap());
    page.act(Action::Gathering(GatheringAction::Told(ticket, Ok(vec![(0, FeatureOrigin::ReccoBeats, heard)]))));
    assert!(page.awaits(is_classify), "the genres are found once more");
    assert_eq!(page.work().import.playlist.tracks[0].main_origin(), Some(FeatureOrigin::ReccoBeats));
    assert!(!page.awaits(is_ask));
}

#[test]
fn a_source_that_is_down_keeps_nobody_and_is_asked_again_on_request() {
    let mut page = Page::prepared(Choice::Cpu);
    page.act(Action::Gathering(GatheringAction::Consent(true)));
    page.act(Action::Paste("spotify:track:0000000000000000000007".into()));
    page.recall();
    page.classify();
    let is_ask = |errand: &Errand| matches!(errand, Errand::Ask(_));
    let ticket = page.ticket(is_ask);
    page.act(Action::Gathering(GatheringAction::Told(ticket, Err(Trouble::Unreachable))));
    assert!(!page.awaits(is_ask) && page.work().is_classified());
    page.act(Action::Gathering(GatheringAction::Retry));
    assert!(page.awaits(is_ask));
}

/// What the visitor can choose from.
fn offered(page: &Page) -> Vec<(String, usize)> {
    let Opening::Choosing { contents, .. } = &page.0.opening else { panic!("nothing to choose: {:?}", page.0.opening) };
    let playlists = contents.playlists().map(|import| &import.playlist);
    playlists.map(|playlist| (playlist.name.clone(), playlist.tracks.len())).collect()
}

#[test]
fn of_several_playlists_the_visitor_chooses_one() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Before", 30);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    assert_eq!(offered(&page), [("One".into(), 10), ("Two".into(), 20)]);
    assert_eq!(page.work().name(), "Before", "the playlist before stays until another is chosen");
    page.act(Action::OpenOne(7));
    assert_eq!(offered(&page).len(), 2, "there is no such playlist");
    page.act(Action::OpenOne(1));
    assert_eq!((page.work().name(), page.work().import.playlist.tracks.len()), ("Two", 20));
    assert!(page.0.opening == Opening::Nothing && page.work().invented && page.awaits(is_classify));
}

#[test]
fn several_playlists_can_be_taken_together() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    page.act(Action::OpenAll);
    assert_eq!((page.work().name(), page.work().import.playlist.tracks.len()), ("File", 20));
}

#[test]
fn who_wants_none_of_the_playlists_stays_on_the_screen() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    page.act(Action::Explain);
    let moves = page.0.moves;
    assert_eq!(offered(&page).len(), 2, "the choice follows to another screen");
    page.act(Action::Dismiss);
    assert_eq!((&page.0.opening, page.0.screen, page.0.work.is_none()), (&Opening::Nothing, Screen::Explained, true));
    assert_eq!(page.0.moves, moves + 1, "the focus goes back to the heading");
    page.act(Action::OpenAll);
    assert!(page.0.work.is_none());
}
