// All playlists of the library beside each other: each is read, becomes a taste, and goes again with the account.

import { forbidden, refused, unavailable } from '../spotify/failures.js';
import { NAMES } from '../spotify/library.js';
import { button as named, card, demo, nameOf, openAlike, region, share, tastes } from './alike-screen.js';
import { itemsOf, timesRead } from './asked.js';
import { open } from './screen.js';
import { button, door, openLibrary, signIn, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';
import { runUntil } from './time.js';

const READABLE = [NAMES.evening, NAMES.roadTrip, NAMES.party, NAMES.oddments, NAMES.marathon];
const PORCH = 'porch-light.csv';

// A code holds no more of a name.
const called = (name) => name.slice(0, 24).trim();
const path = (spotify, name) => itemsOf(spotify.api.library.named(name));
const all = (page) => tastes(page).getByRole('checkbox');

// The long playlist would take most of the time and shows nothing new.
test.beforeEach(({ spotify }) => {
  const { library } = spotify.api;
  library.playlists = library.playlists.filter((playlist) => playlist?.name !== NAMES.large);
});

async function compareAll(page) {
  await signIn(page);
  await openLibrary(page);
  await button(page, 'Compare them all').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alike' })).toBeVisible();
}

// Brings what a friend shared, from another browser.
async function befriend(page, browser) {
  const friend = await browser.newContext();
  const theirs = await friend.newPage();
  await openAlike(theirs);
  await theirs.locator('#taste-files').setInputFiles(demo(PORCH));
  const { code } = await share(theirs, nameOf(PORCH));
  await friend.close();
  await page.locator('#taste').fill(code);
  await named(page, 'Open it').click();
  await named(page, 'Keep it').click();
  await expect(card(page, nameOf(PORCH))).toBeVisible();
}

test('every readable playlist becomes a taste, one after the other', async ({ page, spotify }) => {
  await compareAll(page);
  for (const name of READABLE) await expect(card(page, called(name))).toBeVisible();
  await expect(named(page, 'Stop')).toHaveCount(0);
  await expect(all(page)).toHaveCount(READABLE.length);
  await expect(card(page, called(NAMES.evening))).toContainText('50 tracks, from Spotify');
  await expect(page.getByRole('table', { name: /alike/i }).first()).toBeVisible();
  expect(timesRead(spotify, path(spotify, NAMES.foreign))).toBe(0);
  expect(timesRead(spotify, path(spotify, NAMES.empty))).toBe(0);
  await spotify.expectClean();
});

test('those that Spotify refuses are named with the reason, and the others come', async ({ page, spotify }) => {
  spotify.api.fault({ reply: refused(404, 'Resource not found') }, { path: path(spotify, NAMES.roadTrip), times: 9 });
  spotify.api.fault(forbidden(), { path: path(spotify, NAMES.party), times: 9 });
  spotify.api.fault({ reply: refused(400, 'Not today') }, { path: path(spotify, NAMES.oddments), times: 9 });
  await compareAll(page);
  await expect(card(page, called(NAMES.marathon))).toBeVisible();
  const alert = tastes(page).getByRole('alert');
  await expect(alert).toContainText('3 playlists could not be brought in.');
  await expect(alert).toContainText(`“${NAMES.roadTrip}”: Spotify has no such playlist`);
  await expect(alert).toContainText(`“${NAMES.party}”: Spotify shows its tracks only to its owner`);
  await expect(alert).toContainText(`“${NAMES.oddments}”: Spotify answered 400. Not today`);
  await expect(all(page)).toHaveCount(READABLE.length - 3);
  for (const name of [NAMES.roadTrip, NAMES.party, NAMES.oddments]) expect(timesRead(spotify, path(spotify, name))).toBe(1);
  await spotify.expectClean();
});

test('one that does not come can be left out, and the others come', async ({ page, spotify }) => {
  await page.clock.install();
  spotify.api.fault(unavailable(), { path: path(spotify, NAMES.roadTrip), times: 99 });
  await compareAll(page);
  await runUntil(page, trouble(tastes(page), 'Spotify has trouble at the moment'));
  await expect(tastes(page).getByText(`Nothing of “${NAMES.roadTrip}” is read yet`)).toBeVisible();
  await named(page, 'Leave it out').click();
  await runUntil(page, card(page, called(NAMES.marathon)));
  await expect(tastes(page).getByRole('alert')).toContainText(`“${NAMES.roadTrip}”: You have left it out`);
  await expect(all(page)).toHaveCount(READABLE.length - 1);
  await spotify.expectClean();
});

test('Stop keeps what is here, and nothing more is read', async ({ page, spotify }) => {
  const held = spotify.api.hold({ path: path(spotify, NAMES.party), offset: 0 });
  await compareAll(page);
  await held.arrived;
  await expect(card(page, called(NAMES.roadTrip))).toBeVisible();
  await named(page, 'Stop').click();
  await expect(named(page, 'Stop')).toHaveCount(0);
  held.release();
  await expect(all(page)).toHaveCount(2);
  await open(page);
  await named(page, 'Alike').click();
  await expect(all(page)).toHaveCount(2);
  for (const name of [NAMES.oddments, NAMES.marathon]) expect(timesRead(spotify, path(spotify, name))).toBe(0);
  await spotify.expectClean();
});

test('Disconnect and erase takes them away again, and a friend’s taste stays', async ({ page, browser, spotify }) => {
  await compareAll(page);
  await expect(all(page)).toHaveCount(READABLE.length);
  await befriend(page, browser);
  await open(page);
  await button(door(page), 'Disconnect and erase').click();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  const expectFriendAlone = async () => {
    await named(page, 'Alike').click();
    await expect(card(page, nameOf(PORCH))).toBeVisible();
    await expect(all(page)).toHaveCount(1);
    await expect(region(page, /^How alike/)).toHaveCount(0);
  };
  await expectFriendAlone();
  await open(page);
  await expectFriendAlone();
  await spotify.expectClean();
});
