// How long the catalog takes into the browser, and a catalog of one's own: `node e2e/bench/catalog.js [CSV]`, after `scripts/build`.
//
// Measured from the first request for the catalog to the moment at which the page says that all of it is stored; each time in a
// browser that has nothing yet. With a CSV of tracks, also from choosing that file to the catalog that serves.

import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const port = 8139;
const times = 5;
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const [csv] = process.argv.slice(2);

const server = spawn(process.execPath, [at('scripts/serve.mjs'), at('dist'), String(port)]);
await new Promise((listening) => server.stdout.once('data', listening));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  console.log(`${cpus().length} processors, ${browser.version()}`);
  const runs = [];
  for (let run = 0; run < times; run += 1) runs.push(await stock());
  runs.sort((one, other) => one.milliseconds - other.milliseconds);
  console.log(`Stored: ${runs[0].what}`);
  console.log(`Milliseconds: ${runs.map(({ milliseconds }) => milliseconds).join(', ')}; median ${runs[times >> 1].milliseconds}`);
  if (csv) await build();
} finally {
  await browser.close();
  server.kill();
}

async function stock() {
  const context = await browser.newContext();
  const page = await context.newPage();
  let began;
  page.on('request', (request) => {
    if (request.url().endsWith('catalog/manifest.json')) began ??= Date.now();
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  const line = page.getByText(/kept in this browser/);
  await line.waitFor();
  const milliseconds = Date.now() - began;
  const what = await line.innerText();
  await context.close();
  return { milliseconds, what };
}

async function build() {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByText(/kept in this browser/).waitFor();
  await page.getByRole('button', { name: 'Catalog', exact: true }).click();
  const began = Date.now();
  await page.locator('#stock-files').setInputFiles(csv);
  const said = page.getByText(/Your catalog is built/);
  await said.waitFor({ timeout: 1_800_000 });
  console.log(`Built from ${csv.split('/').pop()} in ${Date.now() - began} ms. ${await said.innerText()}`);
  console.log(await page.getByRole('contentinfo').getByText(/^Catalog:/).innerText());
}
