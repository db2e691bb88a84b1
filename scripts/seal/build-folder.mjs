// The folder of a build's own files, named by the content of all of them. No address in it ever means a file of another build: a
// page that is open while a newer build takes the older one's place gets its own files or none.

import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

// What has the same address in every build, because people, hosts and other programs go there by name.
const STAYS = ['index.html', '404.html', 'config.json', 'manifest.webmanifest', 'icon.svg', 'icons', 'screenshots', 'catalog'];

// Moves the build's files into their folder, tells the page where they are, and answers with the folder's name.
export async function gather(dist) {
  const names = (await readdir(dist)).filter((name) => !STAYS.includes(name) && !name.startsWith('.'));
  const build = `build-${await contentOf(dist, names)}`;
  await mkdir(join(dist, build));
  for (const name of names) await rename(join(dist, name), join(dist, build, name));
  const page = join(dist, 'index.html');
  // Trunk writes the addresses of its files as `./FILE`.
  const html = (await readFile(page, 'utf8')).replaceAll(/(["'])\.\//g, `$1./${build}/`);
  await writeFile(page, html.replace('<head>', `<head>\n    <meta name="build" content="${build}">`));
  return build;
}

// A name for what files and folders contain.
async function contentOf(dist, names) {
  const hash = createHash('sha256');
  for (const file of await filesIn(dist, names)) hash.update(`${file}\0`).update(await readFile(join(dist, file)));
  return hash.digest('hex').slice(0, 12);
}

async function filesIn(dist, names) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(dist, join(entry.parentPath, entry.name)));
  return files.filter((file) => names.includes(file.split('/')[0])).sort();
}
