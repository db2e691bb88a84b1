// Recommendations become a playlist on Spotify: a new one, private, once, whatever happens on the way.

import * as failures from '../spotify/failures.js';
import { READING } from '../spotify/client.js';
import { NAMES } from '../spotify/library.js';
import { LIST, logins } from './asked.js';
import { open, recommendations, recommended } from './screen.js';
import { button, connect, connected, door, openLibrary, readPlaylist, recommendedIds, title, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const SAVE = 'Save to Spotify';
const FINISH = 'Finish saving';
const CREATE = { method: 'POST', path: LIST };
const APPEND = { method: 'POST', path: '/v1/playlists/' };

const done = (page) => page.getByRole('status').filter({ hasText: '30 tracks are in your new private playlist' });

// Reads the evening; answers with its recommendations and with the playlists that are on Spotify before anything is saved.
async function recommend(page, spotify) {
  const before = structuredClone(spotify.api.library.playlists);
  await readPlaylist(page, NAMES.evening);
  await recommended(page);
  return { ids: await recommendedIds(page), before };
}

async function finish(page) {
  const again = button(page, FINISH);
  await expect(again.or(done(page)).first()).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(done(page)).toBeVisible();
}

// That there is one new playlist with these tracks in this order, and that no other has changed.
function expectSavedOnce({ api }, { ids, before }) {
  const { playlists } = api.library;
  expect(playlists).toHaveLength(before.length + 1);
  expect(structuredClone(playlists.slice(0, -1))).toEqual(before);
  expect(playlists.at(-1).entries.map(({ id }) => id)).toEqual(ids);
  expect(playlists.at(-1).isPublic).toBe(false);
}

test('the right to change playlists is asked for by saving alone', async ({ page, spotify }) => {
  const wanted = await recommend(page, spotify);
  expect(logins(spotify)).toHaveLength(1);
  await button(recommendations(page), SAVE).click();
  await expect(done(page)).toBeVisible();
  const scopes = logins(spotify).map(({ scope }) => scope.split(' ').sort());
  expect(scopes).toEqual([READING.split(' ').sort(), `${READING} playlist-modify-private`.split(' ').sort()]);
  await expect(title(page, NAMES.evening)).toBeVisible();
  expectSavedOnce(spotify, wanted);
  await spotify.expectClean();
});

test('a visitor who does not agree keeps the recommendations, and nothing is made', async ({ page, spotify }) => {
  const { ids, before } = await recommend(page, spotify);
  spotify.accounts.settings.user = 'cancels';
  await button(recommendations(page), SAVE).click();
  await expect(trouble(page, 'The login was cancelled')).toBeVisible();
  const back = button(page, `Back to ${NAMES.evening}`);
  await expect(back.or(title(page, NAMES.evening)).first()).toBeVisible();
  if (await back.isVisible()) await back.click();
  await recommended(page);
  expect(await recommendedIds(page)).toEqual(ids);
  expect(spotify.api.library.playlists).toHaveLength(before.length);
  spotify.accounts.settings.user = 'agrees';
  await button(recommendations(page), SAVE).click();
  await finish(page);
  expectSavedOnce(spotify, { ids, before });
  await spotify.expectClean();
});

const mishaps = {
  'is dropped': failures.dropped(),
  'has its reply lost': failures.lostReply(),
  'meets a server error': failures.serverError(),
  'meets a rate limit': failures.rateLimited(),
  'is answered with nothing': failures.emptyBody(500),
};
for (const [step, where] of Object.entries({ 'The request for a new playlist': CREATE, 'The request that fills it': APPEND })) {
  for (const [what, fault] of Object.entries(mishaps)) {
    test(`${step} ${what}: the playlist is there once, and complete`, async ({ page, spotify }) => {
      const wanted = await recommend(page, spotify);
      spotify.api.fault(fault, where);
      await button(recommendations(page), SAVE).click();
      await finish(page);
      expectSavedOnce(spotify, wanted);
      await spotify.expectClean();
    });
  }

  test(`${step} fails for good: it is finished later`, async ({ page, spotify }) => {
    const wanted = await recommend(page, spotify);
    spotify.api.fault(failures.serverError(), { ...where, times: 99 });
    await button(recommendations(page), SAVE).click();
    await expect(button(page, FINISH)).toBeVisible();
    await expect(trouble(page, 'Spotify has trouble at the moment')).toBeVisible();
    spotify.api.faults.clear();
    await finish(page);
    expectSavedOnce(spotify, wanted);
    await spotify.expectClean();
  });

  test(`${step} is under way while the visitor leaves: it is finished once`, async ({ page, spotify }) => {
    const wanted = await recommend(page, spotify);
    const held = spotify.api.hold(where);
    await button(recommendations(page), SAVE).click();
    await held.arrived;
    const before = sizes(spotify);
    await page.goto('about:blank');
    held.release();
    await expect.poll(() => sizes(spotify)).not.toEqual(before);
    await open(page);
    await finish(page);
    expectSavedOnce(spotify, wanted);
    await spotify.expectClean();
  });
}

// How many entries each playlist has.
function sizes({ api }) {
  return api.library.playlists.map((playlist) => playlist?.entries.length);
}

test('a reload after everything was saved finds nothing to finish', async ({ page, spotify }) => {
  const wanted = await recommend(page, spotify);
  await button(recommendations(page), SAVE).click();
  await expect(done(page)).toBeVisible();
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await expect(button(page, FINISH)).toHaveCount(0);
  expectSavedOnce(spotify, wanted);
  await spotify.expectClean();
});

test('more can be added to the playlist that was made, and to no other', async ({ page, spotify }) => {
  const { ids, before } = await recommend(page, spotify);
  await button(recommendations(page), SAVE).click();
  await expect(done(page)).toBeVisible();
  const made = spotify.api.library.playlists.at(-1);
  await button(page, 'Again').click();
  await expect.poll(async () => (await recommended(page)) && (await recommendedIds(page)).join()).not.toBe(ids.join());
  const more = await recommendedIds(page);
  await button(recommendations(page), `Add to “${made.name}”`).click();
  await expect.poll(() => made.entries.length).toBeGreaterThan(ids.length);
  const now = made.entries.map(({ id }) => id);
  expect(now.slice(0, ids.length)).toEqual(ids);
  expect(now).toEqual(expect.arrayContaining(more));
  expect(structuredClone(spotify.api.library.playlists.slice(0, -1))).toEqual(before);
  expect(logins(spotify)).toHaveLength(2);
  await spotify.expectClean();
});

test('a playlist of the same name that was there before is left alone, even where the reply to the new one is lost', async ({ page, spotify }) => {
  await recommend(page, spotify);
  await button(recommendations(page), SAVE).click();
  await expect(done(page)).toBeVisible();
  await button(page, 'Another playlist').click();
  await button(door(page), 'Disconnect and erase').click();
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();

  const before = structuredClone(spotify.api.library.playlists);
  await connect(page);
  await expect(connected(page)).toBeVisible();
  await openLibrary(page);
  await button(page, NAMES.evening).click();
  await recommended(page);
  const ids = await recommendedIds(page);
  spotify.api.fault(failures.lostReply(), CREATE);
  await button(recommendations(page), SAVE).click();
  await finish(page);
  expectSavedOnce(spotify, { ids, before });
  await spotify.expectClean();
});

test('a consent that turns out too small is asked for again', async ({ page, spotify }) => {
  const wanted = await recommend(page, spotify);
  spotify.api.fault(failures.insufficientScope(), CREATE);
  await button(recommendations(page), SAVE).click();
  await expect(trouble(page, 'Spotify asks for your consent again')).toBeVisible();
  expect(logins(spotify)).toHaveLength(2);
  await button(trouble(page, 'Spotify asks for your consent again'), 'Give consent').click();
  await finish(page);
  expect(logins(spotify)).toHaveLength(3);
  expectSavedOnce(spotify, wanted);
  await spotify.expectClean();
});

test('a token that ends between the steps is refreshed on the way', async ({ page, spotify }) => {
  const wanted = await recommend(page, spotify);
  const held = spotify.api.hold(APPEND);
  await button(recommendations(page), SAVE).click();
  await held.arrived;
  spotify.accounts.expireAccessTokens();
  held.release();
  await expect(done(page)).toBeVisible();
  expectSavedOnce(spotify, wanted);
  await spotify.expectClean();
});
