// After one visit, everything that needs no other service works without a connection.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bring, button, card, compare, nameOf, openAlike, region, share } from './alike-screen.js';
import { exported } from './files.js';
import { DIST, buildOf, cached, expect, kept, test } from './own-host.js';
import { choose, open, recommendations, recommended } from './screen.js';

const [NIGHT, IRON] = ['after-midnight.csv', 'iron-weather.csv'];

async function disconnect(host, context) {
  host.shut();
  await context.setOffline(true);
}

test('without a connection the whole path works, from a file to recommendations, comparing and saving', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  await disconnect(host, context);

  await page.reload();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  const started = page.waitForEvent('download');
  await recommendations(page).getByRole('button', { name: 'Download CSV' }).click();
  expect(readFileSync(await (await started).path(), 'utf8').trim().split('\r\n')).toHaveLength(31);

  await button(page, 'Another playlist').click();
  await choose(page, 'mine.csv', exported(40, 2));
  await expect(page.getByRole('heading', { level: 1, name: /mine/ })).toBeVisible();
  await recommended(page);

  await openAlike(page);
  await bring(page, NIGHT, IRON);
  const { link } = await share(page, nameOf(NIGHT));
  await button(page, 'Done').click();
  await compare(page, nameOf(NIGHT));
  await compare(page, nameOf(IRON));
  await expect(region(page, /^How alike/).getByText(/More alike than/).first()).toBeVisible();

  await card(page, nameOf(NIGHT)).getByRole('button', { name: /^Remove/ }).click();
  const other = await context.newPage();
  await other.goto(link);
  await button(other, 'Keep it').click();
  await expect(card(other, nameOf(NIGHT))).toBeVisible();
});

test('how it works can be read without a connection', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  await disconnect(host, context);
  await page.goto('./?screen=explained');
  await expect(page.getByRole('heading', { level: 1, name: /How/ })).toBeVisible();
  const drawing = page.getByRole('figure').getByRole('img').first();
  await drawing.scrollIntoViewIfNeeded();
  await expect.poll(() => drawing.evaluate((shown) => shown.complete && shown.naturalWidth > 0)).toBe(true);
});

test('what was not there when the page was first opened is fetched before the connection goes', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  await disconnect(host, context);
  // Neither a reload nor anything else that would have started the program that reads files.
  await choose(page, 'mine.csv', exported(30, 3));
  await recommended(page);
});

test('a damaged copy heals itself', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  const build = buildOf(DIST);
  const [cut, missing] = ['engine-cpu_bg.wasm', 'demo/playlists.json'].map((file) => new URL(`${build}/${file}`, host.url).href);
  await page.evaluate(async ([cut, missing]) => {
    const cache = await caches.open('amalgamix');
    const whole = await cache.match(cut);
    await cache.put(cut, new Response((await whole.arrayBuffer()).slice(0, 1000), whole));
    await cache.delete(missing);
  }, [cut, missing]);
  await page.reload();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await kept(page);
  const bytes = await page.evaluate(async (cut) => (await (await caches.match(cut)).arrayBuffer()).byteLength, cut);
  expect(bytes).toBe(readFileSync(join(DIST, build, 'engine-cpu_bg.wasm')).length);
  await disconnect(host, context);
  await page.reload();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
});

test('nothing is kept but the page’s own files: no login, no catalog a second time, nobody else’s answers', async ({ page, host }) => {
  await page.context().route('https://**', (route) => route.fulfill({ body: 'elsewhere' }));
  await open(page);
  await kept(page);
  await open(page, '?code=a-code&state=a-state');
  await open(page, '?error=access_denied&state=a-state');
  await kept(page);
  const addresses = await cached(page);
  expect(addresses.length).toBeGreaterThan(20);
  for (const address of addresses) {
    expect(address.startsWith(host.url)).toBe(true);
    expect(address).not.toMatch(/code=|state=|catalog\/|\.shelf/);
  }
});

test.describe('in a browser that keeps no pages', () => {
  test.use({ serviceWorkers: 'block' });

  test('the page goes on, and says so without alarm', async ({ page }) => {
    await open(page);
    await expect(page.getByText(/Works with a connection only/)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: /After midnight/ }).click();
    await recommended(page);
  });
});
