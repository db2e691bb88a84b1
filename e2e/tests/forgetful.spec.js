// A browser that keeps nothing for the page: all of it works in memory, and it is said what that means.

import { expect, test } from '@playwright/test';
import { bring, card, nameOf, openAlike } from './alike-screen.js';
import { fact, openCatalog } from './catalog-screen.js';
import { fail, letNothingBeKept } from './faults.js';
import { exported } from './files.js';
import { choose, open, recommendations, recommended } from './screen.js';

const line = (page) => page.getByRole('status').filter({ hasText: 'This browser keeps nothing for this page' });

test.beforeEach(({ context }) => letNothingBeKept(context));

test('the whole path works, and it is said once what is gone afterwards', async ({ page }) => {
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await open(page);
  await expect(line(page)).toContainText('tastes, what you think of tracks and a login are gone');
  await choose(page, 'mine.csv', exported(40, 2));
  const before = await recommended(page);
  await expect(line(page)).toContainText('the catalog is fetched anew');
  await line(page).getByRole('button', { name: 'All right' }).click();
  await expect(line(page)).toHaveCount(0);

  await recommendations(page).locator('.pick').first().getByRole('button', { name: /More like it/ }).click();
  await expect.poll(async () => (await recommended(page)).join()).not.toBe(before.join());
  await page.getByRole('button', { name: 'Catalog', exact: true }).click();
  await expect(fact(page, 'Kept')).toHaveText('Until this page is closed');
  expect(faults).toEqual([]);
});

test('tastes can be brought and compared', async ({ page }) => {
  await openAlike(page);
  await bring(page, 'after-midnight.csv');
  await expect(card(page, nameOf('after-midnight.csv'))).toBeVisible();
});

test('a catalog that was in the memory of an engine that broke down comes again', async ({ page }) => {
  await openCatalog(page);
  await expect(fact(page, 'Kept')).toHaveText('Until this page is closed');
  await fail(page.workers().find((worker) => worker.url().includes('engine-cpu')));
  await expect(page.getByText('The engine broke down and was started again.')).toBeVisible();
  await expect(fact(page, 'Kept')).toHaveText('Until this page is closed');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
});
