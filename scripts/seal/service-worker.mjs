// Makes the service worker of `src/offline/`: with the list of the build's files, each with its hash, and in one file.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tools = createRequire(new URL('../../e2e/package.json', import.meta.url));
const { getManifest } = tools('workbox-build');
const { build } = tools('esbuild');
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

// Everything that the page can ask for, but the catalog, which the engine keeps by itself.
const NEEDED = ['index.html', 'icon.svg', 'manifest.webmanifest', 'build-*/**/*.{js,css,wasm,json,md,safetensors,csv,svg}'];
// What training and measuring found, in full; the page reads the summary and shows the drawings.
const FOR_READERS = ['build-*/weights/report/!(summary).json'];

// Writes `service-worker.js` into the finished folder. `name` is that of the build's own folder.
export async function addServiceWorker(dist, name) {
  const { manifestEntries, count, size, warnings } = await getManifest({
    globDirectory: dist,
    globPatterns: NEEDED,
    globIgnores: FOR_READERS,
    // Files in the build's own folder have addresses of their own already.
    dontCacheBustURLsMatching: /^build-/,
    maximumFileSizeToCacheInBytes: 32 << 20,
    manifestTransforms: [async (entries) => ({ manifest: await Promise.all(entries.map((entry) => hashed(dist, entry))) })],
  });
  if (warnings.length > 0) throw new Error(`The list for the service worker is not complete: ${warnings.join(' ')}`);
  await build({
    entryPoints: [at('src/offline/service-worker.js')],
    outfile: join(dist, 'service-worker.js'),
    bundle: true,
    minify: true,
    nodePaths: [at('e2e/node_modules')],
    define: {
      'process.env.NODE_ENV': '"production"',
      'self.BUILD': JSON.stringify(name),
      'self.__WB_MANIFEST': JSON.stringify(manifestEntries),
    },
  });
  console.log(`service worker: ${count} files, ${size} bytes unpacked`);
}

async function hashed(dist, entry) {
  const hash = createHash('sha384').update(await readFile(join(dist, entry.url)));
  return { ...entry, integrity: `sha384-${hash.digest('base64')}` };
}
