// Links to tracks, pasted: which they are is in the links, how they sound is in the catalog.

import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { alert, genres, open, recommendations, recommended } from './screen.js';

const field = (page) => page.getByRole('textbox', { name: /paste them here/ });
const read = (page) => page.getByRole('button', { name: 'Read the links' });

// Ids of tracks that the served catalog knows: what it recommends for a demo playlist.
async function knownTracks(page) {
  await page.context().route('**/catalog/manifest.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), origin: 'dataset' } });
  });
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  const started = page.waitForEvent('download');
  await recommendations(page).getByRole('button', { name: 'Download JSON' }).click();
  const { tracks } = JSON.parse(readFileSync(await (await started).path(), 'utf8'));
  await page.getByRole('button', { name: /another playlist/i }).click();
  return tracks;
}

test('links of known tracks become a playlist with titles, genres and recommendations', async ({ page }) => {
  const tracks = await knownTracks(page);
  const links = tracks.map((track) => `${track.address}?si=0123456789abcdef`);
  await field(page).fill(['My songs', ...links, 'https://open.spotify.com/playlist/0000000000000000000007'].join('\n'));
  await read(page).click();
  await expect(page.getByRole('heading', { name: 'Pasted links' })).toBeVisible();
  await recommended(page);
  await expect(page.getByRole('row').filter({ hasText: tracks[0].title }).first()).toBeVisible();
  await page.getByText('32 rows read, 2 skipped, from pasted links').click();
  await expect(page.getByText('it links to a whole playlist', { exact: false })).toBeVisible();
});

test('what leads nowhere is refused in words, and the text stays', async ({ page }) => {
  await open(page);
  await field(page).fill('https://spotify.link/abc');
  await read(page).click();
  await expect(alert(page)).toContainText('short link');
  await expect(field(page)).toHaveValue('https://spotify.link/abc');
});

test('tracks that nobody knows are shown, and it is said that their sound is unknown', async ({ page }) => {
  await open(page);
  await field(page).fill('spotify:track:0000000000000000000001');
  await read(page).click();
  await expect(page.getByText('no audio features', { exact: false }).first()).toBeVisible();
  await expect(genres(page)).toBeVisible();
});
