// The large engine is kept once a page has used it, and only then.

import { cached, expect, kept, test } from './own-host.js';
import { open, recommended } from './screen.js';

const large = async (page) => (await cached(page)).filter((address) => address.includes('engine-webgpu'));

test('who has used WebGPU has it without a connection too', async ({ page, host, context }) => {
  await open(page, '?engine=webgpu');
  await expect(page.getByText('Runs on WebGPU')).toBeVisible();
  await kept(page);
  await expect.poll(() => large(page)).toHaveLength(3);
  host.shut();
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await expect(page.getByText('Runs on WebGPU')).toBeVisible();
});

test('who has not, is not charged for it', async ({ page }) => {
  await open(page, '?engine=cpu');
  await kept(page);
  expect(await large(page)).toEqual([]);
});
