// A daily quota that is used up: Spotify is left alone until it is over, and what is here serves.

import { quotaExceeded } from '../spotify/failures.js';
import { LONG, NAMES } from '../spotify/library.js';
import { LIST, itemsOf, offsets } from './asked.js';
import { recommended } from './screen.js';
import { button, choosePlaylist, connected, door, readPlaylist, report, signIn, title, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const QUOTA = 'Spotify’s daily quota for this app is used up';

test('it stops a reading, which goes on with what is here', async ({ page, spotify }) => {
  const path = itemsOf(spotify.api.library.named(NAMES.marathon));
  spotify.api.fault(quotaExceeded(), { path, offset: 50, times: 9 });
  await choosePlaylist(page, NAMES.marathon);
  await expect(trouble(page, QUOTA)).toBeVisible();
  await expect(page.getByText(`Stopped at 50 of ${LONG} entries`)).toBeVisible();
  expect(offsets(spotify, path)).toEqual([0, 50]);
  await button(page, 'Use what is here').click();
  await expect(report(page, 50)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});

test('it is remembered over a reload, and nothing is asked until it is over', async ({ page, spotify }) => {
  await page.clock.install();
  spotify.api.fault(quotaExceeded(), { path: LIST });
  await signIn(page);
  await button(door(page), 'Choose a playlist').click();
  await expect(trouble(page, QUOTA)).toBeVisible();
  const { length } = spotify.api.journal.entries;
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await button(door(page), 'Choose a playlist').click();
  await expect(trouble(page, QUOTA)).toBeVisible();
  expect(spotify.api.journal.entries).toHaveLength(length);

  await page.clock.fastForward('25:00:00');
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await button(door(page), 'Choose a playlist').click();
  await expect(button(page, NAMES.evening)).toBeVisible();
  await spotify.expectClean();
});

test('playlists that were read before are still there', async ({ page, spotify }) => {
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  spotify.api.fault(quotaExceeded(), { times: 99 });
  await button(page, 'Read it again').click();
  await expect(trouble(page, QUOTA)).toBeVisible();
  await page.reload();
  await expect(connected(page)).toBeVisible();
  await button(door(page), 'Choose a playlist').click();
  await button(page, NAMES.evening).click();
  await expect(title(page, NAMES.evening)).toBeVisible();
  await recommended(page);
  await spotify.expectClean();
});
