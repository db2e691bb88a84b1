// Long waits that pass quickly: Playwright's clock in the page, ordinary time at the stand-ins.

import { performance } from 'node:perf_hooks';
import { expect } from '@playwright/test';

// The pace between requests has to stay visible to the stand-ins, so time runs only when they have been left alone for so long.
const QUIET = 600;

// Puts a clock into the page that tests can move, before the page is opened. It notes when the page asks the Web API.
export async function installClock(page) {
  await page.clock.install();
  await page.addInitScript(() => {
    const fetchAnything = window.fetch;
    window.timesOfRequests = [];
    window.fetch = function (what, ...more) {
      if (String(what.url ?? what).startsWith('https://api.spotify.com/')) window.timesOfRequests.push(Date.now());
      return fetchAnything.call(this, what, ...more);
    };
  });
}

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
export async function pauses(page, count) {
  const times = await page.evaluate(() => window.timesOfRequests);
  const last = times.slice(-count);
  return last.slice(1).map((at, before) => Math.floor((at - last[before]) / 1000));
}
