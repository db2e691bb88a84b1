// The visitor's account where the page keeps itself in the browser: what the service worker may see of it, and what is left of it.

import { OTHER_CLIENT_ID } from '../spotify/accounts.js';
import { NAMES } from '../spotify/library.js';
import { sessions } from './kept.js';
import { cached, kept } from './own-host.js';
import { open, recommended } from './screen.js';
import { button, connected, door, openLibrary, title, useOwnClientId } from './spotify-screen.js';
import { expect, test } from './spotify.js';

// The browser's own service worker asks for the host's settings here, which no test can put others in the place of.
test.use({ serviceWorkers: 'allow' });

async function signInFromTheCopy(page) {
  await open(page);
  await kept(page);
  await page.reload();
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await useOwnClientId(page, OTHER_CLIENT_ID);
  await button(door(page), 'Connect Spotify').click();
  await expect(connected(page)).toBeVisible();
}

test('a login that the copy of the page takes up leaves no token and no answer of Spotify’s in it', async ({ page, spotify }) => {
  await signInFromTheCopy(page);
  await openLibrary(page);
  await button(page, NAMES.evening).click();
  await expect(title(page, NAMES.evening)).toBeVisible();
  await recommended(page);
  const addresses = await cached(page);
  expect(addresses.filter((address) => /^https:|[?&](code|state)=/.test(address))).toEqual([]);
  await spotify.expectClean();
});

test('without a connection everything of Spotify’s can be erased, and the page goes on', async ({ page, context, spotify }) => {
  await signInFromTheCopy(page);
  await context.setOffline(true);
  await page.reload();
  await expect(connected(page).or(button(door(page), 'Try again')).first()).toBeVisible();
  await button(door(page), 'Disconnect and erase').click();
  await expect(page.getByText(/^Nothing from Spotify is left in this browser/)).toBeVisible();
  expect(await sessions(page)).toEqual([]);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await spotify.expectClean();
});
