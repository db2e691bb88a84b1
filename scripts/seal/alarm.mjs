// Has workers raise an alarm whenever they fail. What a browser tells the page of by itself are errors; a promise that fails and that
// nobody awaits, such as that of a program that does not come or traps as it starts, is told to nobody.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ALARM = "addEventListener('unhandledrejection', ({ reason }) => setTimeout(() => { throw reason; }));\n";

// Puts the alarm before whatever else begins a worker.
export async function addAlarms(dist) {
  for (const file of (await readdir(dist)).filter((file) => file.endsWith('_loader.js'))) {
    await writeFile(join(dist, file), ALARM + (await readFile(join(dist, file), 'utf8')));
  }
}
