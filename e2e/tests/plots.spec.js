// The drawings of how a playlist sounds, and their tables.

import { expect, test } from '@playwright/test';
import { exported } from './files.js';
import { choose, genres, open } from './screen.js';

const section = (page) => page.getByRole('region', { name: 'How it sounds' });
const figure = (page, name) => section(page).getByRole('figure').filter({ has: page.getByRole('heading', { name }) });

async function openWith(page, tracks) {
  await open(page, '?engine=cpu');
  await choose(page, 'plotted.csv', exported(tracks, 4));
  await expect(genres(page).locator('.verdict')).toBeVisible();
}

async function tableOf(page, name) {
  await figure(page, name).locator('summary').click();
  return figure(page, name).getByRole('table');
}

test('every drawing says something in words and has its numbers as a table', async ({ page }) => {
  await openWith(page, 40);
  for (const name of ['Profile against the catalog', 'Tempo and keys along the playlist', 'Histogram', 'Map of the tracks']) {
    const table = await tableOf(page, name);
    expect(await table.getByRole('row').count()).toBeGreaterThan(4);
    for (const drawing of await figure(page, name).locator('svg[role=img]').all()) expect(await drawing.getAttribute('aria-label')).toMatch(/\w+ .*\.$/);
  }
  await expect((await figure(page, 'Map of the tracks').getByRole('table')).getByRole('row')).toHaveCount(41);
});

test('the histogram counts every track of the feature that is chosen', async ({ page }) => {
  await openWith(page, 40);
  await section(page).getByRole('combobox', { name: 'Feature' }).selectOption('energy');
  const table = await tableOf(page, 'Histogram');
  await expect(table).toContainText('energy (%)');
  const counts = (await table.getByRole('cell').allInnerTexts()).map(Number);
  expect(counts.reduce((sum, count) => sum + count)).toBe(40);
});

test('the axes of the map are those that are chosen', async ({ page }) => {
  await openWith(page, 40);
  await section(page).getByRole('combobox', { name: 'From left to right' }).selectOption('tempo');
  await section(page).getByRole('combobox', { name: 'Upwards' }).selectOption('loudness');
  const map = figure(page, 'Map of the tracks');
  await expect(map.getByText('tempo (BPM) →')).toBeVisible();
  await expect(map.getByText('↑ loudness (dB)')).toBeVisible();
  await expect(map.locator('.plot__ground .spot')).toHaveCount(40);
});

test('of many tracks some are drawn, which is said, and the table tells of all', async ({ page }) => {
  await openWith(page, 1200);
  const map = figure(page, 'Map of the tracks');
  await expect(map.locator('.plot__ground .spot')).toHaveCount(400);
  await expect(map).toContainText('400 of 1,200 tracks are drawn');
  const table = await tableOf(page, 'Map of the tracks');
  const rows = (await table.getByRole('row').allInnerTexts()).slice(1).map((row) => Number(row.split('\t')[1].replace(',', '')));
  expect(rows.reduce((sum, tracks) => sum + tracks)).toBe(1200);
  const flow = await tableOf(page, 'Tempo and keys along the playlist');
  await expect(flow.getByRole('row')).toHaveCount(201);
});
