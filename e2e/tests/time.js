// Long waits that pass quickly: Playwright's clock in the page, which a test installs, and ordinary time at the stand-ins.

import { expect } from '@playwright/test';
import { API } from '../spotify/certificate.js';

// Lets the page's time run until something shows.
export async function runUntil(page, locator) {
  await expect(async () => {
    await page.clock.runFor(1000);
    await expect(locator).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [10], timeout: 100_000 });
}

// Whole seconds of the page's time between its last requests to the Web API, of which there were `count`.
export function pauses({ begun }, count) {
  const times = begun.filter(({ host }) => host === API).map(({ at }) => at).slice(-count);
  return times.slice(1).map((at, before) => Math.floor((at - times[before]) / 1000));
}
