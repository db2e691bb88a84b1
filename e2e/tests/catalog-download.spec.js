// The served catalog on its way into the browser: paused, cut, damaged, closed in the middle. Nothing is lost, and it is said.

import { expect, test } from '@playwright/test';
import { SHELVES, button, changed, fact, gate, here, kept, keptShelves, manifest, openCatalog, serve, stocked } from './catalog-screen.js';
import { alert, recommended } from './screen.js';

const shelfOf = (place) => manifest.shelves[place].file;

test('it says what it is, where it is from and how it is kept', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  const tracks = manifest.shelves.reduce((sum, shelf) => sum + shelf.tracks, 0);
  await expect(fact(page, 'Tracks')).toHaveText(tracks.toLocaleString('en'));
  await expect(fact(page, 'Stored')).toHaveText('just now');
  expect(await keptShelves(page)).toHaveLength(SHELVES);
  expect((await kept(page)).filter((name) => name.endsWith('.index'))).toHaveLength(SHELVES);
  await button(page, 'Back').click();
  await expect(page.getByRole('heading', { name: 'What is your playlist made of?' })).toBeVisible();
});

test('it is paused and goes on where it stopped, also after a reload', async ({ page, context }) => {
  const { open, pass } = gate(12);
  const asked = await serve(context, async (_, shelves) => void (await pass(shelves)));
  await openCatalog(page);
  await expect.poll(() => asked.length).toBeGreaterThan(12);
  await button(page, 'Pause').click();
  open();
  await expect(here(page).getByRole('status')).toContainText(/Paused: \d+ of 57 shelves/);
  const before = await keptShelves(page);
  expect(before.length).toBeGreaterThanOrEqual(12);
  expect(before.length).toBeLessThan(SHELVES);

  await openCatalog(page);
  await expect(here(page).getByRole('status')).toContainText(`Paused: ${before.length} of 57 shelves`);
  asked.length = 0;
  await button(page, 'Resume').click();
  await stocked(page);
  expect(asked.length).toBe(SHELVES - before.length);
  expect(asked.filter((file) => before.includes(file))).toEqual([]);
  expect(await kept(page)).not.toContain('paused');
});

test('a connection that is cut loses nothing; trying again fetches only what is missing', async ({ page, context }) => {
  let isCut = true;
  const asked = await serve(context, (_, shelves) => (isCut && shelves > 20 ? 'cut' : null));
  await openCatalog(page);
  await expect(alert(page)).toContainText('could not be fetched');
  const before = await keptShelves(page);
  expect(before).toHaveLength(20);
  isCut = false;
  asked.length = 0;
  await button(page, 'Try again').click();
  await stocked(page);
  expect(asked).toHaveLength(SHELVES - before.length);
});

for (const [fault, spoil] of [
  ['damaged', (body) => body.fill(body[40] ^ 1, 40, 41)],
  ['swapped', (_, other) => other],
]) {
  test(`a ${fault} shelf is refused by name, and the others stay`, async ({ page, context }) => {
    const { readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { repository } = await import('./files.js');
    const bytes = (file) => readFileSync(join(repository, 'dist', 'catalog', file));
    let isWrong = true;
    await serve(context, (file) => (isWrong && file === shelfOf(30) ? { body: spoil(bytes(file), bytes(shelfOf(31))) } : null));
    await openCatalog(page);
    await expect(alert(page)).toContainText(shelfOf(30));
    const stored = await keptShelves(page);
    expect(stored).not.toContain(shelfOf(30));
    expect(stored).toContain(shelfOf(29));
    isWrong = false;
    await button(page, 'Try again').click();
    await stocked(page);
  });
}

test('a tab that is closed in the middle of replacing leaves the old catalog, and the next tab goes on', async ({ page, context }) => {
  // The visitor was here when the catalog had fewer shelves.
  let served = changed({ shelves: manifest.shelves.slice(0, 40) });
  const { open, pass } = gate(10);
  let isHeld = false;
  const asked = await serve(context, async (file, shelves) => {
    if (file === 'manifest.json') return served;
    if (isHeld) await pass(shelves);
    return null;
  });
  await openCatalog(page);
  await stocked(page);
  const old = await fact(page, 'Tracks').innerText();

  served = null;
  isHeld = true;
  asked.length = 0;
  await openCatalog(page);
  await expect.poll(() => asked.length).toBeGreaterThan(10);
  await expect(here(page)).toContainText(/Fetching: \d+ of 57 shelves/);
  await expect(fact(page, 'Tracks')).toHaveText(old);
  const other = await context.newPage();
  await page.close();
  // What the closed tab asked for is answered to nobody.
  isHeld = false;
  open();

  await other.goto('./');
  await other.getByRole('button', { name: /After midnight/ }).click();
  await recommended(other);
  await button(other, 'Catalog').click();
  await stocked(other);
  await expect(fact(other, 'Tracks')).not.toHaveText(old);
  expect(await keptShelves(other)).toHaveLength(SHELVES);
});

test('two tabs fetch each shelf once', async ({ page, context }) => {
  const { open, pass } = gate(12);
  const asked = await serve(context, async (_, shelves) => void (await pass(shelves)));
  await openCatalog(page);
  await expect.poll(() => asked.length).toBeGreaterThan(12);
  const other = await context.newPage();
  await openCatalog(other);
  await expect(here(other)).toContainText('Another tab of this page is at the catalog');
  open();
  await Promise.all([stocked(page), stocked(other)]);
  expect(asked.toSorted()).toEqual(manifest.shelves.map(({ file }) => file).toSorted());
});

test('a catalog for another network is not taken in exchange for one that fits', async ({ page, context }) => {
  let served = null;
  await serve(context, (file) => (file === 'manifest.json' ? served : null));
  await openCatalog(page);
  await stocked(page);
  served = changed({ weights: '0'.repeat(64) });
  await openCatalog(page);
  await expect(here(page).getByRole('status')).toContainText('built for another network');
  await expect(here(page)).not.toContainText('Its shelves were chosen by another network');
});

test('a catalog for another network serves where there is no other, and says so', async ({ page, context }) => {
  await serve(context, (file) => (file === 'manifest.json' ? changed({ weights: '0'.repeat(64) }) : null));
  await openCatalog(page);
  await stocked(page);
  await expect(here(page)).toContainText('Its shelves were chosen by another network than the one that is here now');
  await button(page, 'Back').click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
});
