// What was read of Spotify is kept for as long as it is true, with its age.

import { onShelf } from '../spotify/invented.js';
import { NAMES } from '../spotify/library.js';
import { LIKED_TRACKS, itemsOf, timesRead } from './asked.js';
import { recommended } from './screen.js';
import { everythingKept } from './settings-screen.js';
import { button, leave, openAnother, openLibrary, readPlaylist, report, title } from './spotify-screen.js';
import { expect, test } from './spotify.js';

test('a playlist is read once, and again only on request', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.evening));
  await readPlaylist(page, NAMES.evening);
  await expect(page.getByText('Read from Spotify just now')).toBeVisible();
  await openAnother(page, NAMES.evening);
  await recommended(page);
  expect(timesRead(spotify, path)).toBe(1);
  await button(page, 'Read it again').click();
  await expect.poll(() => timesRead(spotify, path)).toBe(2);
  await expect(title(page, NAMES.evening)).toBeVisible();
  await expect(report(page, 50)).toBeVisible();
  await spotify.expectClean();
});

test('a playlist is kept over a reload', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.evening));
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  await page.reload();
  await openLibrary(page);
  await button(page, NAMES.evening).click();
  await expect(report(page, 50)).toBeVisible();
  expect(timesRead(spotify, path)).toBe(1);
  await spotify.expectClean();
});

test('its age is told', async ({ page, spotify }) => {
  await page.clock.install();
  await readPlaylist(page, NAMES.evening);
  await expect(page.getByText('Read from Spotify just now')).toBeVisible();
  await page.clock.fastForward('05:10');
  await openAnother(page, NAMES.evening);
  await expect(page.getByText('Read from Spotify 5 minutes ago')).toBeVisible();
  await page.clock.fastForward('02:00:00');
  await openAnother(page, NAMES.evening);
  await expect(page.getByText('Read from Spotify 2 hours ago')).toBeVisible();
  expect(timesRead(spotify, itemsOf(spotify.api.library.named(NAMES.evening)))).toBe(1);
  await spotify.expectClean();
});

test('what is out of date does not stay though nobody asks for it', async ({ page, spotify }) => {
  await page.clock.install();
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  const pages = async () => (await everythingKept(page)).filter((record) => record.includes(': page:'));
  expect(await pages()).not.toEqual([]);
  await page.clock.fastForward(31 * 24 * 3_600_000);
  await page.reload();
  await expect.poll(pages).toEqual([]);
  await spotify.expectClean();
});

test('a playlist that has changed is read anew', async ({ page, spotify }) => {
  const playlist = spotify.api.library.named(NAMES.evening);
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  spotify.api.library.append(playlist, onShelf(7, 5).map(({ uri }) => uri));
  await leave(page);
  await openLibrary(page);
  await button(page, 'Read the list again').click();
  await expect(page.getByRole('listitem').filter({ hasText: NAMES.evening })).toContainText('55');
  await button(page, NAMES.evening).click();
  await expect(report(page, 55)).toBeVisible();
  expect(timesRead(spotify, itemsOf(playlist))).toBe(3);
  await spotify.expectClean();
});

test('Liked Songs, which have no state to compare, are kept too, and read again on request', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs');
  await openAnother(page, 'Liked Songs');
  expect(timesRead(spotify, LIKED_TRACKS)).toBe(3);
  await button(page, 'Read it again').click();
  await expect.poll(() => timesRead(spotify, LIKED_TRACKS)).toBe(6);
  await expect(title(page, 'Liked Songs')).toBeVisible();
  await spotify.expectClean();
});
