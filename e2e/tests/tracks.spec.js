// The list of a playlist's tracks: sorted, searched, filtered and chosen from, by mouse and by keyboard.

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { exported, withoutFeatures } from './files.js';
import { choose, genres, open } from './screen.js';

const section = (page) => page.getByRole('region', { name: 'Tracks' });
const list = (page) => page.getByRole('table', { name: 'The tracks of this playlist' });
const rows = (page) => list(page).getByRole('row').filter({ has: page.getByRole('checkbox') });
const search = (page) => section(page).getByRole('searchbox');
const boxes = (page) => list(page).getByRole('checkbox');
const heading = (page, column) => list(page).getByRole('columnheader', { name: column });

// A long playlist, its genres found.
async function openLong(page, content = exported(600, 4)) {
  await open(page, '?engine=cpu');
  await choose(page, 'long.csv', content);
  await expect(genres(page).locator('.genres__found[aria-busy="false"] .verdict')).toBeVisible();
}

test('of a long list only what is in sight is there, and every row knows its place', async ({ page }) => {
  await openLong(page);
  await expect(list(page)).toHaveAttribute('aria-rowcount', '601');
  expect(await rows(page).count()).toBeLessThan(80);
  await list(page).scrollIntoViewIfNeeded();
  await list(page).evaluate((element) => { element.scrollTop = element.scrollHeight; });
  const last = rows(page).last();
  await expect(last).toHaveAttribute('aria-rowindex', '601');
  await expect(last).toContainText('Invented title 4 599');
  await expect(last).toBeInViewport();
  expect(await rows(page).count()).toBeLessThan(80);
});

test('every column sorts both ways', async ({ page }) => {
  await openLong(page);
  const first = () => rows(page).first();
  await heading(page, 'Title').getByRole('button').click();
  await expect(heading(page, 'Title')).toHaveAttribute('aria-sort', 'ascending');
  await expect(first()).toContainText('Invented title 4 0');
  await heading(page, 'Title').getByRole('button').click();
  await expect(heading(page, 'Title')).toHaveAttribute('aria-sort', 'descending');
  await expect(first()).toContainText('Invented title 4 99');
  const tempo = async () => Number((await first().getByRole('cell', { name: /BPM/ }).innerText()).match(/\d+/)[0]);
  await heading(page, 'Tempo').getByRole('button').click();
  const slowest = await tempo();
  await heading(page, 'Tempo').getByRole('button').click();
  expect(await tempo()).toBeGreaterThan(slowest);
  for (const column of ['Artists', 'Genre', 'Key', 'Energy', 'Fit', 'No.']) {
    await heading(page, column).getByRole('button').click();
    await expect(heading(page, column)).toHaveAttribute('aria-sort', 'ascending');
  }
  await expect(first()).toContainText('Invented title 4 0');
});

test('words are searched, what is found is counted, and nothing found is said', async ({ page }) => {
  await openLong(page);
  await search(page).fill('ALBUM title 599');
  await expect(section(page).getByText('1 of 600 tracks')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await search(page).fill('no such track');
  await expect(section(page).getByText('No track of this playlist is like that.')).toBeVisible();
  await section(page).getByRole('button', { name: 'Show all tracks' }).click();
  await expect(section(page).getByText('600 tracks', { exact: true })).toBeVisible();
  await expect(search(page)).toHaveValue('');
});

test('tracks that come twice and tracks without features are found', async ({ page }) => {
  const lines = exported(30, 8).trimEnd().split('\n');
  const bare = withoutFeatures(1).split('\n')[1] + ','.repeat(12);
  await openLong(page, [...lines, lines[5], bare, ''].join('\n'));
  const show = section(page).getByLabel('Show');
  await show.selectOption({ label: 'The same recording twice (2)' });
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('here twice');
  await show.selectOption({ label: 'Audio features missing (1)' });
  await expect(rows(page)).toHaveCount(1);
  await show.selectOption({ label: 'All tracks (32)' });
  const genre = section(page).getByLabel('Of genre');
  const option = await genre.locator('option').nth(1).innerText();
  await genre.selectOption({ label: option });
  await expect(rows(page)).toHaveCount(Number(option.match(/\((\d+)\)/)[1]));
});

test('the keyboard goes from row to row, and chooses with the shift key', async ({ page }) => {
  await openLong(page);
  await heading(page, 'Fit').getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(boxes(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(boxes(page).first()).toBeChecked();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(section(page).getByText('3 tracks chosen')).toBeVisible();
  await page.keyboard.press('End');
  await expect(boxes(page).last()).toBeFocused();
  await expect(rows(page).last()).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(boxes(page).first()).toBeFocused();
  await expect(rows(page).first()).toBeInViewport();
});

test('a range is chosen, and taken along as a table that can be opened again', async ({ page }) => {
  await openLong(page);
  await boxes(page).nth(1).click();
  await boxes(page).nth(4).click({ modifiers: ['Shift'] });
  await expect(section(page).getByText('4 tracks chosen')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), section(page).getByRole('button', { name: 'Download CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('long - chosen.csv');
  const table = await readFile(await download.path(), 'utf8');
  expect(table.trimEnd().split('\n')).toHaveLength(5);
  await page.getByRole('button', { name: 'Another playlist' }).click();
  await choose(page, 'chosen.csv', table);
  await expect(section(page).getByText('4 tracks', { exact: true })).toBeVisible();
});

test('tracks are left out, the genres are found again, and the tracks come back', async ({ page }) => {
  await openLong(page, exported(40, 2));
  await search(page).fill('artist 1');
  const shown = Number((await section(page).getByRole('button', { name: /^Choose all/ }).innerText()).match(/\d+/)[0]);
  await section(page).getByRole('button', { name: /^Choose all/ }).click();
  await section(page).getByRole('button', { name: /^Leave them out/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(section(page).getByText(`${40 - shown} tracks`, { exact: true })).toBeVisible();
  await expect(genres(page)).toContainText(`${40 - shown} of ${40 - shown} tracks have audio features`);
  await section(page).getByRole('button', { name: `Take ${shown} tracks back in` }).click();
  await expect(genres(page)).toContainText('40 of 40 tracks have audio features');
});

test('on a narrow screen rows are cards, sorted by a field', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await openLong(page, exported(60, 4));
  await section(page).getByLabel('Sort by').selectOption('Title');
  await section(page).getByRole('button', { name: 'Reverse' }).click();
  await expect(rows(page).first()).toContainText('Invented title 4 9');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
});
