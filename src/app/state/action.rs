//! Everything that can happen to the state: what the visitor does, and what comes back from outside.

use std::rc::Rc;

use amalgamix::export::Form;
use amalgamix::playlist::TrackId;
use amalgamix::recommend::Wishes;
use amalgamix::report::Summary;
use amalgamix::wire::{Method, Reply};

use super::PrivacyNotice;
use super::account::AccountAction;
use super::alike::AlikeAction;
use super::breakdowns::Breakdown;
use super::catalog::CatalogAction;
use super::choice::Choice;
use super::engines::Adapter;
use super::errand::Worker;
use super::gathering::GatheringAction;
use super::offline::OfflineAction;
use super::opening::{Demo, PlaylistFile, Source};
use super::remote::Ticket;
use super::saving::SavingAction;
use super::stored::StoredAction;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// The visitor brings a playlist.
    Bring(Source),
    /// The visitor pasted a text with links.
    Paste(String),
    /// The visitor brought something that is no playlist file.
    Misplaced(&'static str),
    /// The visitor holds a file over the page, or no longer.
    Hover(bool),
    /// The visitor wants this of the file's playlists.
    OpenOne(usize),
    /// The visitor wants all of the file's playlists as one.
    OpenAll,
    /// The visitor wants none of the file's playlists, or has read why one could not be brought in.
    Dismiss,
    /// The visitor wants to choose another playlist.
    Leave,
    /// The visitor wants to know how it works.
    Explain,
    /// The visitor wants to know who learns what.
    AskAboutPrivacy,
    /// What there is to know of that is here, or why not.
    ToldOfPrivacy(Ticket, Result<PrivacyNotice, String>),
    /// The visitor goes back to the playlist that was looked at before.
    Return,
    /// The visitor wants another list of recommendations.
    Again,
    /// The visitor wants other recommendations, or thinks something of them.
    Wish(Box<Wishes>),
    /// The visitor takes along what was thought of recommendations.
    TakeJudgementsAlong,
    /// The visitor takes the recommendations along.
    TakeAlong(Form),
    /// What was taken along has arrived, or why not.
    Delivered(Ticket, Result<(), String>),
    /// The visitor wants to hear a recommended track, or no more.
    Listen(Option<TrackId>),
    /// The visitor turns to a page of the track table.
    TurnTo(usize),
    /// The visitor wants something tried again that failed.
    Retry(Wanted),
    /// The visitor wants another engine.
    Choose(Choice),
    /// The visitor wants the genres found in another way.
    ChooseMethod(Method),
    /// What training and evaluation found out is here, or why not.
    Reported(Ticket, Result<Rc<Summary>, String>),
    /// The list of demo playlists is here, or why not.
    Listed(Ticket, Result<Rc<[Demo]>, String>),
    /// A playlist's bytes are here, or why not.
    Opened(Ticket, Result<PlaylistFile, String>),
    /// The screens after the first one can be drawn, or why not.
    Completed(Ticket, Result<(), String>),
    /// What stands behind the browser's WebGPU.
    Found(Ticket, Option<Adapter>),
    /// An engine has said something.
    Replied(Reply),
    /// A worker has broken down, or has said nothing for too long.
    Lost(Worker, Breakdown),
    /// The visitor has read what became of that.
    DismissMishap,
    /// The visitor has read that the browser keeps no records.
    DismissForgetting,
    /// Something happened to the visitor's account with Spotify.
    Account(AccountAction),
    /// Something happened to tastes.
    Alike(AlikeAction),
    /// Something happened to the catalog.
    Catalog(CatalogAction),
    /// Something happened to audio features from elsewhere.
    Gathering(GatheringAction),
    /// Something happened to the page's copy in the browser.
    Offline(OfflineAction),
    /// Something happened to recommendations that are saved to Spotify.
    Saving(SavingAction),
    /// Something happened to what is kept in this browser.
    Stored(StoredAction),
}

/// What can be tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The screens after the first one.
    Rest,
    /// The list of demo playlists.
    Demos,
    /// The CPU engine.
    Engine,
    /// The catalog.
    Catalog,
    /// What training and evaluation found out.
    Report,
    /// What the page on privacy says.
    Privacy,
    /// The playlist's genres.
    Genres,
    /// The recommendations.
    Recommendations,
}
