// A visit with WebGPU, on a software adapter: the second engine is checked against the first and gives the same answers.

import { expect, test } from '@playwright/test';
import { exported } from './files.js';
import { choose, genres, open, recommended } from './screen.js';

const file = exported(60, 8);

async function visit(page, engine, shown) {
  await open(page, `?engine=${engine}`);
  await expect(page.getByText(shown)).toBeVisible({ timeout: 110_000 });
  await choose(page, 'mix.csv', file);
  const list = await recommended(page);
  return { genres: await genres(page).innerText(), list };
}

test('both engines give the same genres and the same list', async ({ page }) => {
  test.setTimeout(300_000);
  const cpu = await visit(page, 'cpu', 'Runs on CPU');
  const webgpu = await visit(page, 'webgpu', 'Runs on WebGPU');
  expect(webgpu.list).toEqual(cpu.list);
  expect(webgpu.genres).toBe(cpu.genres);
});
