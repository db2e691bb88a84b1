// A graphics processor that goes away while it works: the CPU goes on.

import { expect, test } from '@playwright/test';
import { FAILS, preface, whenTold } from './faults.js';
import { exported } from './files.js';
import { choose, open, recommended } from './screen.js';

const REMEMBER = `
const request = GPUAdapter.prototype.requestDevice;
GPUAdapter.prototype.requestDevice = async function (...terms) {
  return (self.device = await request.apply(this, terms));
};`;

for (const [what, fault] of [['whose device is lost', `${REMEMBER}${whenTold('doomed', 'self.device.destroy();')}`], ['that breaks down', whenTold('doomed', FAILS)]]) {
  test(`a WebGPU engine ${what} leaves its work to the CPU`, async ({ page, context }) => {
    test.setTimeout(300_000);
    await preface(context, 'engine-webgpu', fault);
    await open(page, '?engine=webgpu');
    await expect(page.getByText('Runs on WebGPU')).toBeVisible({ timeout: 110_000 });
    await choose(page, 'doomed.csv', exported(600, 2));
    await expect(page.getByRole('alert').filter({ hasText: 'WebGPU was given up' })).toContainText('The CPU goes on');
    await recommended(page);
    await expect(page.getByText('Runs on CPU')).toBeVisible();
  });
}
