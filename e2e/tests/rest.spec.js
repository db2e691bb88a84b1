// The page's program comes in two parts: nothing of the first screen needs the second one, and its absence is no dead end.

import { expect, test } from '@playwright/test';
import { alert, open, recommended } from './screen.js';

const REST = '**/app-*_later.wasm';
const demo = (page) => page.getByRole('button', { name: /After midnight/ });

function faults(page) {
  const found = [];
  page.on('pageerror', (error) => found.push(String(error)));
  return found;
}

test('the first screen is whole before the rest is here, and the next one waits for it', async ({ page }) => {
  const found = faults(page);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(REST, async (route) => {
    await released;
    await route.continue();
  });
  await open(page);
  await expect(demo(page)).toBeVisible();
  for (const guide of await page.locator('summary').all()) await guide.click();
  await page.getByRole('radio', { name: 'CPU' }).check();
  await demo(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'One moment' })).toBeVisible();
  release();
  await recommended(page);
  expect(found).toEqual([]);
});

test('a rest that does not come is told, and comes when it is tried again', async ({ page }) => {
  const found = faults(page);
  let missing = true;
  await page.route(REST, (route) => (missing ? route.abort('connectionreset') : route.continue()));
  await open(page);
  await demo(page).click();
  await expect(alert(page)).toContainText('The page is not complete');
  missing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await recommended(page);
  expect(found).toEqual([]);
});
