// How long 50 tracks take to become 30 recommendations on the processor, and how that grows with the catalog:
// `node e2e/bench/recommend.js [FOLDER …]`, after `scripts/build`. Measured with the catalog of the build, and with that of each folder,
// such as `cargo tools invent --out FOLDER` makes.
//
// Each number is the median of some rounds, in milliseconds, measured within the page until the list stands in it:
//
// | name | from where |
// |---|---|
// | file | a file of 50 tracks is chosen: it is read, its tracks are classified, tracks are chosen |
// | again | a visitor asks for another list: tracks are chosen |
// | engine | the same, but in the worker alone |
// | first | the same as engine, of a worker that has read no shelf yet; less engine, that is reading and unpacking three shelves |

import { cpus } from 'node:os';
import { exported } from '../tests/files.js';
import { median, served, stocked, withCatalog } from './served.js';

const rounds = 15;
const firsts = 5;
const tracks = 50;
const folders = process.argv.slice(2);

await served(8140, async (browser, address) => {
  console.log(`${cpus().length} processors, ${browser.version()}`);
  const figures = [];
  for (const folder of [undefined, ...folders]) figures.push(await measure(browser, address, folder));
  const [least] = figures.sort((one, other) => one.tracks - other.tracks);
  for (const { name, ...more } of figures) {
    console.log(`${name}: ${Object.entries(more).map(([what, number]) => `${what} ${number.toLocaleString('en')}`).join(', ')}`);
    const grown = ['file', 'again', 'engine'].map((what) => `${what} ${(more[what] / least[what]).toFixed(1)}`);
    if (more.tracks > least.tracks) console.log(`  for ${(more.tracks / least.tracks).toFixed(1)} times the tracks: ${grown.join(', ')} times as long`);
  }
});

async function measure(browser, address, folder) {
  const context = await browser.newContext();
  if (folder) await withCatalog(context, folder);
  await context.addInitScript(listenToWorkers);
  const page = await stocked(context, `${address}?engine=cpu`);
  const count = (await page.getByText(/kept in this browser/).innerText()).match(/[\d,]+/)[0].replaceAll(',', '');
  const first = [];
  for (let visit = 0; visit < firsts; visit += 1) {
    await page.goto(`${address}?engine=cpu`);
    await page.getByText(/kept in this browser/).waitFor();
    await choose(page);
    first.push(await page.evaluate(() => window.workerTook));
  }
  const [file, again, engine] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('button', { name: 'Another playlist' }).click();
    file.push(await choose(page));
  }
  for (let round = 0; round < rounds; round += 1) {
    again.push(await page.evaluate(askAgain));
    engine.push(await page.evaluate(() => window.workerTook));
  }
  const memory = await page.workers()[0].evaluate(async () => (await wasm_bindgen()).memory.buffer.byteLength);
  await context.close();
  const name = folder ?? 'The catalog of the build';
  const medians = { file: median(file), again: median(again), engine: median(engine), first: median(first) };
  return { name, tracks: Number(count), ...medians, 'bytes of memory of the worker': memory };
}

async function choose(page) {
  await page.locator('#own-file').waitFor({ state: 'attached' });
  return page.evaluate(chooseFile, exported(tracks, 5));
}

// How long the worker took for what it was asked last.
function listenToWorkers() {
  let asked;
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => { window.workerTook = Math.round(10 * (performance.now() - asked)) / 10; });
    }
    postMessage(...given) {
      asked = performance.now();
      super.postMessage(...given);
    }
  };
}

// Milliseconds from choosing a file until its list stands there.
async function chooseFile(csv) {
  const input = document.querySelector('#own-file');
  const files = new DataTransfer();
  files.items.add(new File([csv], 'mix.csv', { type: 'text/csv' }));
  input.files = files.files;
  const began = performance.now();
  input.dispatchEvent(new Event('change', { bubbles: true }));
  while (document.querySelectorAll('.pick').length !== 30) await new Promise((changed) => whenChanged(changed));
  return Math.round(performance.now() - began);

  function whenChanged(changed) {
    const observer = new MutationObserver(() => { observer.disconnect(); changed(); });
    observer.observe(document.body, { subtree: true, childList: true });
  }
}

// Milliseconds from asking for another list until it stands there.
async function askAgain() {
  const words = document.querySelector('.again p');
  const seed = () => words.textContent.match(/^Seed (\d+)/)?.[1];
  const before = seed();
  const began = performance.now();
  document.querySelector('.again button').click();
  await new Promise((changed) => {
    const observer = new MutationObserver(() => {
      if (!seed() || seed() === before) return;
      observer.disconnect();
      changed();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return Math.round(10 * (performance.now() - began)) / 10;
}
