// What is stored of Spotify and ReccoBeats, on the screen that erases it.

import { LIKED } from '../spotify/library.js';
import { keptOfSpotify, sessions } from './kept.js';
import { open } from './screen.js';
import { matter, openSettings, said } from './settings-screen.js';
import { button, connected, door, features, leave, readPlaylist, useOwnClientId } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const MATTER = 'Spotify and ReccoBeats';

test('login and records are told, and go together', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs', { stay: true });
  await button(features(page), `Ask ReccoBeats about ${LIKED - 40} tracks`).click();
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
  await leave(page);
  await openSettings(page);
  await expect(matter(page, MATTER)).toContainText(/\d+ records, .*signed in until you disconnect, the oldest/);
  await button(matter(page, MATTER), 'Disconnect and erase').click();
  await button(matter(page, MATTER), 'Erase it').click();
  await expect(said(page)).toHaveText('Erased: Spotify and ReccoBeats.');
  await expect(matter(page, MATTER)).toContainText('Nothing');
  expect([await keptOfSpotify(page), await sessions(page)]).toEqual([[], []]);
  await spotify.expectClean();
});

test('an own Client ID is forgotten with what came under it', async ({ page }) => {
  const own = 'f'.repeat(32);
  await open(page);
  await useOwnClientId(page, own);
  await expect(door(page)).toContainText(own);
  await openSettings(page);
  await expect(matter(page, 'Client ID')).toContainText(own);
  await button(matter(page, 'Client ID'), 'Forget the Client ID').click();
  await button(matter(page, 'Client ID'), 'Erase it').click();
  await expect(matter(page, 'Client ID')).toContainText('Nothing');
  await page.reload();
  await openSettings(page);
  await expect(matter(page, 'Client ID')).toContainText('Nothing');
  expect(await keptOfSpotify(page)).toEqual([]);
});

test('everything that is erased includes the login', async ({ page, spotify }) => {
  await readPlaylist(page, 'Liked Songs', { stay: true });
  await openSettings(page);
  const all = page.getByRole('region', { name: 'Everything at once' });
  await button(all, 'Erase everything').click();
  await button(all, 'Erase it').click();
  await expect(said(page)).toContainText('Everything is erased');
  expect([await keptOfSpotify(page), await sessions(page)]).toEqual([[], []]);
  await open(page);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  await expect(connected(page)).toHaveCount(0);
  await spotify.expectClean();
});
