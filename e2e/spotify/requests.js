// What the Web API answers to each request that this stand-in knows.

import { insufficientScope, mistaken, refused } from './failures.js';
import { entry, liked, page, summary } from './pages.js';

const ROUTES = [
  { method: 'GET', path: /^\/v1\/me$/, answer: profile },
  { method: 'GET', path: /^\/v1\/me\/playlists$/, scope: 'playlist-read-private', answer: playlists },
  { method: 'POST', path: /^\/v1\/me\/playlists$/, answer: create },
  { method: 'GET', path: /^\/v1\/me\/tracks$/, scope: 'user-library-read', answer: likedTracks },
  { method: 'GET', path: /^\/v1\/playlists\/([^/]+)$/, answer: onePlaylist },
  { method: 'GET', path: /^\/v1\/playlists\/([^/]+)\/items$/, scope: 'playlist-read-private', answer: items },
  { method: 'POST', path: /^\/v1\/playlists\/([^/]+)\/items$/, answer: append },
  { method: 'GET', path: /^\/v1\/audio-features$/, answer: audioFeatures },
];

// `{ status, body }` for a request with a valid token. `where` is `{ library, settings, scopes }`.
export function answer(request, where) {
  const route = ROUTES.find(({ method, path }) => method === request.method && path.test(request.path));
  if (!route) return mistaken(404, 'The stand-in does not serve this');
  if (route.scope && !where.scopes.includes(route.scope)) return insufficientScope().reply;
  return route.answer({ ...request, id: request.path.match(route.path)[1] }, where);
}

const found = (body) => (body ? { status: 200, body } : mistaken(400, 'Invalid limit or offset'));
const noSuch = () => refused(404, 'Resource not found');

function profile(_, { library }) {
  return found(library.profile);
}

function playlists(request, { library }) {
  return found(page(request, library.playlists, summary));
}

function likedTracks(request, { library }) {
  return found(page(request, library.liked, liked));
}

function onePlaylist({ id, path }, { library }) {
  const playlist = library.playlist(id);
  if (!playlist) return noSuch();
  const first = page({ path: `${path}/items`, query: { limit: '50' } }, playlist.entries, entry(playlist));
  return found({ ...summary(playlist), [playlist.old ? 'tracks' : 'items']: library.readable(playlist) ? first : undefined });
}

function items(request, { library }) {
  const playlist = library.playlist(request.id);
  if (!playlist) return noSuch();
  if (!library.readable(playlist)) return refused(403, 'Forbidden');
  return found(page(request, playlist.entries, entry(playlist), playlist.shortAt));
}

// Playlists are public unless the request says otherwise, and public ones need another scope.
function create({ body }, { library, scopes }) {
  if (typeof body?.name !== 'string' || body.name === '') return mistaken(400, 'Missing required field: name');
  const isPublic = body.public ?? true;
  if (!mayChange({ isPublic }, scopes)) return insufficientScope().reply;
  const made = library.add({ name: body.name, description: body.description ?? '', isPublic });
  return { status: 201, body: summary(made) };
}

function append({ id, body }, { library, scopes }) {
  const playlist = library.playlist(id);
  const uris = body?.uris;
  if (!playlist) return noSuch();
  if (!Array.isArray(uris) || !uris.every(isTrack)) return mistaken(400, 'Invalid track uri');
  if (uris.length > 100) return mistaken(400, 'You can add a maximum of 100 tracks per request.');
  if (!mayChange(playlist, scopes)) return insufficientScope().reply;
  if (!library.readable(playlist)) return refused(403, 'Forbidden');
  return { status: 201, body: { snapshot_id: library.append(playlist, uris) } };
}

function mayChange({ isPublic }, scopes) {
  return scopes.includes(isPublic ? 'playlist-modify-public' : 'playlist-modify-private');
}

function isTrack(uri) {
  return /^spotify:track:[0-9A-Za-z]{22}$/.test(uri);
}

// Apps that are new get a refusal without a message.
function audioFeatures({ query }, { settings }) {
  const ids = (query.ids ?? '').split(',');
  if (ids.length > 100) return mistaken(400, 'Too many ids requested');
  return settings.audioFeatures ? found({ audio_features: ids.map(features) }) : refused(403);
}

function features(id) {
  return {
    id,
    type: 'audio_features',
    uri: `spotify:track:${id}`,
    acousticness: 0.1,
    danceability: 0.6,
    duration_ms: 200_000,
    energy: 0.7,
    instrumentalness: 0,
    key: 5,
    liveness: 0.1,
    loudness: -6.5,
    mode: 1,
    speechiness: 0.05,
    tempo: 120,
    time_signature: 4,
    valence: 0.5,
  };
}
