// Logging in to Spotify: what leads to it, what it leaves behind, and who is signed in afterwards.

import { CLIENT_ID, OTHER_CLIENT_ID } from '../spotify/accounts.js';
import { READING } from '../spotify/client.js';
import { NAMES } from '../spotify/library.js';
import { logins, timesToken } from './asked.js';
import { exported } from './files.js';
import { sessions } from './kept.js';
import { choose, open, recommended } from './screen.js';
import { button, connect, connected, door, openLibrary, signIn, title, useOwnClientId } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const words = (scope) => scope.split(' ').sort();

test('a login leads to the playlists, and asks only for what reading needs', async ({ page, baseURL, spotify }) => {
  await signIn(page);
  await expect(page).toHaveURL(baseURL);
  await openLibrary(page);
  await expect(button(page, NAMES.evening)).toBeVisible();
  expect(logins(spotify)).toHaveLength(1);
  expect(logins(spotify)[0]).toMatchObject({ client_id: CLIENT_ID, redirect_uri: baseURL });
  expect(words(logins(spotify)[0].scope)).toEqual(words(READING));
  expect(timesToken(spotify)).toBe(1);
  await spotify.expectClean();
});

test('nothing is asked of Spotify before the visitor wants it', async ({ page, spotify }) => {
  await open(page);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(spotify.accounts.journal.entries).toEqual([]);
  expect(spotify.api.journal.entries).toEqual([]);
  await spotify.expectClean();
});

test('the visitor reads what is asked for, and agrees', async ({ page, spotify }) => {
  spotify.accounts.settings.user = 'reads';
  await connect(page);
  await expect(page.getByRole('heading', { name: 'This is not Spotify but a test' })).toBeVisible();
  await expect(page.getByText('Change your private playlists')).toHaveCount(0);
  await button(page, 'Agree').click();
  await expect(connected(page)).toBeVisible();
  await spotify.expectClean();
});

test('every login has its own state and challenge', async ({ page, context, spotify }) => {
  await signIn(page);
  await signIn(await context.newPage());
  const [first, second] = logins(spotify);
  expect(first.state).not.toBe(second.state);
  expect(first.code_challenge).not.toBe(second.code_challenge);
  expect(first.code_challenge).toMatch(/^[\w-]{43}$/);
  await spotify.expectClean();
});

test('who is signed in stays so over a reload, but not in another window', async ({ page, context, spotify }) => {
  await signIn(page);
  expect(await sessions(page)).toEqual(['sessionStorage']);
  await page.reload();
  await expect(connected(page)).toBeVisible();
  const other = await context.newPage();
  await open(other);
  await expect(button(door(other), 'Connect Spotify')).toBeVisible();
  expect(timesToken(spotify)).toBe(1);
  await spotify.expectClean();
});

test('who wants to stay is signed in in every window', async ({ page, context, spotify }) => {
  await signIn(page, { stay: true });
  expect(await sessions(page)).toEqual(['localStorage']);
  const other = await context.newPage();
  await open(other);
  await expect(connected(other)).toBeVisible();
  expect(logins(spotify)).toHaveLength(1);
  expect(timesToken(spotify)).toBe(1);
  await spotify.expectClean();
});

test('visitors bring their own Client ID, for which they are told what to register', async ({ page, baseURL, spotify }) => {
  await open(page);
  await useOwnClientId(page, OTHER_CLIENT_ID);
  await expect(door(page).locator('code').filter({ hasText: baseURL })).toHaveText(baseURL);
  await button(door(page), 'Connect Spotify').click();
  await expect(connected(page)).toBeVisible();
  expect(logins(spotify)[0].client_id).toBe(OTHER_CLIENT_ID);
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await spotify.expectClean();
});

test('another Client ID ends the login and wipes its tokens', async ({ page, spotify }) => {
  await signIn(page);
  await useOwnClientId(page, OTHER_CLIENT_ID);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(await sessions(page)).toEqual([]);
  await button(door(page), 'Connect Spotify').click();
  await expect(connected(page)).toBeVisible();
  expect(logins(spotify).map((login) => login.client_id)).toEqual([CLIENT_ID, OTHER_CLIENT_ID]);
  await spotify.expectClean();
});

test('a page that comes with another Client ID does not use the tokens of the old one', async ({ page, context, spotify }) => {
  await signIn(page, { stay: true });
  await context.route('**/config.json', (route) => route.fulfill({ json: { spotify_client_id: OTHER_CLIENT_ID, contact: '' } }));
  await page.reload();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  await expect.poll(() => sessions(page)).toEqual([]);
  expect(timesToken(spotify)).toBe(1);
  await spotify.expectClean();
});

test('a Client ID that Spotify does not know strands nobody', async ({ page, spotify }) => {
  await open(page);
  await useOwnClientId(page, 'f'.repeat(32));
  await button(door(page), 'Connect Spotify').click();
  await page.waitForURL(/accounts\.spotify\.com/);
  await page.goBack();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(timesToken(spotify)).toBe(0);
  await spotify.expectClean();
});

test('the page is sent from localhost, which Spotify refuses, to the address that is registered', async ({ page, baseURL, spotify }) => {
  await page.goto(baseURL.replace('127.0.0.1', 'localhost'));
  await expect(page).toHaveURL(baseURL);
  await signIn(page);
  await spotify.expectClean();
});

// The playlist is on the screen again, or a button leads back to it.
async function expectStillThere(page, name) {
  const back = button(page, `Back to ${name}`);
  await expect(title(page, name).or(back).first()).toBeVisible();
  if (await back.isVisible()) await back.click();
  await expect(title(page, name)).toBeVisible();
  await recommended(page);
}

test('a demo playlist that was on the screen before the login is there after it', async ({ page, spotify }) => {
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await button(page, 'Another playlist').click();
  await button(door(page), 'Connect Spotify').click();
  await expect(page.getByText('Connected as Inge Invented').or(title(page, 'After midnight')).first()).toBeVisible();
  await expectStillThere(page, 'After midnight');
  expect(logins(spotify)).toHaveLength(1);
  await spotify.expectClean();
});

test('a file that was on the screen before the login is there after it, with the same list', async ({ page, spotify }) => {
  await open(page);
  await choose(page, 'mine.csv', exported(30, 1));
  const before = await recommended(page);
  await button(page, 'Another playlist').click();
  await button(door(page), 'Connect Spotify').click();
  await expect(page.getByText('Connected as Inge Invented').or(title(page, 'mine')).first()).toBeVisible();
  await expectStillThere(page, 'mine');
  expect(await recommended(page)).toEqual(before);
  await spotify.expectClean();
});
