// Playlists of every kind are read to their end, and what is no track is counted.

import { LARGE, LIKED, NAMES } from '../spotify/library.js';
import { onShelf } from '../spotify/invented.js';
import { LIKED_TRACKS, itemsOf, offsets } from './asked.js';
import { genres, recommended } from './screen.js';
import { button, choosePlaylist, readPlaylist, report, signIn, title } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const pages = (entries) => Array.from({ length: Math.ceil(entries / 50) }, (_, page) => page * 50);

test('two thousand entries, some of which are null', async ({ page, spotify }) => {
  const playlist = spotify.api.library.named(NAMES.large);
  const nulls = playlist.entries.filter((entry) => entry === null).length;
  await readPlaylist(page, NAMES.large);
  await expect(page.getByText(new RegExp(`^2,000 entries read, ${nulls} skipped.*from Spotify`))).toBeVisible();
  await expect(page.getByText(`${(LARGE - nulls).toLocaleString('en')} tracks`).first()).toBeVisible();
  expect(offsets(spotify, itemsOf(playlist))).toEqual(pages(LARGE));
  await spotify.expectClean();
});

test('local files, episodes and nulls are counted, under the old field name', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.oddments);
  const line = page.getByText(/^18 entries read, 4 skipped, 1 note, from Spotify/);
  await line.click();
  await expect(page.getByText('podcast episode', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('2 tracks are local files', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('14 tracks', { exact: false }).first()).toBeVisible();
  await spotify.expectClean();
});

test('a playlist with the field names from before February 2026', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.roadTrip);
  await expect(report(page, 75)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});

test('a playlist that is shared with others', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.party);
  await expect(report(page, 30)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});

test('Liked Songs', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await expect(report(page, LIKED)).toBeVisible();
  await expect(genres(page)).toContainText('%');
  expect(offsets(spotify, LIKED_TRACKS)).toEqual(pages(LIKED));
  await spotify.expectClean();
});

test('a short page is not taken for the last one', async ({ page, spotify }) => {
  const entries = [...onShelf(3), ...onShelf(4), ...onShelf(5)];
  const playlist = spotify.api.library.add({ name: 'Invented gaps', entries, shortAt: [0, 50] });
  await readPlaylist(page, playlist.name);
  await expect(report(page, 118)).toBeVisible();
  expect(offsets(spotify, itemsOf(playlist))).toEqual([0, 50, 100]);
  await spotify.expectClean();
});

test('a playlist that was emptied meanwhile says so', async ({ page, spotify }) => {
  const playlist = spotify.api.library.named(NAMES.evening);
  const held = spotify.api.hold({ path: itemsOf(playlist) });
  await choosePlaylist(page, NAMES.evening);
  await held.arrived;
  playlist.entries = [];
  held.release();
  await expect(page.getByRole('alert').filter({ hasText: 'The playlist is empty' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Back|Another playlist)$/ }).first()).toBeVisible();
  await spotify.expectClean();
});

test('how far it is shows while a playlist is read', async ({ page, spotify }) => {
  const playlist = spotify.api.library.named(NAMES.large);
  const held = spotify.api.hold({ path: itemsOf(playlist), offset: 100 });
  await choosePlaylist(page, NAMES.large);
  await held.arrived;
  await expect(page.getByText(`Reading “${NAMES.large}”: 100 of 2,000 entries`)).toBeVisible();
  await expect(button(page, 'Cancel')).toBeVisible();
  held.release();
  await expect(title(page, NAMES.large)).toBeVisible();
  await spotify.expectClean();
});

test('a pasted link to a playlist of one’s own is read like a chosen one', async ({ page, spotify }) => {
  await signIn(page);
  const { id } = spotify.api.library.named(NAMES.evening);
  await page.getByRole('textbox', { name: /paste them here/ }).fill(`https://open.spotify.com/playlist/${id}?si=0123456789abcdef`);
  await button(page, 'Read the links').click();
  await expect(report(page, 50)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});
