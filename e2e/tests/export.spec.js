// Recommendations that are taken along: files, links, and Spotify's player, which comes on request alone.

import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { exported } from './files.js';
import { choose, open, recommendations, recommended } from './screen.js';

// A page whose catalog is taken for a real one, so that its tracks have addresses. They lead nowhere, and nothing follows them.
async function withAddresses(page) {
  await page.context().route('**/catalog/manifest.json', async (route) => {
    const response = await route.fetch();
    const manifest = await response.json();
    await route.fulfill({ response, json: { ...manifest, origin: 'dataset' } });
  });
}

async function recommend(page) {
  await open(page);
  await choose(page, 'mine & yours.csv', exported(30, 1));
  return recommended(page);
}

async function download(page, form) {
  const started = page.waitForEvent('download');
  await recommendations(page).getByRole('button', { name: `Download ${form}` }).click();
  const file = await started;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('the list is saved as a table, which the page reads again', async ({ page }) => {
  await withAddresses(page);
  const rows = await recommend(page);
  const { name, text } = await download(page, 'CSV');
  expect(name).toBe('mine yours - recommended.csv');
  await expect(recommendations(page).getByRole('status')).toContainText('30 tracks');
  expect(rows[0]).toContain(text.split('\r\n')[1].split('","')[1]);
  await page.getByRole('button', { name: /another playlist/i }).click();
  await choose(page, name, text);
  await expect(page.getByText('30 rows read, from a list that was taken along from here')).toBeVisible();
  await recommended(page);
});

test('the list is saved as JSON and as a playlist of addresses', async ({ page }) => {
  await withAddresses(page);
  await recommend(page);
  const json = JSON.parse((await download(page, 'JSON')).text);
  expect(json.tracks).toHaveLength(30);
  const { name, text } = await download(page, 'M3U');
  expect(name).toBe('mine yours - recommended.m3u8');
  expect(text.split('\n').filter((line) => line.startsWith('https://open.spotify.com/track/'))).toEqual(json.tracks.map((track) => track.address));
});

test('the links are copied; where the browser refuses, it is said what else helps', async ({ page, context }) => {
  await withAddresses(page);
  await recommend(page);
  const copy = recommendations(page).getByRole('button', { name: 'Copy links' });
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not now')); });
  await copy.click();
  await expect(recommendations(page).getByRole('status')).toContainText('download the M3U');
  await page.evaluate(() => { delete navigator.clipboard.writeText; });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await copy.click();
  await expect(recommendations(page).getByRole('status')).toContainText('30 tracks are on the clipboard');
  const links = await page.evaluate(() => navigator.clipboard.readText());
  expect(links.trim().split('\n')).toHaveLength(30);
});

test('invented tracks have neither links nor a player', async ({ page }) => {
  await page.context().route('**/catalog/manifest.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), origin: 'demo' } });
  });
  await recommend(page);
  const section = recommendations(page);
  await expect(section.getByRole('button', { name: 'Download CSV' })).toBeVisible();
  await expect(section.getByRole('button', { name: /Copy links|M3U|Listen/ })).toHaveCount(0);
});

test('nothing comes from Spotify before the visitor wants to listen', async ({ page }) => {
  const asked = [];
  await page.context().route('https://open.spotify.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>Player</title>' });
  });
  await withAddresses(page);
  await recommend(page);
  expect(asked).toEqual([]);
  const listen = recommendations(page).getByRole('button', { name: /^Listen/ });
  await listen.first().click();
  const player = recommendations(page).locator('iframe');
  await expect(player).toHaveCount(1);
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatch(/^https:\/\/open\.spotify\.com\/embed\/track\/\w{22}$/);
  await listen.nth(3).click();
  await expect(player).toHaveCount(1);
  await recommendations(page).getByRole('button', { name: /^Close the player/ }).click();
  await expect(player).toHaveCount(0);
});
