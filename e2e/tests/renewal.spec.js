// A newer build takes the place of the one that is open: it waits for the visitor, and the two never mix.

import { exported } from './files.js';
import { DIST, buildOf, cached, expect, kept, test } from './own-host.js';
import { choose, open, recommended } from './screen.js';

const offered = (page) => page.getByText(/A newer version of AmalgaMix is ready/);
const button = (page, name) => page.getByRole('button', { name, exact: true });

// As if the visitor came back from another window.
const comeBack = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

// Of which builds files are used: by the page as it was opened, by its workers, and by whatever was fetched.
async function builds(page) {
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const addresses = [...fetched, ...page.workers().map((worker) => worker.url())];
  return [...new Set(addresses.flatMap((address) => address.match(/build-\w+/g) ?? []))];
}

test('a page goes on with its own files while a newer build waits, and is all new after the visitor’s word', async ({ page, host }) => {
  await open(page);
  await kept(page);
  const newer = await host.renew();
  await comeBack(page);
  await expect(offered(page)).toBeVisible();

  // Its server has none of the older build's files any more, and this program was not fetched before.
  await choose(page, 'mine.csv', exported(30, 3));
  const before = await recommended(page);
  expect(await builds(page)).toEqual([buildOf(DIST)]);

  await expect(offered(page)).toContainText('“mine”');
  await reload(page);
  await expect(offered(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: /mine/ })).toBeVisible();
  expect(await recommended(page)).toEqual(before);
  await kept(page);
  expect(await builds(page)).toEqual([newer]);
  await button(page, 'Another playlist').click();
  await expect(page.getByRole('button', { name: /Long after midnight/ })).toBeVisible();
  await expect.poll(async () => (await cached(page)).filter((address) => address.includes(buildOf(DIST)))).toEqual([]);
});

test('a reload without the visitor’s word brings the older build again, whole', async ({ page, host }) => {
  await open(page);
  await kept(page);
  const newer = await host.renew();
  await comeBack(page);
  await expect(offered(page)).toBeVisible();
  await page.reload();
  await expect(offered(page)).toBeVisible();
  await button(page, 'Later').click();
  await expect(offered(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^After midnight/ })).toBeVisible();
  await recommendFrom(page, 'After midnight');
  expect(await builds(page)).toEqual([buildOf(DIST)]);
  await reload(page);
  await expect(page.getByRole('heading', { name: /After midnight/ })).toBeVisible();
  await kept(page);
  expect(await builds(page)).toEqual([newer]);
});

test('another tab goes on with the older build’s files, and is told that it can be reloaded', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  const other = await context.newPage();
  await open(other);
  await kept(other);
  const newer = await host.renew();
  await comeBack(page);
  await reload(page);
  await kept(page);
  expect(await builds(page)).toEqual([newer]);

  await expect(offered(other)).toBeVisible();
  await choose(other, 'mine.csv', exported(30, 3));
  await recommended(other);
  expect(await builds(other)).toEqual([buildOf(DIST)]);
  await reload(other);
  await expect(other.getByRole('heading', { level: 1, name: /mine/ })).toBeVisible();
  await recommended(other);
  expect(await builds(other)).toEqual([newer]);
});

test('a page that was never kept says that it has to be reloaded, and takes nothing of the newer build', async ({ page, host }) => {
  await page.context().route('**/service-worker.js', (route) => route.abort('connectionreset'));
  await open(page);
  await expect(page.getByText('Runs on CPU')).toBeVisible();
  await host.renew();
  await choose(page, 'mine.csv', exported(30, 3));
  await expect(page.getByRole('alert').filter({ hasText: '“mine.csv”' })).toContainText('Reload the page: a newer one may have taken its place');
  expect(await builds(page)).toEqual([buildOf(DIST)]);
});

// What was there before the reload does not count as being there after it.
async function reload(page) {
  await Promise.all([page.waitForEvent('load'), button(page, 'Reload now').click()]);
}

async function recommendFrom(page, name) {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await recommended(page);
}
