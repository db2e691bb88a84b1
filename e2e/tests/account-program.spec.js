// The program for the visitor's account is fetched after the page: when, and what happens if it does not come.

import { withoutFeatures } from './files.js';
import { alert, choose, open } from './screen.js';
import { button, connected, door, trouble } from './spotify-screen.js';
import { expect, test } from './spotify.js';

const MISSING = 'The part of this page that asks Spotify did not load';
const PARTS = ['**/account.js*', '**/account_bg.wasm'];

// Keeps a file from the page until it is let through.
async function withhold(page, file, how) {
  let isWithheld = true;
  await page.context().route(file, (route) => (isWithheld ? how(route) : route.continue()));
  return () => (isWithheld = false);
}

const absent = (route) => route.fulfill({ status: 404 });
const unreachable = (route) => route.abort('internetdisconnected');

for (const part of PARTS) {
  for (const [what, how] of [['is missing', absent], ['cannot be reached', unreachable]]) {
    test(`${part} ${what}: it is said, the rest goes on, and trying again heals it`, async ({ page, spotify }) => {
      const letThrough = await withhold(page, part, how);
      await open(page);
      await expect(trouble(door(page), MISSING)).toBeVisible();
      await button(door(page), 'Try again').click();
      await expect(trouble(door(page), MISSING)).toBeVisible();
      await choose(page, 'names only.csv', withoutFeatures(20));
      await expect(page.getByRole('heading', { name: /names only/ })).toBeVisible();
      await button(page, 'Another playlist').click();
      letThrough();
      await button(door(page), 'Try again').click();
      await expect(button(door(page), 'Connect Spotify')).toBeVisible();
      await expect(alert(door(page))).toHaveCount(0);
      await spotify.expectClean();
    });
  }
}

test('a login that comes back to a page without the program is completed once it is there', async ({ page, spotify }) => {
  await open(page);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  const letThrough = await withhold(page, PARTS[0], absent);
  await button(door(page), 'Connect Spotify').click();
  await expect(trouble(door(page), MISSING)).toBeVisible();
  letThrough();
  await button(door(page), 'Try again').click();
  await expect(connected(page)).toBeVisible();
  await spotify.expectClean();
});

test('the first screen is there before the program is fetched', async ({ page }) => {
  const shown = [];
  await page.context().route(PARTS[0], async (route) => {
    shown.push(await page.getByRole('heading', { level: 1 }).isVisible());
    await route.continue();
  });
  await open(page);
  await expect(button(door(page), 'Connect Spotify')).toBeVisible();
  expect(shown).toEqual([true]);
});
