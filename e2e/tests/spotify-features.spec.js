// Audio features come from where they may: the catalog, Spotify where it still tells them, and ReccoBeats if the visitor agrees.

import { OTHER_CLIENT_ID } from '../spotify/accounts.js';
import { serverError } from '../spotify/failures.js';
import { numberOfId, unknownTracks } from '../spotify/invented.js';
import { LIKED, NAMES } from '../spotify/library.js';
import { BY_ID } from '../spotify/reccobeats.js';
import { askedOfReccoBeats, timesRead } from './asked.js';
import { withoutFeatures } from './files.js';
import { choose, genres, open, recommended } from './screen.js';
import { button, connected, door, features, leave, openAnother, openLibrary, readPlaylist, title, useOwnClientId } from './spotify-screen.js';
import { expect, test } from './spotify.js';

// Of the liked tracks the catalog knows 40. ReccoBeats knows half of the others by their ids, and 8 by their codes.
const UNKNOWN = unknownTracks(LIKED - 40);
const ASK = `Ask ReccoBeats about ${UNKNOWN.length} tracks`;
const AUDIO_FEATURES = '/v1/audio-features';
const EIGHT_DAYS = 8 * 24 * 3600 * 1000;

const isOdd = ({ id }) => numberOfId(id) % 2 === 1;
const isMissing = (track) => isOdd(track) && numberOfId(track.id) % 10 !== 5;
const ids = (tracks) => tracks.map(({ id }) => id).sort();
const codes = (tracks) => tracks.map((track) => track.external_ids.isrc).sort();

async function askAbout(page) {
  await button(features(page), ASK).click();
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
}

test('nothing is asked of ReccoBeats before the visitor agrees', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await expect(features(page)).toContainText('40 of 120 tracks have audio features');
  await expect(features(page)).toContainText('40 from the catalog');
  await expect(button(features(page), ASK)).toBeVisible();
  await recommended(page);
  expect(spotify.reccobeats.journal.entries).toEqual([]);
  await spotify.expectClean();
});

test('ReccoBeats is asked by ids, and then by codes for what is missing', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await askAbout(page);
  await expect(features(page)).toContainText('48 from ReccoBeats');
  await expect(features(page)).toContainText('40 from the catalog');
  const [first, second, third, ...more] = askedOfReccoBeats(spotify);
  expect(more).toEqual([]);
  expect([...first, ...second].sort()).toEqual(ids(UNKNOWN));
  expect(third.sort()).toEqual(codes(UNKNOWN.filter(isOdd)));
  await spotify.expectClean();
});

test('where each track has its features from stands in the table, and which have none in a list', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await askAbout(page);
  await expect(page.getByRole('columnheader', { name: 'Features from' })).toBeVisible();
  const row = (track) => page.getByRole('row').filter({ hasText: track.name });
  await expect(row(UNKNOWN[1])).toContainText('ReccoBeats');
  await expect(row(UNKNOWN[0])).toContainText('no audio features');
  await features(page).getByText('32 tracks without audio features').click();
  for (const track of UNKNOWN.filter(isMissing)) await expect(features(page)).toContainText(track.name);
  await spotify.expectClean();
});

test('a playlist that the catalog knows needs nobody else', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.evening);
  await expect(features(page)).toContainText('50 of 50 tracks have audio features');
  await expect(features(page).getByRole('button', { name: /ReccoBeats/ })).toHaveCount(0);
  expect(timesRead(spotify, AUDIO_FEATURES)).toBe(0);
  await spotify.expectClean();
});

test('a file has its features from ReccoBeats without any login', async ({ page, spotify }) => {
  await open(page);
  await choose(page, 'names only.csv', withoutFeatures(20));
  await button(features(page), 'Ask ReccoBeats about 20 tracks').click();
  await expect(features(page)).toContainText('0 of 20 tracks have audio features');
  await expect.poll(() => askedOfReccoBeats(spotify).map((asked) => asked.length)).toEqual([20]);
  expect(spotify.accounts.journal.entries).toEqual([]);
  expect(spotify.api.journal.entries).toEqual([]);
  await spotify.expectClean();
});

test('what ReccoBeats told is kept, and what it did not know is not asked again', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await askAbout(page);
  const { length } = spotify.reccobeats.journal.entries;
  await openAnother(page, 'Liked Songs');
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, 'Liked Songs').click();
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
  await expect(features(page)).toContainText('48 from ReccoBeats');
  await recommended(page);
  expect(spotify.reccobeats.journal.entries).toHaveLength(length);
  await spotify.expectClean();
});

test('after a week it is asked again about what it did not know, and about nothing else', async ({ page, spotify }) => {
  await page.clock.install();
  await readPlaylist(page, 'Liked Songs');
  await askAbout(page);
  const { length } = spotify.reccobeats.journal.entries;
  spotify.reccobeats.settings.knows = () => BY_ID;
  await page.clock.fastForward(EIGHT_DAYS);
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, 'Liked Songs').click();
  const ask = button(features(page), 'Ask ReccoBeats about 32 tracks');
  await expect(ask.or(features(page).getByText('120 of 120 tracks')).first()).toBeVisible();
  if (await ask.isVisible()) await ask.click();
  await expect(features(page)).toContainText('120 of 120 tracks have audio features');
  expect(askedOfReccoBeats(spotify).slice(length).flat().sort()).toEqual(ids(UNKNOWN.filter(isMissing)));
  await spotify.expectClean();
});

test('Spotify is asked for audio features once for each Client ID, and its refusal is remembered', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await expect(button(features(page), ASK)).toBeVisible();
  await expect.poll(() => timesRead(spotify, AUDIO_FEATURES)).toBe(1);
  await openAnother(page, NAMES.oddments);
  await expect(button(features(page), 'Ask ReccoBeats about 4 tracks')).toBeVisible();
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, 'Liked Songs').click();
  await expect(button(features(page), ASK)).toBeVisible();
  await recommended(page);
  expect(timesRead(spotify, AUDIO_FEATURES)).toBe(1);

  await leave(page);
  await useOwnClientId(page, OTHER_CLIENT_ID);
  await button(door(page), 'Connect Spotify').click();
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, NAMES.oddments).click();
  await expect(title(page, NAMES.oddments)).toBeVisible();
  await expect.poll(() => timesRead(spotify, AUDIO_FEATURES)).toBe(2);
  await spotify.expectClean();
});

test('an app with older access has its features from Spotify, once', async ({ page, spotify }) => {
  spotify.api.settings.audioFeatures = true;
  await readPlaylist(page, 'Liked Songs');
  await expect(features(page)).toContainText('120 of 120 tracks have audio features');
  await expect(features(page)).toContainText('80 from Spotify');
  await expect(features(page)).toContainText('40 from the catalog');
  await expect(features(page).getByRole('button', { name: /ReccoBeats/ })).toHaveCount(0);
  await recommended(page);
  const asked = timesRead(spotify, AUDIO_FEATURES);
  expect(asked).toBeLessThanOrEqual(2);
  await openAnother(page, 'Liked Songs');
  await expect(features(page)).toContainText('120 of 120 tracks have audio features');
  expect(timesRead(spotify, AUDIO_FEATURES)).toBe(asked);
  expect(spotify.reccobeats.journal.entries).toEqual([]);
  await spotify.expectClean();
});

test('trouble with Spotify’s audio features is no refusal, and keeps nothing else away', async ({ page, spotify }) => {
  spotify.api.settings.audioFeatures = true;
  spotify.api.fault(serverError(), { path: AUDIO_FEATURES, times: 99 });
  await readPlaylist(page, 'Liked Songs');
  await expect(features(page)).toContainText('40 of 120 tracks have audio features');
  await expect(genres(page)).toContainText('%');
  await recommended(page);
  spotify.api.faults.clear();
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, 'Liked Songs').click();
  await expect(features(page)).toContainText('80 from Spotify');
  await spotify.expectClean();
});
