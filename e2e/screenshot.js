// Takes pictures of the built page, with the invented catalog: `node e2e/screenshot.js`, after `scripts/build`. The README's, and
// those by which systems show the app before it is installed: each as wide as a desk and as narrow as a hand.

import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const port = 8138;
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const SHAPES = {
  wide: { viewport: { width: 1280, height: 800 } },
  narrow: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

for (const folder of ['docs', 'public/screenshots']) mkdirSync(at(folder), { recursive: true });
const server = spawn(process.execPath, [at('scripts/serve.mjs'), at('dist'), String(port)]);
await new Promise((listening) => server.stdout.once('data', listening));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await opened({ viewport: { width: 1280, height: 960 } });
  await recommend(page);
  await page.screenshot({ path: at('docs/screenshot.png') });
  for (const [name, shape] of Object.entries(SHAPES)) await forInstalling(name, shape);
} finally {
  await browser.close();
  server.kill();
}

async function opened(shape) {
  const page = await browser.newPage({ ...shape, colorScheme: 'light', serviceWorkers: 'block' });
  await page.context().route('**/catalog/*', (route) => {
    const file = new URL(route.request().url()).pathname.split('/').pop();
    return route.fulfill({ path: at(`demo-catalog/${file}`) });
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}

async function recommend(page) {
  await page.getByRole('button', { name: /After midnight/ }).click();
  await page.getByRole('region', { name: 'Recommendations' }).getByRole('listitem').nth(29).waitFor();
}

async function forInstalling(name, shape) {
  const page = await opened(shape);
  const take = (what) => page.screenshot({ path: at(`public/screenshots/${what}-${name}.jpg`), type: 'jpeg', quality: 80 });
  await recommend(page);
  await take('genres');
  await toTop(page.getByRole('region', { name: 'Recommendations' }).getByRole('heading').first());
  await take('recommendations');
  await page.getByRole('button', { name: 'Alike', exact: true }).click();
  await page.getByRole('button', { name: 'Bring the demo playlists' }).click();
  await page.getByRole('checkbox', { name: /After midnight/ }).check();
  await page.getByRole('checkbox', { name: /Street party/ }).check();
  const matched = page.getByRole('region', { name: /^How alike/ });
  await matched.getByText(/alike/).first().waitFor();
  await toTop(matched.getByRole('heading').first());
  await take('alike');
  await page.close();
}

function toTop(place) {
  return place.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
}
