// A visit on a machine without WebGPU: from a demo playlist or a file to genres and recommendations.

import { expect, test } from '@playwright/test';
import { exported, native } from './files.js';
import { choose, genres, open, recommendations, recommended } from './screen.js';

test('a demo playlist leads to genres and thirty recommendations', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await expect(genres(page)).toContainText('Techno');
  await recommended(page);
  await expect(page.getByText('Runs on CPU')).toBeVisible();
});

test('the page and the native program give the same genres and the same list', async ({ page }) => {
  for (const [name, tracks, seed] of [['small.csv', 25, 1], ['larger.csv', 400, 2]]) {
    const file = exported(tracks, seed);
    const expected = native('recommend', name, file);
    await open(page);
    await choose(page, name, file);
    const rows = await recommended(page);
    for (const [index, row] of rows.entries()) {
      const { title, genre, reason } = expected.recommendations[index];
      expect(row).toContain(title);
      expect(row).toContain(genre);
      expect(row).toContain(reason);
    }
    for (const { name, share } of expected.genres.slice(0, 3)) {
      await expect(genres(page)).toContainText(name);
      // As everywhere on the page: rounded to thousandths, which ranking reads, and from there to what is shown.
      await expect(genres(page)).toContainText(`${Math.round(Math.round(share * 1000) / 10)} %`);
    }
  }
});

test('a playlist of 5,000 tracks is read, and the page answers meanwhile', async ({ page }) => {
  await open(page);
  await choose(page, 'long.csv', exported(5000, 4));
  await expect(page.getByText('5,000', { exact: false }).first()).toBeVisible();
  await recommended(page);
});

test('again gives another list from the same taste', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Iron weather/ }).click();
  const first = await recommended(page);
  await page.getByRole('button', { name: 'Again', exact: true }).click();
  await expect.poll(async () => (await recommended(page)).join()).not.toBe(first.join());
});

test('a file can be dropped on the page', async ({ page }) => {
  await open(page);
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped mix.csv', { type: 'text/csv' }));
    return transfer;
  }, exported(30, 5));
  await page.getByRole('main').dispatchEvent('dragover', { dataTransfer: transfer });
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('heading', { name: /dropped mix/ })).toBeVisible();
  await recommended(page);
});

test('a second visit does not fetch the catalog again', async ({ page }) => {
  const shelves = [];
  page.on('request', (request) => request.url().endsWith('.shelf') && shelves.push(request.url()));
  await open(page);
  await page.getByRole('button', { name: /Slow Sunday/ }).click();
  await recommended(page);
  await expect(page.getByRole('contentinfo')).toContainText(/tracks/);
  expect(shelves.length).toBe(57);
  shelves.length = 0;
  await open(page);
  await page.getByRole('button', { name: /Slow Sunday/ }).click();
  await recommended(page);
  await expect(page.getByRole('contentinfo')).toContainText(/tracks/);
  expect(shelves).toEqual([]);
});

test('nothing but the page itself is called', async ({ page }) => {
  const hosts = new Set();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await open(page);
  await page.getByRole('button', { name: /Street party/ }).click();
  await recommended(page);
  expect([...hosts]).toHaveLength(1);
});

test('links lead to Spotify, unless the tracks are invented', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Porch light/ }).click();
  await recommended(page);
  const links = recommendations(page).getByRole('link', { name: /Open.*in Spotify/ });
  const invented = await recommendations(page).getByText('Invented track').count();
  expect((await links.count()) + invented).toBe(30);
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/open\.spotify\.com\/track\/[0-9A-Za-z]{22}$/);
  }
});
