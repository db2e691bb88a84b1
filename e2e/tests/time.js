// Long waits that pass quickly: Playwright's clock in the page, which a test installs, and ordinary time at the stand-ins.

import { performance } from 'node:perf_hooks';
import { expect } from '@playwright/test';
import { API } from '../spotify/certificate.js';

// The pace between requests has to stay visible, so time runs only when the stand-ins have been left alone for so long.
const QUIET = 600;

// Lets the page's time run until something shows.
export async function runUntil(page, spotify, locator) {
  await expect(async () => {
    if (isQuiet(spotify)) await page.clock.runFor(1000);
    await expect(locator).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [10], timeout: 100_000 });
}

// Leaps over a time in which nothing happens, such as `'05:00'` or a number of milliseconds.
export async function leap(page, spotify, time) {
  await expect.poll(() => isQuiet(spotify)).toBe(true);
  await page.clock.fastForward(time);
}

function isQuiet({ api, reccobeats }) {
  const last = [api, reccobeats].map(({ journal }) => journal.entries.at(-1)?.at ?? -Infinity);
  return performance.now() - Math.max(...last) > QUIET;
}

// Whole seconds of the page's time between its last requests to the Web API, of which there were `count`.
export function pauses({ begun }, count) {
  const times = begun.filter(({ host }) => host === API).map(({ clock }) => clock).slice(-count);
  return times.slice(1).map((at, before) => Math.floor((at - times[before]) / 1000));
}
