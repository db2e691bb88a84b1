// Two style sheets out of many: what the first screen needs, and what comes with the rest of the page's program (`split.mjs` fetches it).
// Together and without what only readers need they are half as large as one by one.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { transform } = createRequire(new URL('../../e2e/package.json', import.meta.url))('esbuild');

// Sheets of which nothing is on the first screen. They come last on the page.
const LATER = ['catalog', 'tuning', 'report', 'alike', 'settings'];

export const LATER_STYLES = 'later.css';
const FIRST_STYLES = 'first.css';

export async function joinStyles(dist) {
  const page = join(dist, 'index.html');
  const html = await readFile(page, 'utf8');
  const links = [...html.matchAll(/ *<link rel="stylesheet" href="\.\/((\w+)-\w+\.css)"[^>]*>\n?/g)];
  const sheets = links.map(([element, file, name]) => ({ element, file, isLater: LATER.includes(name) }));
  if (sheets.filter(({ isLater }) => isLater).length !== LATER.length) throw new Error('the page lacks a style sheet that is to come later');
  await gatherInto(dist, FIRST_STYLES, sheets.filter(({ isLater }) => !isLater));
  await gatherInto(dist, LATER_STYLES, sheets.filter(({ isLater }) => isLater));
  const [first, ...others] = sheets;
  const without = others.reduce((text, { element }) => text.replace(element, ''), html);
  await writeFile(page, without.replace(first.element, `    <link rel="stylesheet" href="./${FIRST_STYLES}">\n`));
}

async function gatherInto(dist, into, sheets) {
  const texts = await Promise.all(sheets.map(({ file }) => readFile(join(dist, file), 'utf8')));
  const { code } = await transform(texts.join('\n'), { loader: 'css', minify: true, charset: 'utf8' });
  await writeFile(join(dist, into), code);
  await Promise.all(sheets.map(({ file }) => rm(join(dist, file))));
}
