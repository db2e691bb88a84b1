// What begins the programs, as files: the policy lets no script run that stands in the page, and none in a worker whose address did
// not pass through its one policy for Trusted Types (the page's own is `src/app/browser/trusted.js`).

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TRUSTED } from './policy.mjs';

const LOADER = 'start.js';

// What a browser tells the page of a worker by itself are errors; a promise that fails and that nobody awaits, such as that of a program
// that does not come or traps as it starts, is told to nobody.
const ALARM = "addEventListener('unhandledrejection', ({ reason }) => setTimeout(() => { throw reason; }));";

// Gives the page and each worker a loader of its own.
export async function addLoaders(dist) {
  await movePageLoader(dist);
  const workers = (await readdir(dist)).filter((file) => file.endsWith('_loader.js'));
  for (const file of workers) await writeFile(join(dist, file), workerLoader(file.replace('_loader.js', '')));
}

// Trunk's loader stands in the page, and so its addresses are as seen from there; in a file they are as seen from that.
async function movePageLoader(dist) {
  const page = join(dist, 'index.html');
  const html = await readFile(page, 'utf8');
  const scripts = [...html.matchAll(/<script type="module">([^]+?)<\/script>/g)];
  if (scripts.length !== 1) throw new Error(`index.html holds ${scripts.length} scripts instead of Trunk's one`);
  const [[element, script]] = scripts;
  const moved = script.replace(/(module_or_path: )('[^']+')/, '$1new URL($2, import.meta.url)');
  if (moved === script) throw new Error('Trunk’s script does not say where the program is');
  await writeFile(join(dist, LOADER), moved);
  await writeFile(page, html.replace(element, `<script type="module" src="./${LOADER}"></script>`));
}

const workerLoader = (program) => `${ALARM}
const rule = {
  createScriptURL(address) {
    if (address !== './${program}.js') throw new TypeError(\`\${address} is no script of this worker's\`);
    return address;
  },
};
const { trustedTypes } = self;
const policy = trustedTypes ? trustedTypes.createPolicy('${TRUSTED}', rule) : rule;
importScripts(policy.createScriptURL('./${program}.js'));
wasm_bindgen({ module_or_path: './${program}_bg.wasm' });
`;
