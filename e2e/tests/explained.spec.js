// The page that tells how it works, from the files that the commands wrote.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repository } from './files.js';
import { open } from './screen.js';

const summary = JSON.parse(readFileSync(join(repository, 'weights', 'report', 'summary.json'), 'utf8'));

async function explained(page) {
  await open(page);
  await page.getByRole('button', { name: 'How it works' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How it works' })).toBeVisible();
}

test('every system is in the table with the figures of the report', async ({ page }) => {
  await explained(page);
  for (const { system, protocol, top_1 } of summary.systems) {
    const table = page.getByRole('table', { name: new RegExp(`^${protocol}:`) });
    await expect(table.getByRole('row', { name: new RegExp(system) })).toContainText(`${(top_1 * 100).toFixed(1)} %`);
  }
});

test('every drawing is there, can be enlarged and read as a table', async ({ page }) => {
  await explained(page);
  for (const { title, rows } of summary.figures) {
    const drawing = page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    const image = drawing.getByRole('img');
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((shown) => shown.complete && shown.naturalWidth > 0)).toBe(true);
    const narrow = await image.evaluate((shown) => shown.clientWidth);
    await drawing.getByRole('button', { name: /^Larger/ }).click();
    await drawing.getByRole('button', { name: /^Larger/ }).click();
    expect(await image.evaluate((shown) => shown.clientWidth)).toBeGreaterThan(narrow);
    await drawing.getByText('As a table').click();
    await expect(drawing.getByRole('row')).toHaveCount(rows.length + 1);
  }
});

test('back leads to where one was', async ({ page }) => {
  await open(page);
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'How it works' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
});
