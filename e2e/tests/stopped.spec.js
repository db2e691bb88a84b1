// The page's own program breaks down: it is explained, nothing enters it any more, and the work on the screen is not lost.

import { expect, test } from '@playwright/test';
import { expectAccessible } from './axe.js';
import { letMemoryFail, letNothingBeKept } from './faults.js';
import { exported } from './files.js';
import { choose, open, recommended } from './screen.js';

const stopped = (page) => page.getByRole('alertdialog');
const button = (page, name) => stopped(page).getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const aside = (page) => page.evaluate(() => sessionStorage.getItem('aside-1'));

test.beforeEach(({ context }) => letMemoryFail(context));

// A playlist of the visitor's with its recommendations, put aside.
async function worked(page) {
  await open(page);
  await choose(page, 'mine.csv', exported(40, 4));
  await recommended(page);
  await expect.poll(() => aside(page)).not.toBeNull();
}

// The next thing that the visitor does is too much for the program.
async function breakDown(page) {
  await page.evaluate(() => void window.ruin());
  await page.getByRole('radio', { name: 'CPU' }).dispatchEvent('click');
  await expect(stopped(page)).toBeVisible();
}

test('a page that broke down says so, and goes on where it was', async ({ page }) => {
  await worked(page);
  const looked = () => page.evaluate(() => sessionStorage.getItem('aside-view-1'));
  const first = await looked();
  await page.getByRole('button', { name: 'Again', exact: true }).click();
  await expect.poll(looked).not.toBe(first);
  await expect(page.getByText('The genres and 30 recommendations are ready.')).toBeAttached();
  const before = await recommended(page);

  await breakDown(page);
  await expect(stopped(page)).toHaveAccessibleName('AmalgaMix has stopped');
  await expect(stopped(page)).toContainText('Nothing has left this device');
  await expect(button(page, 'Reload and go on')).toBeFocused();
  await expectAccessible(page, 'stopped');
  await button(page, 'Reload and go on').click();
  await expect(heading(page, /mine/)).toBeVisible();
  await expect(stopped(page)).toHaveCount(0);
  expect(await recommended(page)).toEqual(before);
});

test('nothing enters a program that has broken down', async ({ page }) => {
  await worked(page);
  await breakDown(page);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.shell button, .shell input')) element.dispatchEvent(new Event('click', { bubbles: true }));
    for (const name of ['hashchange', 'storage', 'resize']) dispatchEvent(new Event(name));
  });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(stopped(page)).toBeVisible();
  expect(faults).toEqual([]);
});

test('a playlist over which the page breaks down twice is not opened by itself, and not lost', async ({ page }) => {
  await worked(page);
  await breakDown(page);
  await button(page, 'Reload and go on').click();
  await recommended(page);
  await breakDown(page);
  await expect(stopped(page)).toContainText('again');
  await expect(button(page, 'Start afresh')).toBeFocused();
  await button(page, 'Start afresh').click();
  await expect(heading(page, 'What is your playlist made of?')).toBeVisible();
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(heading(page, /mine/)).toBeVisible();
  await recommended(page);
});

test('details for a report say what broke and nothing of the visitor’s', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseURL).origin });
  await worked(page);
  await breakDown(page);
  await stopped(page).getByText('Details for a report').click();
  await button(page, 'Copy the details').click();
  await expect(stopped(page).getByRole('status')).toHaveText('Copied.');
  const details = await page.evaluate(() => navigator.clipboard.readText());
  expect(details).toMatch(/^build-\w+\n/);
  expect(details).toMatch(/wasm-function/);
  for (const word of ['mine', 'Invented', 'Artist', '127.0.0.1']) expect(details).not.toContain(word);
  await expectAccessible(page, 'stopped, with details');
});

test('where nothing is kept, it is said that the playlist has to be brought once more', async ({ page, context }) => {
  await letNothingBeKept(context);
  await open(page);
  await choose(page, 'mine.csv', exported(40, 4));
  await recommended(page);
  await breakDown(page);
  await expect(stopped(page)).toContainText('has to be brought once more');
  await button(page, 'Reload').click();
  await expect(heading(page, 'What is your playlist made of?')).toBeVisible();
  await expect(page.getByText('Runs on CPU')).toBeVisible();
});

test('a page whose program does not come says that it did not start', async ({ page }) => {
  await page.route('**/app-*_bg.wasm', (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  await expect(stopped(page)).toHaveAccessibleName('AmalgaMix did not start');
  await page.unrouteAll();
  await button(page, 'Reload').click();
  await expect(heading(page, 'What is your playlist made of?')).toBeVisible();
});
