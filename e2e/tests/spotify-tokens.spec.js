// Access tokens end after an hour, and refresh tokens after half a year: what the page does about it.

import { dropped, expiredToken, unavailable } from '../spotify/failures.js';
import { NAMES } from '../spotify/library.js';
import { LIST, logins, timesRead, timesToken } from './asked.js';
import { sessions } from './kept.js';
import { button, connected, door, goOn, openLibrary, readPlaylist, report, signIn, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';
import { runUntil } from './time.js';

const ENDED = 'Your Spotify login has ended';

// Asks Spotify for something with a token that has ended.
async function askWithEndedToken(page, spotify) {
  spotify.accounts.expireAccessTokens();
  await button(door(page), 'Choose a playlist').click();
}

test('an ended access token is refreshed once, and the request repeated once', async ({ page, spotify }) => {
  await signIn(page);
  await askWithEndedToken(page, spotify);
  await expect(button(page, NAMES.evening)).toBeVisible();
  expect(timesToken(spotify)).toBe(2);
  expect(spotify.api.journal.asked('GET', LIST).map(({ status }) => status)).toEqual([401, 200]);
  expect(logins(spotify)).toHaveLength(1);
  await spotify.expectClean();
});

test('a token that is refused although it is new is not refreshed for ever', async ({ page, spotify }) => {
  await signIn(page);
  spotify.api.fault(expiredToken(), { path: LIST, times: 99 });
  await button(door(page), 'Choose a playlist').click();
  await expect(trouble(page, /Your Spotify login has ended|Spotify refused/)).toBeVisible();
  expect(timesRead(spotify, LIST)).toBe(2);
  expect(timesToken(spotify)).toBe(2);
  expect(logins(spotify)).toHaveLength(1);
  spotify.api.faults.clear();
  const wayOn = page.getByRole('button', { name: /^(Connect Spotify|Try again|Go on)$/ }).first();
  await wayOn.click();
  await expect(connected(page).or(button(page, NAMES.evening)).first()).toBeVisible();
  await spotify.expectClean();
});

for (const rotates of [false, true]) {
  test(`a login outlives many access tokens where refreshing brings ${rotates ? 'new refresh tokens' : 'no new refresh token'}`, async ({ page, spotify }) => {
    spotify.accounts.settings.rotates = rotates;
    await signIn(page, { stay: true });
    for (let times = 1; times <= 3; times += 1) {
      await openLibrary(page);
      spotify.accounts.expireAccessTokens();
      await button(page, 'Read the list again').click();
      await expect.poll(() => timesToken(spotify)).toBe(1 + times);
      await expect(button(page, NAMES.evening)).toBeVisible();
      await page.reload();
      await expect(connected(page)).toBeVisible();
    }
    expect(logins(spotify)).toHaveLength(1);
    await spotify.expectClean();
  });
}

test('a refresh token that was revoked ends the login, and is not tried again', async ({ page, spotify }) => {
  await signIn(page);
  spotify.accounts.revokeRefreshTokens();
  await askWithEndedToken(page, spotify);
  await expect(trouble(page, ENDED)).toBeVisible();
  expect(timesToken(spotify)).toBe(2);
  expect(logins(spotify)).toHaveLength(1);
  expect(await sessions(page)).toEqual([]);
  await button(page, 'Connect Spotify').first().click();
  await expect(connected(page).or(button(page, NAMES.evening)).first()).toBeVisible();
  expect(logins(spotify)).toHaveLength(2);
  await spotify.expectClean();
});

test('a login that ends while a playlist is on the screen leaves the playlist there', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  spotify.accounts.revokeRefreshTokens();
  spotify.accounts.expireAccessTokens();
  await button(page, 'Read it again').click();
  await expect(trouble(page, ENDED)).toBeVisible();
  await expect(button(page, 'Connect Spotify').first()).toBeVisible();
  await spotify.expectClean();
});

const hindrances = {
  'out of service': { fault: unavailable(), heading: 'Spotify has trouble at the moment' },
  'out of reach': { fault: dropped(), heading: 'Spotify cannot be reached' },
};
for (const [what, { fault, heading }] of Object.entries(hindrances)) {
  test(`a token endpoint that is ${what} does not end the login`, async ({ page, spotify }) => {
    await page.clock.install();
    await signIn(page);
    spotify.accounts.fault(fault, { times: 99 });
    await askWithEndedToken(page, spotify);
    await runUntil(page, trouble(page, heading));
    expect(await sessions(page)).toEqual(['sessionStorage']);
    spotify.accounts.faults.clear();
    await goOn(page);
    await expect(button(page, NAMES.evening)).toBeVisible();
    expect(logins(spotify)).toHaveLength(1);
    await spotify.expectClean();
  });
}

test('a page that is left alone for hours goes on', async ({ page, spotify }) => {
  await page.clock.install();
  await signIn(page);
  await page.clock.fastForward('05:00:00');
  await askWithEndedToken(page, spotify);
  await expect(button(page, NAMES.evening)).toBeVisible();
  expect(timesToken(spotify)).toBe(2);
  await spotify.expectClean();
});

test('a token that ends in the middle of a playlist is refreshed on the way', async ({ page, spotify }) => {
  await signIn(page);
  await openLibrary(page);
  const held = spotify.api.hold({ path: '/v1/playlists/', offset: 100 });
  await button(page, NAMES.marathon).click();
  await held.arrived;
  spotify.accounts.expireAccessTokens();
  held.release();
  await expect(report(page, 240)).toBeVisible();
  expect(timesToken(spotify)).toBe(2);
  await spotify.expectClean();
});
