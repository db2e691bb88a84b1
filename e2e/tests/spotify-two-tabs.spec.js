// Two tabs of the page share one queue to Spotify, one login and one cache.

import { LIKED, LONG, NAMES } from '../spotify/library.js';
import { itemsOf, timesRead, timesToken } from './asked.js';
import { open } from './screen.js';
import { button, connected, openLibrary, report, signIn } from './spotify-screen.js';
import { expect, test } from './spotify.js';

// Two tabs that are signed in and show the playlists.
async function twoTabs(page, context) {
  await signIn(page, { stay: true });
  await openLibrary(page);
  const other = await context.newPage();
  await open(other);
  await expect(connected(other)).toBeVisible();
  await openLibrary(other);
  for (const tab of [page, other]) await expect(button(tab, NAMES.evening)).toBeVisible();
  return [page, other];
}

test('two playlists are read at once, one request after the other', async ({ page, context, spotify }) => {
  const [one, other] = await twoTabs(page, context);
  await Promise.all([button(one, NAMES.marathon).click(), button(other, 'Liked Songs').click()]);
  await expect(report(one, LONG)).toBeVisible();
  await expect(report(other, LIKED)).toBeVisible();
  await spotify.expectClean();
});

test('a tab that is closed in the middle does not block the other', async ({ page, context, spotify }) => {
  const [one, other] = await twoTabs(page, context);
  const held = spotify.api.hold({ path: itemsOf(spotify.api.library.named(NAMES.marathon)), offset: 50 });
  await button(one, NAMES.marathon).click();
  await held.arrived;
  await button(other, 'Liked Songs').click();
  await one.close();
  held.release();
  await expect(report(other, LIKED)).toBeVisible();
  await spotify.expectClean();
});

test('what one tab has read, the other does not read again', async ({ page, context, spotify }) => {
  const [one, other] = await twoTabs(page, context);
  await button(one, NAMES.evening).click();
  await expect(report(one, 50)).toBeVisible();
  await button(other, NAMES.evening).click();
  await expect(report(other, 50)).toBeVisible();
  expect(timesRead(spotify, itemsOf(spotify.api.library.named(NAMES.evening)))).toBe(1);
  await spotify.expectClean();
});

test('an expired token is refreshed by one tab, for both', async ({ page, context, spotify }) => {
  const [one, other] = await twoTabs(page, context);
  spotify.accounts.expireAccessTokens();
  const held = spotify.accounts.hold();
  await Promise.all([one, other].map((tab) => button(tab, 'Read the list again').click()));
  await held.arrived;
  held.release();
  for (const tab of [one, other]) {
    await button(tab, NAMES.evening).click();
    await expect(report(tab, 50)).toBeVisible();
  }
  expect(timesToken(spotify)).toBe(2);
  await spotify.expectClean();
});
