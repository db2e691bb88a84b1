// ReccoBeats while it is asked, stopped, left and out of service: the rest of the page goes on.

import * as failures from '../spotify/failures.js';
import { inventedId, unknownTracks } from '../spotify/invented.js';
import { LIKED } from '../spotify/library.js';
import { askedOfReccoBeats } from './asked.js';
import { genres, recommended } from './screen.js';
import { button, features, leave, readPlaylist, title } from './spotify-screen.js';
import { expect, test } from './spotify.js';
import { runUntil } from './time.js';

const UNKNOWN = unknownTracks(LIKED - 40);
const ASK = `Ask ReccoBeats about ${UNKNOWN.length} tracks`;

const alert = (page) => features(page).getByRole('alert');

const outages = {
  'is out of service': failures.serverError(503),
  'cannot be reached': failures.dropped(),
  'wants a pause': failures.rateLimited(),
  'refuses': { reply: failures.refused(403, 'An invented reason') },
  'says nothing': failures.emptyBody(),
  'says something else': failures.notJson(),
};
for (const [what, fault] of Object.entries(outages)) {
  test(`ReccoBeats ${what}: it can be tried again, and the rest goes on`, async ({ page, spotify }) => {
    await page.clock.install();
    spotify.reccobeats.fault(fault, { times: 99 });
    await readPlaylist(page, 'Liked Songs');
    await button(features(page), ASK).click();
    await runUntil(page, alert(page));
    await expect(features(page)).toContainText('40 of 120 tracks have audio features');
    await expect(genres(page)).toContainText('%');
    await recommended(page);
    spotify.reccobeats.faults.clear();
    await button(alert(page), 'Try again').click();
    await expect(features(page)).toContainText('88 of 120 tracks have audio features');
    await expect(alert(page)).toHaveCount(0);
    await spotify.expectClean();
  });
}

test('what was told before an outage is kept and not asked again', async ({ page, spotify }) => {
  await page.clock.install();
  spotify.reccobeats.fault(failures.serverError(503), { skip: 1, times: 99 });
  await readPlaylist(page, 'Liked Songs');
  await button(features(page), ASK).click();
  await runUntil(page, alert(page));
  await expect(features(page)).toContainText('60 of 120 tracks have audio features');
  const [first, ...failed] = askedOfReccoBeats(spotify);
  spotify.reccobeats.faults.clear();
  await button(alert(page), 'Try again').click();
  await expect(features(page)).toContainText('88 of 120 tracks have audio features');
  const later = askedOfReccoBeats(spotify).slice(1 + failed.length).flat();
  expect(later.filter((id) => first.includes(id))).toEqual([]);
  await spotify.expectClean();
});

// Asks until the second request, whose answer waits.
async function askHalf(page, spotify) {
  const held = spotify.reccobeats.hold({ skip: 1 });
  await readPlaylist(page, 'Liked Songs');
  await button(features(page), ASK).click();
  await held.arrived;
  await expect(page.getByText('Asking ReccoBeats: 40 of 80 tracks')).toBeVisible();
  return held;
}

test('it can be stopped, and what was told is kept', async ({ page, spotify }) => {
  const held = await askHalf(page, spotify);
  await button(features(page), 'Stop asking').click();
  held.release();
  await expect(features(page)).toContainText('60 of 120 tracks have audio features');
  await expect(features(page).getByRole('button', { name: /^Ask ReccoBeats about/ })).toBeVisible();
  await recommended(page);
  expect(askedOfReccoBeats(spotify)).toHaveLength(2);
  await spotify.expectClean();
});

test('another playlist that is opened meanwhile gets none of it', async ({ page, spotify }) => {
  const held = await askHalf(page, spotify);
  await leave(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await expect(title(page, 'After midnight')).toBeVisible();
  held.release();
  await recommended(page);
  await expect(title(page, 'After midnight')).toBeVisible();
  await expect(page.getByText(/from ReccoBeats/)).toHaveCount(0);
  await spotify.expectClean();
});

test('an answer about tracks that nobody asked for is ignored', async ({ page, spotify }) => {
  const stranger = { id: '00000000-0000-4000-8000-000000000000', href: `https://open.spotify.com/track/${inventedId(7)}`, isrc: null, energy: 0.5, tempo: 120, valence: 0.5 };
  spotify.reccobeats.fault({ reply: { status: 200, body: { content: [stranger, null, {}] } } }, { times: 99 });
  await readPlaylist(page, 'Liked Songs');
  await button(features(page), ASK).click();
  await expect.poll(() => askedOfReccoBeats(spotify).length).toBeGreaterThan(0);
  await expect(page.getByText(/^Asking ReccoBeats/)).toHaveCount(0);
  await expect(features(page)).toContainText('40 of 120 tracks have audio features');
  await expect(genres(page)).toContainText('%');
  await spotify.expectClean();
});
