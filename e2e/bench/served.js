// The built page, served, in a browser of its own: what all benches here begin with.

import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

// Calls `work` with a browser and the page's address, and ends both afterwards.
export async function served(port, work, { flags = [], dist = at('dist') } = {}) {
  const server = spawn(process.execPath, [at('scripts/serve.mjs'), dist, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((listening) => server.stdout.once('data', listening));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', ...flags] });
  try {
    await work(browser, `http://127.0.0.1:${port}/`);
  } finally {
    await browser.close();
    server.kill();
  }
}

// Has the page find the catalog of another folder beside it.
export async function withCatalog(context, folder) {
  await context.route('**/catalog/*', (route) => route.fulfill({ path: join(folder, route.request().url().split('/').pop()) }));
}

// Opens the page and waits until all of the catalog is in the browser.
export async function stocked(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText(/kept in this browser/).waitFor({ timeout: 600_000 });
  return page;
}

export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
