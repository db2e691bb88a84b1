// What goes wrong is said, and nothing is lost.

import { expect, test } from '@playwright/test';
import { HEADER_ONLY, exported, withoutFeatures } from './files.js';
import { alert, choose, genres, open, recommendations, recommended } from './screen.js';

test('a file that is no playlist is refused, and the playlist before it stays', async ({ page }) => {
  await open(page);
  await choose(page, 'mine.csv', exported(30, 1));
  await recommended(page);
  await page.getByRole('button', { name: /another playlist/i }).click();
  await choose(page, 'budget.csv', 'date,amount\n1,2\n');
  await expect(alert(page)).toContainText('no playlist');
  await page.getByRole('button', { name: /mine/ }).click();
  await recommended(page);
});

test('an empty playlist and an empty file are told apart', async ({ page }) => {
  await open(page);
  await choose(page, 'empty.csv', HEADER_ONLY);
  await expect(alert(page)).toContainText('The playlist is empty');
  await choose(page, 'nothing.csv', '');
  await expect(alert(page)).toContainText('The file is empty');
});

test('a playlist without audio features is shown with its tracks', async ({ page }) => {
  await open(page);
  await choose(page, 'names only.csv', withoutFeatures(20));
  await expect(page.getByText('no audio features', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Invented title 3 0', exact: true })).toBeVisible();
});

test('skipped rows are listed with their lines', async ({ page }) => {
  await open(page);
  const lines = exported(20, 6).trimEnd().split('\n');
  lines.splice(3, 0, 'spotify:episode:0000000000000000000009,A talk,,A show');
  await choose(page, 'with a talk.csv', lines.join('\n'));
  await expect(genres(page)).toBeVisible();
  await page.getByText(/1 (row )?(was )?skipped/).first().click();
  await expect(page.getByText('it is a podcast episode', { exact: false })).toBeVisible();
});

test('a shelf that arrives damaged is refused; trying again heals it', async ({ page }) => {
  let damaged = 0;
  await page.context().route('**/*.shelf', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (damaged === 0) body[body.length - 1] ^= 1;
    damaged += 1;
    await route.fulfill({ response, body });
  });
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await expect(recommendations(page).getByRole('alert')).toContainText('damaged');
  await expect(genres(page)).toContainText('Techno');
  await page.getByRole('button', { name: 'Try again' }).click();
  await recommended(page);
});

test('an engine whose script is missing is told at once; trying again starts it', async ({ page }) => {
  let missing = true;
  await page.context().route('**/engine-cpu.js', (route) => (missing ? route.fulfill({ status: 404 }) : route.continue()));
  await open(page);
  await expect(alert(page)).toContainText('engine-cpu.js could not be fetched');
  missing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
});

test('titles are shown as text, whatever they contain', async ({ page }) => {
  await open(page);
  const file = exported(20, 7).replace('Invented title 7 0', '<img src=x onerror=alert(1)><b>bold</b>');
  await choose(page, 'markup.csv', file);
  await recommended(page);
  await expect(page.getByText('<b>bold</b>', { exact: false }).first()).toBeVisible();
  await expect(page.locator('img[src=x]')).toHaveCount(0);
});
