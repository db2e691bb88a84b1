// Workers that break down, talk nonsense or hang: another one does their work once more, and what is too much for two is refused.

import { expect, test } from '@playwright/test';
import { FAILS, HANGS, TALKS_NONSENSE, fail, preface, whenTold } from './faults.js';
import { exported } from './files.js';
import { alert, choose, genres, open, recommended } from './screen.js';
import { runUntil } from './time.js';

const told = (page) => page.getByRole('status').filter({ hasText: 'was started again' });
const workers = (page, program) => page.workers().filter((worker) => worker.url().includes(program));

test('an engine that breaks down while it works is started again and does its work', async ({ page, context }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await context.route('**/catalog/manifest.json', async (route) => (await held, route.continue()));
  await open(page);
  await expect(page.getByText('Runs on CPU')).toBeVisible();
  await fail(workers(page, 'engine-cpu')[0]);
  await expect(told(page)).toContainText('The engine broke down and was started again. It works on the catalog once more.');
  release();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await told(page).getByRole('button', { name: 'All right' }).click();
  await expect(told(page)).toHaveCount(0);
  expect(workers(page, 'engine-cpu')).toHaveLength(1);
});

for (const [what, fault] of [['breaks', FAILS], ['confuses', TALKS_NONSENSE]]) {
  test(`a playlist that ${what} two engines is refused by its name, and another is not`, async ({ page, context }) => {
    await preface(context, 'engine-cpu', whenTold('doomed', fault));
    await open(page);
    await choose(page, 'doomed.csv', exported(30, 2));
    await expect(genres(page).getByRole('alert')).toContainText('“doomed” broke down, twice');
    await page.getByRole('button', { name: 'Another playlist' }).click();
    await choose(page, 'spared.csv', exported(30, 3));
    await expect(page.getByRole('heading', { level: 1, name: /spared/ })).toBeVisible();
    await recommended(page);
  });
}

test('an engine that hangs is ended, and what it hung over refused', async ({ page, context }) => {
  await page.clock.install();
  await preface(context, 'engine-cpu', whenTold('doomed', HANGS));
  await open(page);
  await choose(page, 'doomed.csv', exported(30, 2));
  await runUntil(page, genres(page).getByRole('alert').filter({ hasText: '“doomed” stopped answering, twice' }));
  await page.getByRole('button', { name: 'Another playlist' }).click();
  await choose(page, 'spared.csv', exported(30, 3));
  await recommended(page);
  await expect.poll(() => workers(page, 'engine-cpu').length).toBe(1);
});

test('a file that breaks two readers is refused by its name, and another is not', async ({ page, context }) => {
  await preface(context, 'scribe', whenTold('doomed', FAILS));
  await open(page);
  await choose(page, 'doomed.csv', exported(30, 2));
  await expect(alert(page)).toContainText('“doomed.csv” broke down, twice');
  await choose(page, 'spared.csv', exported(30, 3));
  await recommended(page);
});

test('an engine whose program does not come is told of at once, and starts when it is tried again', async ({ page, context }) => {
  let missing = true;
  await context.route('**/engine-cpu_bg.wasm', (route) => (missing ? route.fulfill({ status: 404 }) : route.continue()));
  await open(page);
  await expect(alert(page)).toContainText('engine-cpu_bg.wasm could not be fetched');
  missing = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
});
