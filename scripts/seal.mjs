// Trunk's post-build hook: makes the CPU engine small, cuts the page's program and its styles in two, makes files of what begins the programs,
// gives the finished page its catalog, a folder for the build's own files, its policy, its service worker and its compressed copies, and
// holds it against its size budgets. What is over its budget is reported; a shell over it is refused, for it delays the first screen.
// Runs on the folder in TRUNK_STAGING_DIR.

import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { gather } from './seal/build-folder.mjs';
import { addLoaders } from './seal/loaders.mjs';
import { addPolicy } from './seal/policy.mjs';
import { shorten } from './seal/scripts.mjs';
import { addServiceWorker } from './seal/service-worker.mjs';
import { splitPage } from './seal/split.mjs';
import { joinStyles } from './seal/styles.mjs';
import { trim } from './seal/trim.mjs';

const dist = process.env.TRUNK_STAGING_DIR;
const budgets = [
  { part: 'shell', limit: 250_000, isRefused: true, holds: (file) => /^(index\.html|start\.js|app-.*(?<!_later)\.(js|wasm)|snippets\/.*|first\.css)$/.test(file) },
  { part: 'rest of the page', limit: 100_000, holds: (file) => /^(app-.*_later\.wasm|later\.css)$/.test(file) },
  { part: 'account', limit: 170_000, holds: (file) => /^account.*\.(js|wasm)$/.test(file) },
  { part: 'scribe', limit: 120_000, holds: (file) => /^scribe.*\.(js|wasm)$/.test(file) },
  { part: 'CPU engine', limit: 300_000, holds: (file) => /^engine-cpu.*\.(js|wasm)$/.test(file) },
  { part: 'WebGPU engine', limit: 1_500_000, holds: (file) => /^engine-webgpu.*\.(js|wasm)$/.test(file) },
];

await trim(join(dist, 'engine-cpu_bg.wasm'));
await splitPage(dist);
await joinStyles(dist);
await addLoaders(dist);
await shorten(dist);
await addCatalog();
const build = await gather(dist);
await addPolicy(dist);
await addServiceWorker(dist, build);
const sizes = await compress();
report(sizes);

// The real catalog where one was built, else the invented one; the page tells them apart by the manifest.
async function addCatalog() {
  const folder = existsSync('catalog/manifest.json') ? 'catalog' : 'demo-catalog';
  await cp(folder, join(dist, 'catalog'), { recursive: true });
  console.log(`catalog: ${folder}`);
}

// Copies of each text and program, packed in both ways that browsers take, for hosts that serve such copies. What the owner of a
// page may still change has none.
async function compress() {
  const sizes = new Map();
  const isPacked = (file) => /\.(html|css|js|wasm)$|^build-.*\.(json|md|svg|csv)$/.test(file);
  for (const file of (await readdir(dist, { recursive: true })).filter(isPacked)) {
    const bytes = await readFile(join(dist, file));
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    await writeFile(join(dist, `${file}.br`), packed);
    await writeFile(join(dist, `${file}.gz`), gzipSync(bytes, { level: 9 }));
    sizes.set(file.replace(`${build}/`, ''), packed.length);
  }
  return sizes;
}

function report(sizes) {
  for (const { part, limit, isRefused, holds } of budgets) {
    const bytes = [...sizes].filter(([file]) => holds(file)).reduce((sum, [, size]) => sum + size, 0);
    console.log(`${part}: ${bytes} of ${limit} bytes, packed with brotli`);
    if (bytes > limit) {
      console.error(`${part} is ${bytes - limit} bytes over its budget`);
      if (isRefused) process.exitCode = 1;
    }
  }
}
