// Takes the README's picture of the built page, with the invented catalog: `node e2e/screenshot.js`, after `scripts/build`.

import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const port = 8138;
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
mkdirSync(at('docs'), { recursive: true });
const server = spawn(process.execPath, [at('scripts/serve.mjs'), at('dist'), String(port)]);
await new Promise((listening) => server.stdout.once('data', listening));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, colorScheme: 'light' });
  await page.context().route('**/catalog/*', (route) => {
    const file = new URL(route.request().url()).pathname.split('/').pop();
    return route.fulfill({ path: at(`demo-catalog/${file}`) });
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await page.getByRole('region', { name: 'Recommendations' }).getByRole('listitem').nth(29).waitFor();
  await page.screenshot({ path: at('docs/screenshot.png') });
} finally {
  await browser.close();
  server.kill();
}
