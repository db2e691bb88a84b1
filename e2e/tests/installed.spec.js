// The page as an app: what systems need to install it, and what they open it for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { button, bring, nameOf, openAlike, share } from './alike-screen.js';
import { exported } from './files.js';
import { DIST, expect, kept, test } from './own-host.js';
import { genres, open } from './screen.js';

const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.webmanifest'), 'utf8'));
const file = ({ src }) => readFileSync(join(DIST, src));

// Width and height as a PNG or a JPEG has them in its head.
function sizeOf(bytes) {
  if (bytes.toString('latin1', 1, 4) === 'PNG') return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if ([0xc0, 0xc2].includes(bytes[at + 1])) return `${bytes.readUInt16BE(at + 7)}x${bytes.readUInt16BE(at + 5)}`;
  }
  throw new Error('neither PNG nor JPEG');
}

test('pictures have the sizes that the manifest tells, and there are enough of them', () => {
  const { icons, screenshots } = manifest;
  for (const picture of [...icons.filter(({ type }) => type === 'image/png'), ...screenshots]) expect(sizeOf(file(picture)), picture.src).toBe(picture.sizes);
  const sizes = icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`);
  expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
  for (const form of ['wide', 'narrow']) expect(screenshots.filter(({ form_factor }) => form_factor === form)).toHaveLength(3);
});

test('the app is known by its id and stays in its folder, wherever that is', () => {
  const { id, scope, start_url, shortcuts, share_target, file_handlers } = manifest;
  expect(id).toBe('amalgamix');
  for (const base of ['https://host.example/', 'https://host.example/some/folder/']) {
    const inScope = (url) => new URL(url, base).href.startsWith(new URL(scope, base).href);
    expect(new URL(scope, base).href).toBe(base);
    for (const url of [start_url, share_target.action, ...[...shortcuts, ...file_handlers].map(({ url, action }) => url ?? action)]) expect(inScope(url), url).toBe(true);
  }
});

test('Chromium takes the manifest without a complaint', async ({ page }) => {
  await open(page);
  const browser = await page.context().newCDPSession(page);
  const { errors, data } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data)).toEqual(manifest);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // Tests run in private windows, from which nothing is installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('each shortcut opens its screen, also without a connection, and a reload does not open it again', async ({ page, host, context }) => {
  await open(page);
  await kept(page);
  host.shut();
  await context.setOffline(true);
  const headings = { 'Compare tastes': 'Alike', 'The catalog': 'Catalog', 'How it works': /How/ };
  for (const { name, url } of manifest.shortcuts) {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1, name: headings[name] })).toBeVisible();
    expect(page.url()).toBe(host.url);
  }
});

test('links that another app shares are read, and leave the address', async ({ page, host }) => {
  const text = 'Listen to this: https://open.spotify.com/track/0000000000000000100001';
  await page.goto(`./?${new URLSearchParams({ title: 'A song', text })}`);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/What is your playlist made of/);
  expect(page.url()).toBe(host.url);
});

test('a friend’s link that another app shares is opened', async ({ page }) => {
  await openAlike(page);
  await bring(page, 'after-midnight.csv');
  const { link } = await share(page, nameOf('after-midnight.csv'));
  await page.goto(`./?${new URLSearchParams({ url: link })}`);
  await expect(button(page, 'Keep it')).toBeVisible();
});

test('a file that the system opens with the page comes in like a dropped one', async ({ page }) => {
  // As a system hands files over: a page in a tab is never handed one.
  await page.addInitScript((text) => {
    const handle = { getFile: async () => new File([text], 'opened.csv', { type: 'text/csv' }) };
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (consume) => consume({ files: [handle] }) } });
  }, exported(30, 6));
  await open(page);
  await expect(page.getByRole('heading', { name: /opened/ })).toBeVisible();
  await expect(genres(page)).toBeVisible();
});
