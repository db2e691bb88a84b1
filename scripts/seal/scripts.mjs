// Makes the scripts around the programs small: they are written to be read, and the first screen waits for some of them.

import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { build } = createRequire(new URL('../../e2e/package.json', import.meta.url))('esbuild');

// Replaces each script of a folder by one that does the same.
export async function shorten(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
  await build({ entryPoints: files.map((file) => join(folder, file)), outdir: folder, outbase: folder, allowOverwrite: true, minify: true, charset: 'utf8' });
}
