// The list of playlists: which of them can be read is said before anybody chooses one.

import { LISTENER, NAMES } from '../spotify/library.js';
import { LIST, timesRead } from './asked.js';
import { button, door, entry, openLibrary, signIn, title } from './spotify-screen.js';
import { expect, test } from './spotify.js';

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await openLibrary(page);
  await expect(button(page, NAMES.marathon)).toBeVisible();
});

test('Liked Songs come first, and then the playlists in the order of Spotify', async ({ page, spotify }) => {
  await expect(page.getByRole('main').getByRole('listitem').first().getByRole('button', { name: 'Liked Songs' })).toBeVisible();
  const names = Object.values(NAMES);
  const texts = await page.getByRole('main').getByRole('listitem').allInnerTexts();
  expect(texts.map((text) => names.find((name) => text.includes(name))).filter(Boolean)).toEqual(names);
  await spotify.expectClean();
});

test('a playlist of somebody else is marked, and asked for nothing', async ({ page, spotify }) => {
  await expect(entry(page, NAMES.foreign)).toContainText('Not readable');
  await expect(entry(page, NAMES.foreign).getByRole('button')).toHaveCount(0);
  await expect(button(entry(page, NAMES.party), NAMES.party)).toBeVisible();
  expect(timesRead(spotify, '/v1/playlists/')).toBe(0);
  await spotify.expectClean();
});

test('an empty playlist is marked', async ({ page, spotify }) => {
  await expect(entry(page, NAMES.empty)).toContainText('Empty');
  await expect(entry(page, NAMES.empty).getByRole('button')).toHaveCount(0);
  await spotify.expectClean();
});

test('what Spotify does not show is counted', async ({ page, spotify }) => {
  await expect(page.getByText('1 entry that Spotify does not show')).toBeVisible();
  await spotify.expectClean();
});

test('a list of several pages is read to its end, and again on request', async ({ page, spotify }) => {
  const { library } = spotify.api;
  for (let number = 1; number <= 60; number += 1) library.add({ name: `Invented mix ${number}.`, entries: library.liked.slice(0, 3) });
  const before = timesRead(spotify, LIST);
  await button(page, 'Read the list again').click();
  await expect(button(page, 'Invented mix 60.')).toBeVisible();
  expect(timesRead(spotify, LIST)).toBe(before + 2);
  await spotify.expectClean();
});

test('names are shown as text, whatever they contain', async ({ page, spotify }) => {
  const name = '<img src=x onerror=alert(1)>';
  spotify.api.library.add({ name, entries: spotify.api.library.liked.slice(0, 3), owner: LISTENER });
  await button(page, 'Read the list again').click();
  await expect(button(page, name)).toBeVisible();
  await expect(page.locator('img[src=x]')).toHaveCount(0);
  await spotify.expectClean();
});

test('back leads to the doors', async ({ page, spotify }) => {
  await button(page, 'Back').click();
  await expect(door(page)).toBeVisible();
  await expect(title(page, 'Your playlists')).toHaveCount(0);
  await spotify.expectClean();
});
