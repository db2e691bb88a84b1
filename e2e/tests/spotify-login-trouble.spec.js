// Logins that do not succeed: each ends in a sentence and a button, never in another redirect.

import * as failures from '../spotify/failures.js';
import { logins, timesToken } from './asked.js';
import { sessions } from './kept.js';
import { button, connect, connected, door, signIn, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const CANCELLED = 'The login was cancelled';
const FOREIGN = 'This login does not belong to this page';
const NOT_COMPLETED = 'The login could not be completed';

// That the page says so, at its bare address and without a session, and has asked Spotify for so many logins.
async function expectSignedOut({ page, baseURL, spotify }, heading, asked) {
  await expect(trouble(door(page), heading)).toBeVisible();
  await expect(page).toHaveURL(baseURL);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(await sessions(page)).toEqual([]);
  expect(logins(spotify)).toHaveLength(asked);
}

async function expectWayOn({ page, spotify }) {
  await button(door(page), 'Connect Spotify').click();
  await expect(connected(page)).toBeVisible();
  await expect(trouble(door(page), /login/)).toHaveCount(0);
  await spotify.expectClean();
}

test('the visitor cancels', async ({ page, baseURL, spotify }) => {
  spotify.accounts.settings.user = 'reads';
  await connect(page);
  await button(page, 'Cancel').click();
  await expectSignedOut({ page, baseURL, spotify }, CANCELLED, 1);
  expect(timesToken(spotify)).toBe(0);
  spotify.accounts.settings.user = 'agrees';
  await expectWayOn({ page, spotify });
});

test('a cancelled login stays cancelled over a reload, without a word', async ({ page, spotify }) => {
  spotify.accounts.settings.user = 'cancels';
  await connect(page);
  await expect(trouble(door(page), CANCELLED)).toBeVisible();
  await page.reload();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  await expect(trouble(door(page), CANCELLED)).toHaveCount(0);
  expect(logins(spotify)).toHaveLength(1);
  await spotify.expectClean();
});

for (const query of ['code=invented&state=invented', 'code=invented', 'error=access_denied&state=invented']) {
  test(`a login that this page did not begin: ${query}`, async ({ page, baseURL, spotify }) => {
    await page.goto(`./?${query}`);
    await expectSignedOut({ page, baseURL, spotify }, FOREIGN, 0);
    expect(timesToken(spotify)).toBe(0);
    await expectWayOn({ page, spotify });
  });
}

test('a login that comes back with another state', async ({ page, baseURL, spotify }) => {
  spotify.accounts.settings.user = 'reads';
  await connect(page);
  await page.goto('./?code=invented&state=invented');
  await expectSignedOut({ page, baseURL, spotify }, FOREIGN, 1);
  expect(timesToken(spotify)).toBe(0);
  spotify.accounts.settings.user = 'agrees';
  await expectWayOn({ page, spotify });
});

test('a code that comes back a second time is not exchanged, and the session lives on', async ({ page, baseURL, spotify }) => {
  await signIn(page);
  await page.goto(spotify.addresses.find((address) => address.includes('?code=')));
  await expect(trouble(door(page), FOREIGN)).toBeVisible();
  await expect(page).toHaveURL(baseURL);
  await expect(connected(page)).toBeVisible();
  expect(timesToken(spotify)).toBe(1);
  expect(logins(spotify)).toHaveLength(1);
  await spotify.expectClean();
});

test('a code that comes back in another window is not exchanged', async ({ page, context, baseURL, spotify }) => {
  await signIn(page);
  const other = await context.newPage();
  await other.goto(spotify.addresses.find((address) => address.includes('?code=')));
  await expectSignedOut({ page: other, baseURL, spotify }, FOREIGN, 1);
  expect(timesToken(spotify)).toBe(1);
  await spotify.expectClean();
});

const exchanges = {
  'out of service': failures.unavailable(),
  'refused': failures.invalidGrant(),
  'answered with nothing': failures.emptyBody(),
  'answered with something else': failures.notJson(),
  'dropped': failures.dropped(),
  'answered in vain': failures.lostReply(),
};
for (const [what, fault] of Object.entries(exchanges)) {
  test(`the exchange of the code is ${what}: the code is not tried again`, async ({ page, baseURL, spotify }) => {
    spotify.accounts.fault(fault);
    await connect(page);
    await expectSignedOut({ page, baseURL, spotify }, NOT_COMPLETED, 1);
    expect(timesToken(spotify)).toBe(1);
    await page.reload();
    await expect(button(door(page), 'Connect Spotify')).toBeVisible();
    expect(logins(spotify)).toHaveLength(1);
    await expectWayOn({ page, spotify });
  });
}
