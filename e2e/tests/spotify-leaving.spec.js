// Disconnect and erase: nothing of Spotify's is left in the browser, in no tab, with or without a network.

import { LIKED, LONG, NAMES } from '../spotify/library.js';
import { itemsOf } from './asked.js';
import { keptOfSpotify, otherDatabases, sessions } from './kept.js';
import { open, recommended } from './screen.js';
import { button, connected, door, features, leave, openLibrary, readPlaylist, report } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const GONE = 'Nothing from Spotify is left in this browser';
const ERASE = 'Disconnect and erase';

const said = (page) => page.getByRole('status').filter({ hasText: GONE });

// Has everything kept that is ever kept, and goes back to the doors.
async function keepEverything(page, options) {
  await readPlaylist(page, 'Liked Songs', options);
  await button(features(page), `Ask ReccoBeats about ${LIKED - 40} tracks`).click();
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
  await recommended(page);
  await leave(page);
  expect(await keptOfSpotify(page)).not.toEqual([]);
}

async function expectErased(page) {
  await expect(said(page)).toBeVisible();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(await keptOfSpotify(page)).toEqual([]);
  expect(await sessions(page)).toEqual([]);
}

for (const stay of [false, true]) {
  test(`everything is erased ${stay ? 'in this browser' : 'in this window'}, and the catalog stays`, async ({ page, spotify }) => {
    await keepEverything(page, { stay });
    const others = await otherDatabases(page);
    const asked = spotify.api.journal.entries.length;
    await button(door(page), ERASE).click();
    await expectErased(page);
    expect(await otherDatabases(page)).toEqual(others);
    await page.reload();
    await expect(button(door(page), 'Connect Spotify')).toBeVisible();
    expect(await keptOfSpotify(page)).toEqual([]);
    expect(spotify.api.journal.entries).toHaveLength(asked);
    await spotify.expectClean();
  });
}

test('the catalog is not fetched again afterwards', async ({ page, spotify }) => {
  await keepEverything(page);
  await button(door(page), ERASE).click();
  await expectErased(page);
  spotify.addresses.length = 0;
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  expect(spotify.addresses.filter((address) => address.endsWith('.shelf'))).toEqual([]);
  await spotify.expectClean();
});

test('erasing needs no network', async ({ page, context, spotify }) => {
  await keepEverything(page, { stay: true });
  await context.setOffline(true);
  await button(door(page), ERASE).click();
  await expectErased(page);
  await context.setOffline(false);
  await open(page);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  await spotify.expectClean();
});

test('another tab is disconnected too', async ({ page, context, spotify }) => {
  await keepEverything(page, { stay: true });
  const other = await context.newPage();
  await open(other);
  await expect(connected(other)).toBeVisible();
  await button(door(page), ERASE).click();
  await expectErased(page);
  await expect(button(door(other), 'Connect Spotify')).toBeVisible();
  expect(await keptOfSpotify(other)).toEqual([]);
  await spotify.expectClean();
});

test('what another tab is reading meanwhile is not kept', async ({ page, context, spotify }) => {
  await keepEverything(page, { stay: true });
  const other = await context.newPage();
  await open(other);
  await openLibrary(other);
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  const held = spotify.api.hold({ path, offset: 100 });
  await button(other, NAMES.marathon).click();
  await held.arrived;
  await button(door(page), ERASE).click();
  await expect(said(page)).toBeVisible();
  held.release();
  await expect(report(other, LONG)).toHaveCount(0);
  await open(other);
  await expect(button(door(other), 'Connect Spotify')).toBeVisible();
  expect(await keptOfSpotify(page)).toEqual([]);
  expect(spotify.api.journal.asked('GET', path).length).toBeLessThanOrEqual(3);
  await spotify.expectClean();
});

test('whoever comes back begins anew', async ({ page, spotify }) => {
  await keepEverything(page, { stay: true });
  await button(door(page), ERASE).click();
  await expectErased(page);
  const read = spotify.api.journal.asked('GET', '/v1/me/tracks').length;
  const told = spotify.reccobeats.journal.entries.length;
  await readPlaylist(page, 'Liked Songs');
  await expect(button(features(page), `Ask ReccoBeats about ${LIKED - 40} tracks`)).toBeVisible();
  expect(spotify.api.journal.asked('GET', '/v1/me/tracks').length).toBeGreaterThan(read);
  expect(spotify.reccobeats.journal.entries).toHaveLength(told);
  await spotify.expectClean();
});
