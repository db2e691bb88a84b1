// What is stored: how much and how old, and that each part of it, and all of it, can be erased, also without a connection.

import { bring, button, openAlike } from './alike-screen.js';
import { stocked, openCatalog } from './catalog-screen.js';
import { cached, expect, kept, test } from './own-host.js';
import { open, recommendations, recommended } from './screen.js';
import { erase, everythingKept, matter, openSettings, said } from './settings-screen.js';

// Has something of each matter kept that needs no account.
async function keepEverything(page) {
  await openAlike(page);
  await bring(page, 'after-midnight.csv');
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await recommendations(page).getByRole('button', { name: /^More like it/ }).first().click();
  await page.getByRole('radio', { name: 'CPU' }).check();
  await kept(page);
}

const SIZE = /\d\s(bytes|kB)/;

test('what is kept is told with its size and its age', async ({ page }) => {
  await keepEverything(page);
  await openSettings(page);
  await expect(matter(page, 'Catalog')).toContainText(/[\d,]+ tracks, .*stored just now/);
  await expect(matter(page, 'Copy of the page')).toContainText(/\d+ files, [\d.]+\sMB.*the oldest/);
  await expect(matter(page, 'Tastes')).toContainText(/1 taste, .*changed/);
  await expect(matter(page, 'Judgements')).toContainText(/1 judgement, .*changed/);
  await expect(matter(page, 'Preferences')).toContainText(SIZE);
  await expect(matter(page, 'Client ID')).toContainText('Nothing');
  await expect(page.getByText(/The browser counts .* under this address/)).toBeVisible();
});

test('the age is that of the last change, not of the last visit', async ({ page }) => {
  await openAlike(page);
  await bring(page, 'after-midnight.csv');
  await page.evaluate(() => localStorage.setItem('tastes-1.changed', String(Math.floor(Date.now() / 60000) - 3000)));
  await open(page);
  await openSettings(page);
  await expect(matter(page, 'Tastes')).toContainText('changed 2 days ago');
});

test('each part is erased by itself, and the others stay', async ({ page }) => {
  await keepEverything(page);
  await openSettings(page);
  for (const [name, wish, gone] of [
    ['Tastes', 'Erase the tastes', /^tastes-/],
    ['Judgements', 'Erase the judgements', /^wishes-/],
    ['Preferences', 'Erase the preferences', /^(engine|storage-asked)/],
    ['Catalog', 'Erase the catalog', /\.shelf$/],
    ['Copy of the page', 'Erase the copy', /^(amalgamix[\w-]*|http.*)$/],
  ]) {
    const before = await everythingKept(page);
    expect(before.filter((record) => gone.test(record)), name).not.toEqual([]);
    await erase(page, name, wish);
    const after = await everythingKept(page);
    expect(after.filter((record) => gone.test(record)), name).toEqual([]);
  }
  await page.reload();
  await openSettings(page);
  for (const name of ['Tastes', 'Judgements', 'Preferences', 'Catalog']) await expect(matter(page, name)).toContainText('Nothing');
});

test('whoever is asked may change their mind, and the keyboard goes on from there', async ({ page }) => {
  await openAlike(page);
  await bring(page, 'after-midnight.csv');
  await openSettings(page);
  await button(matter(page, 'Tastes'), 'Erase the tastes').press('Enter');
  await expect(button(matter(page, 'Tastes'), 'Keep it')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(matter(page, 'Tastes'), 'Erase the tastes')).toBeFocused();
  await expect(matter(page, 'Tastes')).toContainText('1 taste');
});

for (const isOffline of [false, true]) {
  test(`everything is erased at once ${isOffline ? 'without' : 'with'} a connection`, async ({ page, host, context }) => {
    await keepEverything(page);
    if (isOffline) {
      host.shut();
      await context.setOffline(true);
    }
    await openSettings(page);
    const all = page.getByRole('region', { name: 'Everything at once' });
    await button(all, 'Erase everything').click();
    await button(all, 'Erase it').click();
    await expect(said(page)).toHaveText('Everything is erased: nothing of this page is left in this browser.');
    for (const name of ['Catalog', 'Copy of the page', 'Spotify and ReccoBeats', 'Client ID', 'Tastes', 'Judgements', 'Preferences']) {
      await expect(matter(page, name)).toContainText('Nothing');
    }
    expect(await everythingKept(page)).toEqual([]);
  });
}

test('what other pages at the same address keep is left alone', async ({ page }) => {
  await open(page);
  await kept(page);
  await page.evaluate(async () => {
    localStorage.setItem('theirs', 'stays');
    await caches.open('theirs');
  });
  await openSettings(page);
  const all = page.getByRole('region', { name: 'Everything at once' });
  await button(all, 'Erase everything').click();
  await button(all, 'Erase it').click();
  await expect(said(page)).toContainText('Everything is erased');
  expect(await everythingKept(page)).toEqual(['theirs', 'theirs']);
});

test('after everything is erased, the next visit is like the first one', async ({ page }) => {
  await keepEverything(page);
  await openSettings(page);
  const all = page.getByRole('region', { name: 'Everything at once' });
  await button(all, 'Erase everything').click();
  await button(all, 'Erase it').click();
  await expect(said(page)).toContainText('Everything is erased');
  await openCatalog(page);
  await stocked(page);
  await kept(page);
  expect((await cached(page)).length).toBeGreaterThan(20);
});
