//! Audio features from elsewhere: what is kept from before, what Spotify tells to old Client IDs, and what ReccoBeats knows,
//! in this order. The rest of the page goes on meanwhile, with whatever is known.

use std::rc::Rc;

use amalgamix::import::Import;
use amalgamix::origin::FeatureOrigin;
use amalgamix::playlist::Track;
use amalgamix::wire::account::{Gap, Key, Question, Source, Told, Trouble};

use super::remote::{Progress, Remote, Ticket, Tickets};
use super::{State, Work};

/// How far the gathering is for one playlist.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathering {
    /// What is kept from before.
    pub recall: Remote<()>,
    /// The question that is under way.
    pub asking: Option<(Ticket, Rc<Question>)>,
    /// Why a source did not answer.
    pub trouble: Option<(Source, Trouble)>,
    /// Whether the visitor has stopped it.
    pub stopped: bool,
    /// Whether something was learnt that the genres do not know of yet.
    pub unheard: bool,
    asked: [Marks; Source::ALL.len()],
    /// Places of tracks of which a source said not long ago that it does not know them.
    known_gaps: Marks,
}

/// Places in the playlist that are marked.
#[derive(Clone, Debug, Default, PartialEq)]
struct Marks(Vec<bool>);

impl Marks {
    fn mark(&mut self, places: impl IntoIterator<Item = usize>) {
        for place in places {
            if self.0.len() <= place {
                self.0.resize(place + 1, false);
            }
            self.0[place] = true;
        }
    }

    fn contains(&self, place: usize) -> bool {
        self.0.get(place) == Some(&true)
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|marked| **marked).count()
    }
}

/// Something that happened to the gathering.
#[derive(Clone, Debug)]
pub enum GatheringAction {
    /// What is kept from before is here, and the places of tracks that nobody knew.
    Recalled(Ticket, Told, Vec<usize>),
    /// A source has answered, or why not.
    Told(Ticket, Result<Told, Trouble>),
    /// The visitor lets ReccoBeats be asked, or no longer.
    Consent(bool),
    /// The visitor stops the asking.
    Stop,
    /// The visitor wants a source asked again that did not answer.
    Retry,
}

/// Which sources may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// Spotify: somebody is logged in, and this Client ID was not refused.
    pub spotify: bool,
    /// ReccoBeats: the visitor has agreed.
    pub reccobeats: bool,
}

impl Allowed {
    fn allows(self, source: Source) -> bool {
        match source {
            Source::Spotify => self.spotify,
            Source::ReccoBeats | Source::ReccoBeatsByCode => self.reccobeats,
        }
    }
}

impl Work {
    /// The places of the tracks that would gain from another source: nothing of their sound is known, or only what the catalog
    /// has of a track with the same name. What was learnt meanwhile counts, though the genres do not know of it yet.
    fn wanting(&self) -> impl Iterator<Item = (usize, &Track)> {
        let is_silent = |track: &Track| !track.features.describe_sound();
        let is_wanting = move |(learnt, told): (&Track, &Track)| {
            is_silent(learnt) && (is_silent(told) || told.main_origin() == Some(FeatureOrigin::CatalogByName))
        };
        let tracks = self.import.playlist.tracks.iter().zip(&self.playlist().tracks);
        let wanting = tracks.enumerate().filter(move |(_, tracks)| !self.invented && is_wanting(*tracks));
        wanting.map(|(place, (learnt, _))| (place, learnt))
    }

    /// How many tracks ReccoBeats would be asked for.
    pub fn askable(&self) -> usize {
        let is_askable = |(place, track): &(usize, &Track)| {
            let asked = self.gathering.asked[Source::ReccoBeats as usize].contains(*place);
            track.id.is_some() && !asked && !self.gathering.known_gaps.contains(*place)
        };
        self.wanting().filter(is_askable).count()
    }

    /// How many tracks a source has been asked for until now, of how many.
    pub fn asked(&self) -> Option<Progress> {
        let (_, question) = self.gathering.asking.as_ref()?;
        let done = self.gathering.asked[question.source as usize].count();
        let open = self.open(question.source).count();
        Some(Progress { done, of: done + open })
    }

    fn open(&self, source: Source) -> impl Iterator<Item = (usize, Key)> {
        let asked = &self.gathering.asked[source as usize];
        let gaps = &self.gathering.known_gaps;
        let is_open =
            move |place: usize| !asked.contains(place) && (source == Source::Spotify || !gaps.contains(place));
        self.wanting()
            .filter(move |(place, _)| is_open(*place))
            .filter_map(move |(place, track)| source.key(track).map(|key| (place, key)))
    }

    /// Whether some of its values were asked for on the visitor's behalf, from Spotify or by Spotify's ids.
    pub(super) fn has_features_by_request(&self) -> bool {
        let by_request = |origin| matches!(origin, FeatureOrigin::Spotify | FeatureOrigin::ReccoBeats);
        let borrowed = self.import.playlist.tracks.iter().flat_map(|track| &track.borrowed);
        borrowed.into_iter().any(|borrowed| by_request(borrowed.origin))
    }

    /// Begins to look for features that are kept, then asks one source after the other, batch by batch.
    pub(super) fn gather(&mut self, allowed: Allowed, tickets: &mut Tickets) {
        if self.gathering.recall.is_idle() && self.needs_catalog && !self.invented {
            self.gathering.recall.ask(tickets.draw());
        }
        let gathering = &self.gathering;
        let is_busy = gathering.asking.is_some() || gathering.stopped || gathering.trouble.is_some();
        if is_busy || !self.classification.is_ready() {
            return;
        }
        let question = Source::ALL.into_iter().filter(|source| allowed.allows(*source)).find_map(|source| {
            let tracks: Vec<_> = self.open(source).take(source.at_once()).collect();
            (!tracks.is_empty()).then_some(Question { source, tracks })
        });
        self.gathering.asking = question.map(|question| (tickets.draw(), Rc::new(question)));
    }

    /// The tracks of which it is looked for what is kept.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let silent =
            self.import.playlist.tracks.iter().enumerate().filter(|(_, track)| !track.features.describe_sound());
        silent.map(|(place, track)| Gap { place, id: track.id, isrc: track.isrc }).collect()
    }

    /// Whether its genres can be looked for: what is kept of its features is here.
    pub(super) fn is_recalled(&self) -> bool {
        !self.needs_catalog || self.invented || self.gathering.recall.is_ready()
    }

    fn learn(&mut self, told: Told) {
        let import: &mut Import = Rc::make_mut(&mut self.import);
        for (place, origin, features) in told {
            if let Some(track) = import.playlist.tracks.get_mut(place) {
                track.learn(&features, origin);
                self.gathering.unheard = true;
            }
        }
    }
}

impl State {
    pub(super) fn apply_to_gathering(&mut self, action: GatheringAction) {
        match action {
            GatheringAction::Recalled(ticket, told, gaps) => self.recalled(ticket, told, gaps),
            GatheringAction::Told(ticket, told) => self.told(ticket, told),
            GatheringAction::Consent(consent) => self.consent(consent),
            GatheringAction::Stop => self.stop_gathering(),
            GatheringAction::Retry => self.retry_gathering(),
        }
    }

    /// Who agrees wants it to begin; who takes it back wants it to end.
    fn consent(&mut self, consent: bool) {
        self.consent_to_reccobeats = consent;
        if consent { self.retry_gathering() } else { self.stop_gathering() }
    }

    /// Which sources may be asked now.
    pub(super) fn allowed(&self) -> Allowed {
        let spotify = self.account.session.is_in() && self.account.terms.tells_features;
        Allowed { spotify, reccobeats: self.consent_to_reccobeats }
    }

    fn recalled(&mut self, ticket: Ticket, told: Told, gaps: Vec<usize>) {
        let is_awaited = |work: &&mut Work| work.gathering.recall.ticket() == Some(ticket);
        let Some(work) = self.works().0.find(is_awaited) else { return };
        work.gathering.recall.settle(ticket, Ok(()));
        work.gathering.known_gaps.mark(gaps);
        work.learn(told);
        work.needs_catalog = amalgamix::resolve::needs_catalog(&work.import.playlist);
        // Nothing was classified without it.
        work.gathering.unheard = false;
    }

    fn told(&mut self, ticket: Ticket, told: Result<Told, Trouble>) {
        let is_awaited =
            |work: &&mut Work| work.gathering.asking.as_ref().is_some_and(|(awaited, _)| *awaited == ticket);
        let Some(work) = self.works().0.find(is_awaited) else { return };
        let Some((_, question)) = work.gathering.asking.take() else { return };
        match told {
            Ok(told) => {
                let places = question.tracks.iter().map(|(place, _)| *place);
                work.gathering.asked[question.source as usize].mark(places);
                work.learn(told);
            }
            // What every Client ID since November 2024 meets is no news to the visitor.
            Err(Trouble::Refused { status: 403, .. }) if question.source == Source::Spotify => {
                self.account.terms.tells_features = false;
            }
            Err(trouble) => {
                work.gathering.trouble = Some((question.source, trouble.clone()));
                if question.source == Source::Spotify {
                    self.note_end(&trouble);
                }
            }
        }
    }

    fn stop_gathering(&mut self) {
        if let Some(work) = &mut self.work {
            (work.gathering.stopped, work.gathering.asking) = (true, None);
        }
    }

    fn retry_gathering(&mut self) {
        if let Some(work) = &mut self.work {
            (work.gathering.stopped, work.gathering.trouble) = (false, None);
        }
    }
}
