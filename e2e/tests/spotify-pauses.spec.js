// Where Spotify wants a pause or is in trouble, the page waits, goes on, and in the end keeps what it has.

import * as failures from '../spotify/failures.js';
import { LONG, NAMES } from '../spotify/library.js';
import { LIST, gaps, itemsOf, offsets, timesRead } from './asked.js';
import { recommended } from './screen.js';
import { button, choosePlaylist, door, goOn, openLibrary, report, signIn, title, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';
import { pauses, runUntil } from './time.js';

const PAUSE = 'Spotify asks for a pause';
const UNREACHABLE = 'Spotify cannot be reached';
const TROUBLE = 'Spotify has trouble at the moment';
const OFFLINE = 'You are offline';
const STOPPED = `Stopped at 50 of ${LONG} entries`;

const marathon = (spotify) => itemsOf(spotify.api.library.named(NAMES.marathon));

// Each in seconds, at least so long, between the requests for the second page of a playlist.
const passing = [
  { what: 'a rate limit that names its time', faults: [failures.rateLimited({ retryAfter: 3, exposed: true })], least: [3], says: true },
  { what: 'a rate limit whose time cannot be read', faults: [failures.rateLimited({ retryAfter: 1 })], least: [2], says: true },
  { what: 'a rate limit without a time, twice', faults: [failures.rateLimited(), failures.rateLimited()], least: [2, 4], says: true },
  { what: 'a rate limit of no seconds', faults: [failures.rateLimited({ retryAfter: 0, exposed: true })], least: [0], says: false },
  { what: 'a rate limit that pages cannot read', faults: [failures.rateLimited({ cors: false })], least: [1], says: false },
  { what: 'a dropped connection', faults: [failures.dropped()], least: [1], says: false },
  { what: 'two dropped connections', faults: [failures.dropped(), failures.dropped()], least: [1, 2], says: false },
  { what: 'a lost reply', faults: [failures.lostReply()], least: [1], says: false },
  { what: 'a server error', faults: [failures.serverError()], least: [1], says: false },
  { what: 'two server errors', faults: [failures.serverError(500), failures.serverError(503)], least: [1, 3], says: false },
  { what: 'a server error in HTML', faults: [failures.notJson(502)], least: [1], says: false },
  { what: 'a server error without a body', faults: [failures.emptyBody(500)], least: [1], says: false },
];
for (const { what, faults, least, says } of passing) {
  test(`${what} is waited for, and reading goes on by itself`, async ({ page, spotify }) => {
    const path = marathon(spotify);
    for (const fault of faults) spotify.api.fault(fault, { path, offset: 50 });
    await choosePlaylist(page, NAMES.marathon);
    if (says) await expect(page.getByText(new RegExp(`${PAUSE}: going on in \\d+ s`)).first()).toBeVisible();
    await expect(report(page, LONG)).toBeVisible();
    expect(offsets(spotify, path)).toEqual([0, 50, ...faults.map(() => 50), 100, 150, 200]);
    for (const [index, seconds] of least.entries()) expect(gaps(spotify, path)[index + 1]).toBeGreaterThanOrEqual(seconds * 1000);
    await spotify.expectClean();
  });
}

// What does not pass: every pause in seconds, and what is said in the end.
const lasting = [
  { what: 'a rate limit', fault: failures.rateLimited(), waits: [2, 4, 8, 16, 30], heading: PAUSE },
  { what: 'a connection that is always dropped', fault: failures.dropped(), waits: [1, 2, 4, 8, 16], heading: UNREACHABLE },
  { what: 'a rate limit that pages cannot read', fault: failures.rateLimited({ cors: false }), waits: [1, 2, 4, 8, 16], heading: UNREACHABLE },
  { what: 'a server error', fault: failures.serverError(), waits: [1, 3], heading: TROUBLE },
];
for (const { what, fault, waits, heading } of lasting) {
  test(`${what} that does not pass stops the reading, which can be taken up later`, async ({ page, spotify }) => {
    const path = marathon(spotify);
    const tries = waits.length + 1;
    spotify.api.fault(fault, { path, offset: 50, times: 99 });
    await page.clock.install();
    await choosePlaylist(page, NAMES.marathon);
    await runUntil(page, trouble(page, heading));
    await expect(page.getByText(STOPPED)).toBeVisible();
    expect(offsets(spotify, path)).toEqual([0, ...Array(tries).fill(50)]);
    for (const [index, seconds] of pauses(spotify, tries).entries()) expect(seconds).toBeGreaterThanOrEqual(waits[index]);
    spotify.api.faults.clear();
    await goOn(page);
    await expect(report(page, LONG)).toBeVisible();
    await spotify.expectClean();
  });
}

test('a server error that does not pass leaves what was read before', async ({ page, spotify }) => {
  spotify.api.fault(failures.serverError(), { path: marathon(spotify), offset: 50, times: 99 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(trouble(page, TROUBLE)).toBeVisible();
  await button(page, 'Use what is here').click();
  await expect(title(page, NAMES.marathon)).toBeVisible();
  await expect(report(page, 50)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});

test('a pause is counted down in words, and can be cancelled', async ({ page, spotify }) => {
  const path = marathon(spotify);
  spotify.api.fault(failures.rateLimited({ retryAfter: 25, exposed: true }), { path, offset: 50 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(page.getByText(/Spotify asks for a pause: going on in 2\d s/).first()).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(page.getByText(STOPPED)).toBeVisible();
  expect(offsets(spotify, path)).toEqual([0, 50]);
  await spotify.expectClean();
});

test('a list of playlists that fails for good can be asked for again', async ({ page, spotify }) => {
  spotify.api.fault(failures.serverError(), { path: LIST, times: 3 });
  await signIn(page);
  await button(door(page), 'Choose a playlist').click();
  await expect(trouble(page, TROUBLE)).toBeVisible();
  expect(timesRead(spotify, LIST)).toBe(3);
  await goOn(page);
  await expect(button(page, NAMES.evening)).toBeVisible();
  await spotify.expectClean();
});

test('without a network the page says so at once, and goes on when it is back', async ({ page, context, spotify }) => {
  await signIn(page);
  await openLibrary(page);
  await expect(button(page, NAMES.evening)).toBeVisible();
  await context.setOffline(true);
  await button(page, NAMES.evening).click();
  await expect(trouble(page, OFFLINE)).toBeVisible();
  await context.setOffline(false);
  const goesOn = page.getByRole('button', { name: /^(Go on|Try again)$/ }).first();
  await expect(goesOn.or(title(page, NAMES.evening)).first()).toBeVisible();
  if (await goesOn.isVisible()) await goesOn.click();
  await expect(report(page, 50)).toBeVisible();
  await spotify.expectClean();
});

test('a network that is lost in the middle keeps what was read', async ({ page, context, spotify }) => {
  const path = marathon(spotify);
  const held = spotify.api.hold({ path, offset: 50 });
  await choosePlaylist(page, NAMES.marathon);
  await held.arrived;
  await context.setOffline(true);
  held.release();
  await expect(trouble(page, OFFLINE)).toBeVisible();
  await expect(page.getByText(/stopped at (50|100) of 240 entries/)).toBeVisible();
  await context.setOffline(false);
  await goOn(page);
  await expect(report(page, LONG)).toBeVisible();
  await spotify.expectClean();
});
