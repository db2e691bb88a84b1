//! The login with Spotify: authorization code with PKCE, straight from the page, in the same window (RFC 6749, RFC 7636). The
//! protocol itself is the `oauth2` crate's.

use std::time::Duration;

use amalgamix::wire::account::{Consent, LoginFault, Terms, Trouble};
use oauth2::basic::{BasicClient, BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, CsrfToken, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope, TokenResponse, TokenUrl,
};
use serde::{Deserialize, Serialize};

use crate::address::{self, Callback};
use crate::session::{self, Tokens};
use crate::{clock, http, record, storage, turn};

const AUTHORIZE: &str = "https://accounts.spotify.com/authorize";
const TOKEN: &str = "https://accounts.spotify.com/api/token";
const READING: [&str; 3] = ["playlist-read-private", "playlist-read-collaborative", "user-library-read"];
const SAVING: &str = "playlist-modify-private";

/// The record of a login that is under way, of this tab.
const PENDING: &str = "spotify-login";
/// The turn that refreshing takes over all tabs.
const LOCK: &str = "amalgamix-spotify-login";
/// An access token that ends sooner is refreshed before it is used.
const MARGIN: Duration = Duration::from_secs(30);

/// A login that is under way.
#[derive(Serialize, Deserialize)]
struct Pending {
    client: String,
    redirect: String,
    state: String,
    verifier: String,
    stay: bool,
}

type Client = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

fn client(id: &str, redirect: &str) -> Result<Client, Trouble> {
    let bad = |error: oauth2::url::ParseError| Trouble::Browser(error.to_string());
    Ok(BasicClient::new(ClientId::new(id.into()))
        .set_auth_uri(AuthUrl::new(AUTHORIZE.into()).map_err(bad)?)
        .set_token_uri(TokenUrl::new(TOKEN.into()).map_err(bad)?)
        .set_redirect_uri(RedirectUrl::new(redirect.into()).map_err(bad)?))
}

/// Leaves the page for Spotify. Comes back only if it could not.
pub fn leave(terms: &Terms, consent: Consent) -> Trouble {
    match departure(terms, consent) {
        Ok(address) => {
            address::leave_for(&address).err().map_or_else(never, |error| Trouble::Browser(error.to_string()))
        }
        Err(trouble) => trouble,
    }
}

/// The page is gone by then; should it not be, the visitor can press the button once more.
fn never() -> Trouble {
    Trouble::Browser("Spotify’s page did not open.".into())
}

fn departure(terms: &Terms, consent: Consent) -> Result<String, Trouble> {
    let id = terms.client.as_deref().ok_or(Trouble::SignedOut)?;
    let client = client(id, &terms.redirect)?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let saving = (consent == Consent::Save).then_some(SAVING);
    let scopes = READING.into_iter().chain(saving).map(|scope| Scope::new(scope.into()));
    let (address, state) =
        client.authorize_url(CsrfToken::new_random).add_scopes(scopes).set_pkce_challenge(challenge).url();
    let pending = Pending {
        client: id.into(),
        redirect: terms.redirect.clone(),
        state: state.into_secret(),
        verifier: verifier.into_secret(),
        stay: terms.stay,
    };
    storage::keep_of_tab(PENDING, record::as_text(&pending).as_deref());
    if storage::of_tab(PENDING).is_none() {
        return Err(Trouble::Browser("This browser keeps nothing for this page, and a login needs that.".into()));
    }
    Ok(address.into())
}

/// Completes a login with what Spotify has sent back. Whatever becomes of it, the same answer never counts twice.
pub async fn complete(callback: Callback) -> Result<(), LoginFault> {
    let pending = storage::of_tab(PENDING).and_then(|text| record::from_text::<Pending>(&text));
    storage::keep_of_tab(PENDING, None);
    let pending = pending.filter(|pending| callback.state == pending.state).ok_or(LoginFault::NotOurs)?;
    let code = match (callback.code, callback.error) {
        (Some(code), None) => code,
        (_, Some(error)) if error == "access_denied" => return Err(LoginFault::Cancelled),
        (_, error) => {
            let message = error.unwrap_or_default().chars().take(80).collect();
            return Err(LoginFault::Incomplete(Trouble::Refused { status: 400, message }));
        }
    };
    exchange(pending, code).await.map_err(LoginFault::Incomplete)
}

async fn exchange(pending: Pending, code: String) -> Result<(), Trouble> {
    let client = client(&pending.client, &pending.redirect)?;
    let request =
        client.exchange_code(AuthorizationCode::new(code)).set_pkce_verifier(PkceCodeVerifier::new(pending.verifier));
    let given = request.request_async(&send).await.map_err(trouble)?;
    session::forget();
    session::keep(&tokens(given, &pending.client, pending.stay, None));
    Ok(())
}

fn tokens(given: BasicTokenResponse, client: &str, stay: bool, before: Option<&Tokens>) -> Tokens {
    let lives = given.expires_in().unwrap_or(Duration::from_secs(3600));
    let scopes = given.scopes().map(|scopes| scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" "));
    let refresh = given.refresh_token().map(|token| token.secret().clone());
    Tokens {
        client: client.into(),
        access: given.access_token().secret().clone(),
        // A refresh normally brings none, and the old one serves on.
        refresh: refresh.or_else(|| before?.refresh.clone()),
        until: clock::now() + lives.as_millis() as f64,
        scopes: scopes.or_else(|| Some(before?.scopes.clone())).unwrap_or_default(),
        stay,
    }
}

/// What the visitor of this Client ID has agreed to; none if nobody is logged in.
pub fn consent(client: &str) -> Option<Consent> {
    let tokens = session::tokens(client)?;
    let saves = tokens.scopes.split(' ').any(|scope| scope == SAVING);
    Some(if saves { Consent::Save } else { Consent::Read })
}

/// An access token that serves, refreshed if need be: one that Spotify called `stale` does not serve.
pub async fn access(client: &str, stale: Option<&str>) -> Result<String, Trouble> {
    if let Some(token) = usable(client, stale)? {
        return Ok(token);
    }
    let _turn = turn::hold(LOCK).await?;
    // Another tab may have been quicker.
    if let Some(token) = usable(client, stale)? {
        return Ok(token);
    }
    refresh(client).await
}

fn usable(client: &str, stale: Option<&str>) -> Result<Option<String>, Trouble> {
    let tokens = session::tokens(client).ok_or(Trouble::SignedOut)?;
    let serves = tokens.until - clock::now() > MARGIN.as_millis() as f64 && stale != Some(&tokens.access);
    Ok(serves.then_some(tokens.access))
}

async fn refresh(id: &str) -> Result<String, Trouble> {
    let before = session::tokens(id).ok_or(Trouble::SignedOut)?;
    let token = before.refresh.clone().ok_or(Trouble::SignedOut)?;
    let client = client(id, AUTHORIZE)?;
    let given = client.exchange_refresh_token(&RefreshToken::new(token)).request_async(&send).await;
    let given = given.map_err(trouble).inspect_err(|trouble| {
        if *trouble == Trouble::SignedOut {
            session::forget();
        }
    })?;
    // Who has disconnected meanwhile stays disconnected.
    let still = session::tokens(id).ok_or(Trouble::SignedOut)?;
    let tokens = tokens(given, id, still.stay, Some(&before));
    session::keep(&tokens);
    Ok(tokens.access)
}

type TokenError = RequestTokenError<Trouble, oauth2::basic::BasicErrorResponse>;

fn trouble(error: TokenError) -> Trouble {
    match error {
        RequestTokenError::Request(trouble) => trouble,
        RequestTokenError::ServerResponse(refusal) if *refusal.error() == BasicErrorResponseType::InvalidGrant => {
            Trouble::SignedOut
        }
        RequestTokenError::ServerResponse(refusal) => {
            let message = refusal.to_string().chars().take(200).collect();
            Trouble::Refused { status: 400, message }
        }
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Trouble::Garbled,
    }
}

/// Sends what the crate asks for.
async fn send(request: HttpRequest) -> Result<HttpResponse, Trouble> {
    let body = String::from_utf8(request.body().clone()).unwrap_or_default();
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json")];
    let answer = http::post(&request.uri().to_string(), &headers, &body).await?;
    match answer.status {
        status @ 500.. => Err(Trouble::Broken { status }),
        429 => Err(Trouble::RateLimited),
        status => {
            let response = oauth2::http::Response::builder().status(status).body(answer.body);
            response.map_err(|_| Trouble::Garbled)
        }
    }
}
