// A reading that is stopped in the middle keeps what it has, and goes on from there.

import { LONG, NAMES } from '../spotify/library.js';
import { serverError } from '../spotify/failures.js';
import { itemsOf, offsets } from './asked.js';
import { open, recommended } from './screen.js';
import { button, choosePlaylist, openLibrary, report, title, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const PAGES = [0, 50, 100, 150, 200];
const STOPPED = `Stopped at 100 of ${LONG} entries`;

// Reads the marathon up to its third page, whose answer waits.
async function readHalf(page, spotify) {
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  const held = spotify.api.hold({ path, offset: 100 });
  await choosePlaylist(page, NAMES.marathon);
  await held.arrived;
  await expect(page.getByText(`Reading “${NAMES.marathon}”: 100 of ${LONG} entries`)).toBeVisible();
  return { path, held };
}

// That no page but the third was asked for twice.
function expectOnce(asked) {
  expect([...new Set(asked)]).toEqual(PAGES);
  expect(asked.filter((offset) => offset !== 100)).toHaveLength(PAGES.length - 1);
  expect(asked.length).toBeLessThanOrEqual(PAGES.length + 1);
}

test('it is cancelled, and goes on', async ({ page, spotify }) => {
  const { path, held } = await readHalf(page, spotify);
  await button(page, 'Cancel').click();
  await expect(page.getByText(STOPPED)).toBeVisible();
  held.release();
  await button(page, 'Go on').click();
  await expect(title(page, NAMES.marathon)).toBeVisible();
  await expect(report(page, LONG)).toBeVisible();
  expectOnce(offsets(spotify, path));
  await spotify.expectClean();
});

test('it is cancelled, and what is here is used', async ({ page, spotify }) => {
  const { path, held } = await readHalf(page, spotify);
  await button(page, 'Cancel').click();
  await button(page, 'Use what is here').click();
  held.release();
  await expect(title(page, NAMES.marathon)).toBeVisible();
  await expect(report(page, 100)).toBeVisible();
  await recommended(page);
  expect(offsets(spotify, path)).toEqual([0, 50, 100]);
  await spotify.expectClean();
});

test('part of a playlist is not taken for all of it later', async ({ page, spotify }) => {
  const { path, held } = await readHalf(page, spotify);
  await button(page, 'Cancel').click();
  await button(page, 'Use what is here').click();
  held.release();
  await expect(report(page, 100)).toBeVisible();
  await button(page, 'Another playlist').click();
  await openLibrary(page);
  await button(page, NAMES.marathon).click();
  await finishReading(page);
  expectOnce(offsets(spotify, path));
  await spotify.expectClean();
});

test('the page is reloaded in the middle, and goes on from there by itself', async ({ page, spotify }) => {
  const { path, held } = await readHalf(page, spotify);
  await page.reload();
  held.release();
  await finishReading(page);
  expectOnce(offsets(spotify, path));
  await spotify.expectClean();
});

test('a page of it fails for good, and only that one is asked for again after a reload', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  spotify.api.fault(serverError(), { path, offset: 100, times: 3 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(trouble(page, 'Spotify has trouble at the moment')).toBeVisible();
  await expect(page.getByText(STOPPED)).toBeVisible();
  await page.reload();
  await openLibrary(page);
  await button(page, NAMES.marathon).click();
  await finishReading(page);
  expect(offsets(spotify, path)).toEqual([0, 50, 100, 100, 100, 100, 150, 200]);
  await spotify.expectClean();
});

test('another playlist that is opened meanwhile is not disturbed', async ({ page, spotify }) => {
  const { held } = await readHalf(page, spotify);
  await button(page, 'Cancel').click();
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  held.release();
  await expect(title(page, 'After midnight')).toBeVisible();
  await recommended(page);
  await expect(title(page, 'After midnight')).toBeVisible();
  await spotify.expectClean();
});

// Whether the page goes on by itself or waits for a word.
async function finishReading(page) {
  const goOn = button(page, 'Go on');
  await expect(goOn.or(title(page, NAMES.marathon)).first()).toBeVisible();
  if (await goOn.isVisible()) await goOn.click();
  await expect(report(page, LONG)).toBeVisible();
}
