// A browser without room for the catalog: it is said how much is needed, and the catalog serves for this visit.

import { expect, test } from '@playwright/test';
import { SHELVES, button, fact, here, keptShelves, openCatalog, stocked } from './catalog-screen.js';
import { open, recommended } from './screen.js';

// Chromium's own way to pretend that the disk is full.
async function grant(page, baseURL, bytes) {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL).origin, quotaSize: bytes });
}

test('a catalog for which there is no room serves until the page is closed', async ({ page, baseURL }) => {
  await grant(page, baseURL, 30_000);
  await openCatalog(page);
  await stocked(page);
  await expect(here(page)).toContainText(/This browser could not store it: [\d.]+ MB are needed, and about [\d.]+ MB are free/);
  await expect(fact(page, 'Kept')).toHaveText('Until this page is closed');
  await button(page, 'Back').click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);

  await grant(page, baseURL, undefined);
  await button(page, 'Catalog').click();
  await button(page, 'Try to keep it').click();
  await expect(fact(page, 'Kept')).not.toHaveText('Until this page is closed');
  expect(await keptShelves(page)).toHaveLength(SHELVES);
});

test('what was stored before the disk was full is still there', async ({ page, baseURL }) => {
  await openCatalog(page);
  await stocked(page);
  await grant(page, baseURL, 1000);
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  expect(await keptShelves(page)).toHaveLength(SHELVES);
});
