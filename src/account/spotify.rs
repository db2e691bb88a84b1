//! Spotify's Web API, as much as the page needs of it. Only here and below its JSON is known.

mod json;
mod request;
mod verdict;

use amalgamix::features::AudioFeatures;
use amalgamix::wire::account::{Collection, Entry, Key, Listed, Made, Page, Profile, Trouble};
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::request::Api;
use crate::kept;
use crate::session;
use crate::tells::TellsFeatures;

/// How many entries a page has at most, by Spotify's rules.
const PAGE: usize = 50;
/// The record of who is logged in.
const PROFILE: &str = "profile";
/// For how many minutes that, the list of playlists and Liked Songs are kept: long enough for a reload, short enough to be of today.
const LIST_LASTS: u32 = 10;
/// For how many minutes a page is kept whose content is named: a month.
pub const PAGE_LASTS: u32 = 30 * 24 * 60;

/// Spotify, asked under a Client ID.
pub struct Spotify {
    api: Api,
}

impl Spotify {
    /// Spotify under this Client ID; `pause` is told how many seconds Spotify asks to wait.
    pub fn new(client: &str, pause: impl Fn(u32) + 'static) -> Spotify {
        Spotify { api: Api { client: client.to_owned(), pause: Box::new(pause) } }
    }

    /// Who is logged in.
    pub async fn profile(&self) -> Result<Profile, Trouble> {
        if let Some((profile, _)) = kept::get(PROFILE, LIST_LASTS).await {
            return Ok(profile);
        }
        let profile = json::profile(&self.api.get("/me").await?)?;
        self.keep(PROFILE, &profile).await;
        Ok(profile)
    }

    /// The page of the visitor's playlists that begins there.
    pub async fn playlists(&self, offset: usize, afresh: bool) -> Result<Page<Listed>, Trouble> {
        let name = format!("list:{offset}");
        if let Some(page) = recalled(&name, LIST_LASTS, afresh).await {
            return Ok(page);
        }
        let me = self.profile().await?.id;
        let body = self.api.get(&format!("/me/playlists?limit={PAGE}&offset={offset}")).await?;
        let page = json::page(&body, |entry| json::listed(entry, &me))?;
        self.keep(&name, &page).await;
        Ok(page)
    }

    /// The page of a playlist that begins there.
    pub async fn entries(&self, collection: &Collection, offset: usize, afresh: bool) -> Result<Page<Entry>, Trouble> {
        let (path, more) = match collection {
            Collection::LikedSongs => ("/me/tracks".to_owned(), ""),
            Collection::Playlist(listed) => {
                (format!("/playlists/{}/items", listed.id), "&additional_types=track,episode")
            }
        };
        let place = Place::of(collection);
        if let Some(page) = recalled(&place.name(offset), place.lasts, afresh).await {
            return Ok(page);
        }
        let body = self.api.get(&format!("{path}?limit={PAGE}&offset={offset}{more}")).await;
        let page = json::page(&body.map_err(about_playlist)?, json::entry)?;
        if offset == 0 {
            place.clear().await;
        }
        self.keep(&place.name(offset), &page).await;
        Ok(page)
    }

    /// Makes a new playlist, which nobody else sees.
    pub async fn create(&self, name: &str, description: &str) -> Result<Made, Trouble> {
        let body = json::new_playlist(name, description);
        json::made(&self.api.post("/me/playlists", &body).await?)
    }

    /// The playlist with that description, among the visitor's newest.
    pub async fn find(&self, description: &str) -> Result<Option<Made>, Trouble> {
        let body = self.api.get(&format!("/me/playlists?limit={PAGE}&offset=0")).await?;
        json::described(&body, description)
    }

    /// How many entries a playlist has.
    pub async fn count(&self, made: &Made) -> Result<usize, Trouble> {
        let body = self.api.get(&format!("/playlists/{}/items?limit=1&offset=0", made.id)).await?;
        Ok(json::page(&body, json::entry)?.total)
    }

    /// Adds tracks to a playlist, behind those that it has.
    pub async fn append(&self, made: &Made, uris: &[String]) -> Result<(), Trouble> {
        self.api.post(&format!("/playlists/{}/items", made.id), &json::tracks(uris)).await?;
        Ok(())
    }

    /// Keeps a record, unless the visitor has disconnected while it was on its way.
    async fn keep<T: Serialize>(&self, name: &str, value: &T) {
        if session::tokens(&self.api.client).is_some() {
            kept::put(name, value).await;
        }
    }
}

/// Drops what is kept of whoever was logged in before, but for playlists, whose names tell them apart.
pub async fn forget_listener() {
    let is_personal = |name: &str| name == PROFILE || name.starts_with("list:") || name.starts_with("page:liked:");
    kept::remove(is_personal).await;
}

impl TellsFeatures for Spotify {
    async fn tell(&self, keys: &[Key]) -> Result<Vec<(Key, AudioFeatures)>, Trouble> {
        let ids: Vec<String> = keys
            .iter()
            .filter_map(|key| match key {
                Key::Id(id) => Some(id.to_string()),
                Key::Code(_) => None,
            })
            .collect();
        json::audio_features(&self.api.get(&format!("/audio-features?ids={}", ids.join(","))).await?)
    }
}

async fn recalled<T: DeserializeOwned>(name: &str, lasts: u32, afresh: bool) -> Option<Page<T>> {
    if afresh {
        return None;
    }
    let (page, age_minutes) = kept::get::<Page<T>>(name, lasts).await?;
    Some(Page { age_minutes, ..page })
}

/// What a refusal means that is about one playlist: it comes without further words.
fn about_playlist(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Refused { status: 403, .. } => Trouble::NotReadable,
        Trouble::Refused { status: 404, .. } => Trouble::NoSuch,
        other => other,
    }
}

/// Where the pages of a playlist are kept.
struct Place {
    playlist: String,
    content: String,
    /// For how many minutes. Where nothing names the content, as that of Liked Songs, it is soon asked for anew.
    lasts: u32,
}

impl Place {
    fn of(collection: &Collection) -> Place {
        match collection {
            Collection::LikedSongs => {
                Place { playlist: "page:liked:".into(), content: String::new(), lasts: LIST_LASTS }
            }
            Collection::Playlist(listed) => {
                let (playlist, content) = (format!("page:{}:", listed.id), listed.snapshot.clone());
                let lasts = if content.is_empty() { LIST_LASTS } else { PAGE_LASTS };
                Place { playlist, content, lasts }
            }
        }
    }

    fn name(&self, offset: usize) -> String {
        format!("{}{}:{offset}", self.playlist, self.content)
    }

    /// Drops what is kept of the playlist as it was before, now that its first page was asked for anew.
    async fn clear(&self) {
        kept::remove(|name| name.starts_with(&self.playlist)).await;
    }
}
