// Whether the page makes the same lists as the native program: `node e2e/bench/lists.js FOLDER [cpu|webgpu] [MOST]`, after `scripts/build` and
// `cargo tools lists --out FOLDER`. WebGPU runs on a software adapter, which is slow: MOST limits the number of playlists.
//
// Each playlist is chosen as a file and its list is saved as JSON, as a visitor would. A list is identical if its tracks are the same in
// the same order. Of those that are not it is told where they differ first, and how many of their tracks are in both; where only what
// is written beside the tracks differs, that is counted apart.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { served, stocked } from './served.js';

const [folder, engine = 'cpu', most = 'Infinity'] = process.argv.slice(2);
const flags = engine === 'webgpu' ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] : [];
const names = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => basename(name, '.json')).sort();
// Of all numbers of genres as many, where not all playlists are looked at.
const each = Math.max(1, Math.ceil(names.length / Number(most)));
const chosen = names.filter((_, index) => index % each === 0);

await served(8142, async (browser, address) => {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await stocked(context, `${address}?engine=${engine}`);
  await page.getByText(engine === 'webgpu' ? 'Runs on WebGPU' : 'Runs on CPU').waitFor({ timeout: 600_000 });
  const outcomes = { identical: 0, written: 0, different: [] };
  for (const name of chosen) {
    const [native, found] = [JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')), await listed(page, join(folder, `${name}.csv`))];
    compare(name, native, found, outcomes);
  }
  tell(outcomes);
}, { flags });

async function listed(page, file) {
  await page.locator('#own-file').setInputFiles(file);
  const save = page.getByRole('button', { name: 'Download JSON' });
  await save.waitFor({ timeout: 120_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const list = JSON.parse(readFileSync(await download.path(), 'utf8'));
  await download.delete();
  await page.getByRole('button', { name: 'Another playlist' }).click();
  return list;
}

function compare(name, native, found, outcomes) {
  const [wanted, here] = [native, found].map(({ tracks }) => tracks.map((track) => track.id ?? `${track.title} / ${track.artists} / ${track.album}`));
  if (wanted.join() !== here.join()) {
    const first = wanted.findIndex((track, place) => track !== here[place]);
    const genres = (list) => [...new Set(list.tracks.map(({ genre }) => genre))].sort().join(', ');
    const shelves = genres(native) === genres(found) ? 'the same genres' : `${genres(native)} instead of ${genres(found)}`;
    outcomes.different.push(`${name}: from track ${first + 1} on, ${wanted.filter((track) => here.includes(track)).length} of ${wanted.length} in both, ${shelves}`);
  } else {
    outcomes.identical += 1;
    if (JSON.stringify(native) !== JSON.stringify(found)) outcomes.written += 1;
  }
}

function tell({ identical, written, different }) {
  console.log(`${engine}: ${identical} of ${chosen.length} lists are identical, ${(100 * identical / chosen.length).toFixed(1)} %`);
  if (written) console.log(`In ${written} of them something beside the tracks differs`);
  different.forEach((line) => console.log(line));
}
