// What the page asked of the stand-ins, out of their journals.

const queryOf = ({ path }) => Object.fromEntries(new URL(path, 'https://stand.in').searchParams);

export const LIST = '/v1/me/playlists';
export const LIKED_TRACKS = '/v1/me/tracks';
export const PROFILE = /^\/v1\/me$/;
export const itemsOf = ({ id }) => `/v1/playlists/${id}/items`;

// How often something was read of the Web API.
export function timesRead(spotify, path) {
  return spotify.api.journal.asked('GET', path).length;
}

// Where the pages of a list began that were asked for, in this order.
export function offsets(spotify, path) {
  return spotify.api.journal.asked('GET', path).map((entry) => Number(queryOf(entry).offset ?? 0));
}

// Milliseconds between the requests for something and the ones before them.
export function gaps(spotify, path) {
  const starts = spotify.api.journal.asked('GET', path).map(({ at }) => at);
  return starts.slice(1).map((at, before) => at - starts[before]);
}

// The logins that the page sent its visitor to, each by its query.
export function logins(spotify) {
  return spotify.accounts.journal.asked('GET', '/authorize?').map(queryOf);
}

// How often the page exchanged a code or refreshed.
export function timesToken(spotify) {
  return spotify.accounts.journal.asked('POST', '/api/token').length;
}

// The ids that ReccoBeats was asked for, request by request.
export function askedOfReccoBeats(spotify) {
  return spotify.reccobeats.journal.entries.map((entry) => queryOf(entry).ids.split(','));
}
