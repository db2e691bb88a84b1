// Two tabs of the page are of one mind about what is kept in the browser.

import { expect, test } from '@playwright/test';
import { bring, button, card, nameOf, openAlike } from './alike-screen.js';
import { here, openCatalog, stocked } from './catalog-screen.js';
import { open, recommendations, recommended } from './screen.js';

const NIGHT = 'after-midnight.csv';

async function beside(page, prepare) {
  const other = await page.context().newPage();
  await prepare(other);
  return other;
}

test('a catalog that is removed in one tab is gone from the other, and back when it is fetched again', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  const other = await beside(page, openCatalog);
  await stocked(other);
  await button(page, 'Remove it from this browser').click();
  await button(page, 'Remove it').click();
  await expect(here(other)).toContainText('There is no catalog in this browser');
  await here(other).getByRole('button', { name: /^Fetch/ }).click();
  await stocked(other);
  await stocked(page);
});

test('tastes come and go in both', async ({ page }) => {
  await openAlike(page);
  const other = await beside(page, openAlike);
  await bring(page, NIGHT);
  await expect(card(other, nameOf(NIGHT))).toBeVisible();
  await card(other, nameOf(NIGHT)).getByRole('button', { name: /^Remove/ }).click();
  await expect(card(page, nameOf(NIGHT))).toHaveCount(0);
});

test('what is thought of a track in one tab counts in the other', async ({ page }) => {
  const listed = async (tab) => {
    await open(tab);
    await tab.getByRole('button', { name: /Iron weather/ }).click();
    return recommended(tab);
  };
  const before = await listed(page);
  const other = await beside(page, listed);
  await recommendations(page).locator('.pick').first().getByRole('button', { name: /More like it/ }).click();
  await expect.poll(async () => (await recommended(other)).join()).not.toBe(before.join());
  await expect(recommendations(other).getByText('What you thought (1)')).toBeVisible();
});

test('a database that another tab drops is given up at once, and the catalog comes again', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  const outcome = await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('amalgamix-catalog');
    request.onsuccess = () => resolve('dropped');
    request.onblocked = () => resolve('blocked');
  }));
  expect(outcome).toBe('dropped');
  await button(page, 'Back').click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommendations(page).getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Catalog', exact: true }).click();
  await stocked(page);
});
