// How a playlist of 5,000 tracks fares on the processor: `node e2e/bench/long.js [TRACKS]`, after `scripts/build`.
//
// | name | from where |
// |---|---|
// | genres | a file is chosen until its genres stand on the page; the median of some rounds, in milliseconds |
// | scrolling, sorting, searching, choosing, plots | the long tasks (over 50 ms, as browsers tell them) while that is done, in milliseconds |

import { cpus } from 'node:os';
import { exported } from '../tests/files.js';
import { median, served, stocked } from './served.js';

const tracks = Number(process.argv[2] ?? 5000);
const rounds = 5;

await served(8141, async (browser, address) => {
  console.log(`${cpus().length} processors, ${browser.version()}, ${tracks.toLocaleString('en')} tracks`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(watchTasks);
  const page = await stocked(context, `${address}?engine=cpu`);
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.locator('#own-file').waitFor({ state: 'attached' });
    took.push(await page.evaluate(chooseFile, exported(tracks, 5 + round)));
    if (round + 1 < rounds) await page.getByRole('button', { name: 'Another playlist' }).click();
  }
  console.log(`genres: ${took.join(', ')}; median ${median(took)}`);
  await page.waitForFunction(() => document.querySelectorAll('.pick').length === 30);
  const list = page.getByRole('table', { name: 'The tracks of this playlist' });
  await list.scrollIntoViewIfNeeded();
  await watched(page, 'scrolling', () => scroll(page, list));
  await watched(page, 'jumping', () => jump(page, list));
  await watched(page, 'sorting', () => sort(list));
  await watched(page, 'searching', () => search(page));
  await watched(page, 'choosing', () => page.getByRole('button', { name: /^Choose all/ }).click());
  await watched(page, 'plots', () => plot(page));
});

// With a mouse's wheel through the upper part of the list.
async function scroll(page, list) {
  await list.hover();
  for (let turn = 0; turn < 80; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

// As with the scroll bar, through all of it.
async function jump(page, list) {
  for (let part = 0; part <= 40; part += 1) {
    await list.evaluate((element, share) => { element.scrollTop = element.scrollHeight * share; }, part / 40);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

async function sort(list) {
  for (const column of ['Title', 'Artists', 'Genre', 'Tempo', 'Key', 'Energy', 'Fit', 'No.']) {
    const button = list.getByRole('button', { name: column });
    await button.click();
    await button.click();
  }
}

async function search(page) {
  const field = page.getByRole('searchbox', { name: /Search/ });
  await field.pressSequentially('title 12 artist 3', { delay: 30 });
  await field.fill('');
}

async function plot(page) {
  const plots = page.getByRole('region', { name: 'How it sounds' });
  for (const feature of ['energy', 'loudness', 'valence']) await plots.getByRole('combobox', { name: 'Feature' }).selectOption(feature);
  for (const feature of ['tempo', 'danceability']) await plots.getByRole('combobox', { name: 'From left to right' }).selectOption(feature);
}

async function watched(page, name, work) {
  await page.evaluate(() => { window.longTasks = []; });
  await work();
  await page.waitForTimeout(300);
  const tasks = await page.evaluate(() => window.longTasks.map(Math.round));
  console.log(`${name}: ${tasks.length ? `long tasks of ${tasks.join(', ')} ms` : 'no long task'}`);
}

function watchTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((task) => task.duration))).observe({ entryTypes: ['longtask'] });
}

// Milliseconds from choosing a file until its genres stand there.
async function chooseFile(csv) {
  const input = document.querySelector('#own-file');
  const files = new DataTransfer();
  files.items.add(new File([csv], 'mix.csv', { type: 'text/csv' }));
  input.files = files.files;
  const began = performance.now();
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const isThere = () => document.querySelector('.genres__found[aria-busy="false"] .verdict');
  while (!isThere()) {
    await new Promise((changed) => {
      const observer = new MutationObserver(() => { observer.disconnect(); changed(); });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  }
  return Math.round(performance.now() - began);
}
