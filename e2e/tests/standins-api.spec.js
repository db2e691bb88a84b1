// The stand-in for api.spotify.com follows the schema, keeps Spotify's rules and fails when told to.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, READING } from '../spotify/client.js';
import * as failures from '../spotify/failures.js';
import { inventedId } from '../spotify/invented.js';
import { LARGE, LIKED, LISTENER, NAMES } from '../spotify/library.js';
import { schemaFile } from '../spotify/schema.js';
import { repository } from './files.js';
import { expect, serverTest as test } from './spotify.js';

let client;
let token;
test.beforeEach(async ({ standIns }) => {
  client = new Client(standIns);
  token = (await client.tokens({ scope: `${READING} playlist-modify-private` })).access_token;
});

const get = (path) => client.api('GET', path, { token });
const post = (path, json) => client.api('POST', path, { token, json });

// Every entry of a list, as a patient client reads it.
async function all(path) {
  const entries = [];
  for (let next = path; next; ) {
    const { status, body } = await get(next);
    expect(status).toBe(200);
    entries.push(...body.items);
    next = body.next?.replace('https://api.spotify.com', '');
  }
  return entries;
}

const idOf = async (name) => (await all('/v1/me/playlists')).find((playlist) => playlist?.name === name).id;

test('the profile and every playlist, whose list has a null', async ({ standIns }) => {
  expect((await get('/v1/me')).body).toMatchObject({ id: LISTENER.id, display_name: LISTENER.display_name });
  const playlists = await all('/v1/me/playlists?limit=3');
  expect(playlists.filter((playlist) => playlist === null)).toHaveLength(1);
  expect(playlists.filter(Boolean).map(({ name }) => name)).toEqual(Object.values(NAMES));
  expect(playlists.filter((playlist) => playlist?.tracks)).not.toHaveLength(0);
  expect(playlists.filter((playlist) => playlist?.items)).not.toHaveLength(0);
  expect(standIns.violations).toEqual([]);
});

test('Liked Songs and a large playlist with nulls, page by page', async ({ standIns }) => {
  const liked = await all('/v1/me/tracks?limit=50');
  expect(liked).toHaveLength(LIKED);
  expect(new Set(liked.map(({ track }) => track.id)).size).toBe(LIKED);
  const large = await all(`/v1/playlists/${await idOf(NAMES.large)}/items?limit=50&additional_types=track,episode`);
  expect(large).toHaveLength(LARGE);
  const nulls = large.filter(({ item }) => item === null).length;
  expect(nulls).toBeGreaterThan(0);
  expect(nulls).toBeLessThan(LARGE / 20);
  expect(standIns.violations).toEqual([]);
});

test('ids are those of the demo playlists and their catalog', () => {
  const rows = readFileSync(join(repository, 'public', 'demo', 'after-midnight.csv'), 'utf8').split('\n');
  const ids = rows.slice(1, -1).map((row) => row.match(/^spotify:track:([^,]+)/)[1]);
  expect(ids.map((_, place) => inventedId(place + 1))).toEqual(ids);
});

test('a short page is not the last one', async ({ standIns }) => {
  const { id } = standIns.api.library.add({ name: 'Invented gaps', entries: standIns.api.library.liked, shortAt: [50] });
  expect(await all(`/v1/playlists/${id}/items?limit=50`)).toHaveLength(LIKED - 1);
});

test('local files, episodes and nulls, under the old field name', async () => {
  const entries = await all(`/v1/playlists/${await idOf(NAMES.oddments)}/items?limit=50&additional_types=track,episode`);
  const kinds = entries.map(({ is_local: local, track }) => (local ? 'local' : (track?.type ?? 'null')));
  expect(new Set(kinds)).toEqual(new Set(['local', 'episode', 'null', 'track']));
  expect(entries.filter(({ is_local: local, track }) => local && track.id !== null)).toEqual([]);
});

test('only own and shared playlists can be read', async () => {
  expect((await get(`/v1/playlists/${await idOf(NAMES.party)}/items`)).status).toBe(200);
  expect((await get(`/v1/playlists/${await idOf(NAMES.foreign)}/items`)).status).toBe(403);
  expect((await get(`/v1/playlists/${await idOf(NAMES.empty)}/items`)).body).toMatchObject({ total: 0, items: [], next: null });
});

test('a new private playlist takes tracks in batches of at most 100, and its snapshot changes', async ({ standIns }) => {
  const { status, body } = await post('/v1/me/playlists', { name: 'Made in a test', public: false });
  expect(status).toBe(201);
  const uris = standIns.api.library.liked.map(({ uri }) => uri);
  const added = await post(`/v1/playlists/${body.id}/items`, { uris: uris.slice(0, 100) });
  expect(added.status).toBe(201);
  expect(added.body.snapshot_id).not.toBe(body.snapshot_id);
  expect((await get(`/v1/playlists/${body.id}`)).body.items).toMatchObject({ total: 100 });
  expect((await all(`/v1/playlists/${body.id}/items?limit=50`)).map(({ item }) => item.uri)).toEqual(uris.slice(0, 100));
  expect(standIns.violations).toEqual([]);
  expect((await post(`/v1/playlists/${body.id}/items`, { uris: uris.slice(0, 101) })).status).toBe(400);
  expect(standIns.violations).toHaveLength(1);
});

test('what the user did not agree to is refused', async () => {
  const reader = (await client.tokens({ scope: 'user-library-read', prompt: 'consent' })).access_token;
  expect((await client.api('GET', '/v1/me', { token: reader })).status).toBe(200);
  expect((await client.api('GET', '/v1/me/playlists', { token: reader })).body.error.message).toBe('Insufficient client scope');
  const refused = await client.api('POST', '/v1/me/playlists', { token: reader, json: { name: 'No', public: false } });
  expect(refused.status).toBe(403);
  expect((await post('/v1/me/playlists', { name: 'Public by default' })).status).toBe(403);
});

test('tokens are checked: missing, invented, expired', async ({ standIns }) => {
  expect((await client.api('GET', '/v1/me')).body.error).toEqual({ status: 401, message: 'No token provided' });
  expect((await client.api('GET', '/v1/me', { token: 'invented' })).body.error.message).toBe('Invalid access token');
  standIns.accounts.expireAccessTokens();
  expect((await get('/v1/me')).body).toEqual({ error: { status: 401, message: 'The access token expired' } });
});

test('audio features are refused without a message, unless the app has the old access', async ({ standIns }) => {
  expect(await get('/v1/audio-features?ids=a,b')).toMatchObject({ status: 403, body: { error: { status: 403 } } });
  standIns.api.settings.audioFeatures = true;
  expect((await get('/v1/audio-features?ids=a,b')).body.audio_features.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(standIns.violations).toEqual([]);
});

const goneForGood = [
  '/tracks?ids=a',
  '/artists?ids=a',
  '/users/someone/playlists',
  '/playlists/a/tracks',
  '/recommendations',
  '/audio-analysis/a',
  '/artists/a/related-artists',
  '/markets',
];
for (const path of goneForGood) {
  test(`what is gone is refused, and asking for it a violation: ${path}`, async ({ standIns }) => {
    expect((await get(`/v1${path}`)).status).toBe(403);
    expect(standIns.violations).toEqual([expect.stringContaining('is gone')]);
  });
}

test('what breaks the schema is a violation and has no effect', async ({ standIns }) => {
  test.skip(!schemaFile(), 'the schema is not on this machine');
  const before = standIns.api.library.playlists.length;
  await get('/v1/me/playlists?limit=51');
  await get('/v1/me/tracks?limit=many');
  await get('/v1/me/tracks?page=2');
  await get('/v1/nowhere');
  await client.api('DELETE', '/v1/me', { token });
  await post('/v1/me/playlists', { public: false });
  await post('/v1/me/playlists', { name: 7 });
  await client.api('POST', '/v1/me/playlists', { token, body: '{"name":', type: 'application/json' });
  await client.api('POST', '/v1/me/playlists', { token, body: '{"name":"x"}', type: 'text/plain' });
  expect(standIns.api.journal.entries.map(({ violations }) => violations.length)).toEqual(Array(9).fill(1));
  expect(standIns.api.journal.entries.every(({ status }) => status === 400)).toBe(true);
  expect(standIns.api.library.playlists).toHaveLength(before);
});

const answers = [
  { failure: 'expiredToken', status: 401, message: 'The access token expired' },
  { failure: 'unregistered', status: 403, message: 'User not registered' },
  { failure: 'premiumRequired', status: 403, message: 'Active premium subscription required' },
  { failure: 'insufficientScope', status: 403, message: 'Insufficient client scope' },
  { failure: 'forbidden', status: 403, message: 'Forbidden' },
  { failure: 'quotaExceeded', status: 429, message: 'quota' },
  { failure: 'rateLimited', status: 429, message: 'rate limit' },
  { failure: 'serverError', status: 502, message: 'Error' },
];
for (const { failure, status, message } of answers) {
  test(`fails once when told to: ${failure}`, async ({ standIns }) => {
    standIns.api.fault(failures[failure](), { path: '/v1/me/tracks' });
    expect((await get('/v1/me')).status).toBe(200);
    const { body, ...refused } = await get('/v1/me/tracks');
    expect(refused.status).toBe(status);
    expect(body.error.status).toBe(status);
    expect(body.error.message).toContain(message);
    expect((await get('/v1/me/tracks')).status).toBe(200);
    expect(standIns.violations).toEqual([]);
  });
}

test('a used-up quota has its reason', async ({ standIns }) => {
  standIns.api.fault(failures.quotaExceeded());
  expect((await get('/v1/me')).body.error.reason).toBe('QUOTA_EXCEEDED');
});

test('a rate limit names its time only where told to', async ({ standIns }) => {
  standIns.api.fault(failures.rateLimited());
  standIns.api.fault(failures.rateLimited({ retryAfter: 3 }));
  expect((await get('/v1/me')).headers['retry-after']).toBeUndefined();
  expect((await get('/v1/me')).headers['retry-after']).toBe('3');
});

test('a page in the middle can fail as often as told, and the others not', async ({ standIns }) => {
  standIns.api.fault(failures.serverError(), { path: '/v1/me/tracks', offset: 50, times: 2, skip: 1 });
  const statuses = [];
  for (const offset of [0, 50, 50, 50, 50, 100]) statuses.push((await get(`/v1/me/tracks?limit=50&offset=${offset}`)).status);
  expect(statuses).toEqual([200, 200, 502, 502, 200, 200]);
});

test('answers can be empty or something else than JSON', async ({ standIns }) => {
  standIns.api.fault(failures.notJson());
  standIns.api.fault(failures.emptyBody());
  standIns.api.fault(failures.unregistered({ plain: true }));
  expect((await get('/v1/me')).body).toContain('<html>');
  expect(await get('/v1/me')).toMatchObject({ status: 200, body: '' });
  expect(await get('/v1/me')).toMatchObject({ status: 403, body: expect.stringMatching(/^User not registered/) });
});

test('a dropped request has no effect, a lost reply hides one', async ({ standIns }) => {
  const { library } = standIns.api;
  const before = library.playlists.length;
  standIns.api.fault(failures.dropped(), { method: 'POST' });
  await expect(post('/v1/me/playlists', { name: 'Dropped', public: false })).rejects.toThrow();
  expect(library.playlists).toHaveLength(before);
  standIns.api.fault(failures.lostReply(), { method: 'POST' });
  await expect(post('/v1/me/playlists', { name: 'Lost', public: false })).rejects.toThrow();
  expect(library.named('Lost')).toBeTruthy();
});

test('the journal knows how many requests were open at once, and how close they came', async ({ standIns }) => {
  const held = standIns.api.hold();
  const slow = get('/v1/me');
  await held.arrived;
  await get('/v1/me');
  held.release();
  await slow;
  expect(standIns.api.journal.mostInFlight).toBe(2);
  expect(standIns.api.journal.smallestGap).toBeLessThan(200);
  standIns.reset();
  expect(standIns.api.journal).toMatchObject({ entries: [], smallestGap: Infinity });
});
