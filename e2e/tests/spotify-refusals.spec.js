// What Spotify refuses is said once, in its own words for each reason, and is not asked for again and again.

import * as failures from '../spotify/failures.js';
import { inventedId } from '../spotify/invented.js';
import { NAMES } from '../spotify/library.js';
import { page as pageOf } from '../spotify/pages.js';
import { LIST, PROFILE, itemsOf, logins, offsets, timesRead } from './asked.js';
import { button, choosePlaylist, connect, connected, door, entry, goOn, readPlaylist, report, signIn, title, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const UNREGISTERED = 'Spotify does not know you as a user of this app';
const PREMIUM = 'The owner of this app needs Spotify Premium';
const SCOPE = 'Spotify asks for your consent again';
const NOT_READABLE = 'Spotify does not let this playlist be read';
const SENSELESS = 'Spotify’s answer makes no sense';
const REFUSED = 'Spotify refused';

// Asks for the playlists, however that ends.
async function askForList(page) {
  await signIn(page);
  await button(door(page), 'Choose a playlist').click();
}

async function expectList(page) {
  await expect(button(page, NAMES.evening)).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
}

const rows = [
  { what: 'a visitor who is not one of the five', fault: failures.unregistered(), heading: UNREGISTERED },
  { what: 'the same, in plain text', fault: failures.unregistered({ plain: true }), heading: UNREGISTERED },
  { what: 'an owner without Premium', fault: failures.premiumRequired(), heading: PREMIUM },
];
for (const { what, fault, heading } of rows) {
  test(`${what}: another Client ID or another door is offered`, async ({ page, spotify }) => {
    spotify.api.fault(fault, { path: LIST, times: 9 });
    await askForList(page);
    await expect(trouble(page, heading)).toBeVisible();
    expect(timesRead(spotify, LIST)).toBe(1);
    await button(page, 'Back').click();
    await expect(door(page).getByText('Use your own Client ID')).toBeVisible();
    await expect(page.getByRole('button', { name: /After midnight/ })).toBeVisible();
    await spotify.expectClean();
  });
}

for (const { what, fault, heading } of rows) {
  test(`${what}, right after the login`, async ({ page, spotify }) => {
    spotify.api.fault(fault, { path: PROFILE, times: 9 });
    await connect(page);
    await expect(trouble(door(page), heading)).toBeVisible();
    await expect(door(page).getByText('Use your own Client ID')).toBeVisible();
    expect(logins(spotify)).toHaveLength(1);
    expect(timesRead(spotify, '/v1/me')).toBe(1);
    await spotify.expectClean();
  });
}

test('a consent that is too old is renewed by a button', async ({ page, spotify }) => {
  spotify.api.fault(failures.insufficientScope(), { path: LIST });
  await askForList(page);
  await expect(trouble(page, SCOPE)).toBeVisible();
  expect(logins(spotify)).toHaveLength(1);
  await button(trouble(page, SCOPE), 'Give consent').click();
  const choose = button(page, 'Choose a playlist');
  await expect(choose.or(button(page, NAMES.evening)).first()).toBeVisible();
  if (await choose.isVisible()) await choose.click();
  await expectList(page);
  expect(logins(spotify)).toHaveLength(2);
  await spotify.expectClean();
});

test('a playlist that turns out not to be readable is marked', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.party));
  spotify.api.fault(failures.forbidden(), { path, times: 9 });
  await choosePlaylist(page, NAMES.party);
  await expect(trouble(page, NOT_READABLE)).toBeVisible();
  expect(timesRead(spotify, path)).toBe(1);
  const back = button(page, 'Back');
  if (await back.isVisible()) await back.click();
  const choose = button(page, 'Choose a playlist');
  await expect(choose.or(title(page, 'Your playlists')).first()).toBeVisible();
  if (await choose.isVisible()) await choose.click();
  await expect(entry(page, NAMES.party)).toContainText('Not readable');
  await expect(entry(page, NAMES.party).getByRole('button')).toHaveCount(0);
  await expect(button(page, NAMES.evening)).toBeVisible();
  await spotify.expectClean();
});

for (const status of [400, 403, 404, 418]) {
  test(`another refusal, ${status}, can be tried again`, async ({ page, spotify }) => {
    spotify.api.fault({ reply: failures.refused(status, 'An invented reason') }, { path: LIST });
    await askForList(page);
    await expect(trouble(page, REFUSED)).toBeVisible();
    expect(timesRead(spotify, LIST)).toBe(1);
    await goOn(page);
    await expectList(page);
    await spotify.expectClean();
  });
}

test('a refusal without a message', async ({ page, spotify }) => {
  spotify.api.fault({ reply: failures.refused(403) }, { path: LIST });
  await askForList(page);
  await expect(trouble(page, REFUSED)).toBeVisible();
  await goOn(page);
  await expectList(page);
  await spotify.expectClean();
});

const senseless = {
  'nothing at all': failures.emptyBody(),
  'a page of HTML': failures.notJson(),
  'JSON of another shape': { reply: { status: 200, body: ['invented'] } },
  'HTML with a refusal': failures.notJson(403),
};
for (const [what, fault] of Object.entries(senseless)) {
  const heading = fault.reply.status === 200 ? SENSELESS : REFUSED;
  test(`an answer that is ${what}, for the list`, async ({ page, spotify }) => {
    spotify.api.fault(fault, { path: LIST, times: 9 });
    await askForList(page);
    await expect(trouble(page, heading)).toBeVisible();
    spotify.api.faults.clear();
    await goOn(page);
    await expectList(page);
    await spotify.expectClean();
  });
}

test('a page of a playlist that makes no sense keeps those before it', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  spotify.api.fault(failures.emptyBody(), { path, offset: 50, times: 9 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(trouble(page, SENSELESS)).toBeVisible();
  await expect(page.getByText('Stopped at 50 of 240 entries')).toBeVisible();
  spotify.api.faults.clear();
  await goOn(page);
  await expect(report(page, 240)).toBeVisible();
  expect(offsets(spotify, path).filter((offset) => offset === 0)).toHaveLength(1);
  await spotify.expectClean();
});

test('a next page at another address does not get the token', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  const first = pageOf({ path, query: { limit: '50' } }, spotify.api.library.liked, (item) => ({ is_local: false, item }));
  spotify.api.fault({ reply: { status: 200, body: { ...first, next: `https://api.spotify.com.elsewhere.example${path}?offset=50` } } }, { path, times: 9 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(trouble(page, SENSELESS)).toBeVisible();
  await spotify.expectClean();
});

test('a playlist that is gone since the list was read is refused, and another can be read', async ({ page, spotify }) => {
  const { library } = spotify.api;
  const playlist = library.add({ name: 'Invented and gone', entries: library.liked.slice(0, 3) });
  const gone = { reply: failures.refused(404, 'Resource not found') };
  spotify.api.fault(gone, { path: itemsOf({ id: playlist.id }), times: 9 });
  await choosePlaylist(page, playlist.name);
  await expect(trouble(page, 'Spotify has no such playlist')).toBeVisible();
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await button(door(page), 'Choose a playlist').click();
  await button(page, NAMES.evening).click();
  await expect(report(page, 50)).toBeVisible();
  await spotify.expectClean();
});

test('unknown fields and missing ones are no trouble', async ({ page, spotify }) => {
  const bare = { id: inventedId(211 + 120), name: 'Bare', type: 'track', uri: `spotify:track:${inventedId(211 + 120)}`, surprise: { deep: [1] } };
  const playlist = spotify.api.library.add({ name: 'Invented and bare', entries: [bare, { ...bare, artists: [null, {}], album: null }] });
  await readPlaylist(page, playlist.name);
  await expect(report(page, 2)).toBeVisible();
  await spotify.expectClean();
});
