// A host of the test's own: it can be shut, and another build can take the place of the one that it serves. Service workers, which
// other tests do without, are allowed here.

import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { host as answers } from '../../scripts/host.mjs';
import { addPolicy } from '../../scripts/seal/policy.mjs';
import { addServiceWorker } from '../../scripts/seal/service-worker.mjs';
import { repository } from './files.js';

export const DIST = realpathSync(join(repository, 'dist'));
export const buildOf = (folder) => readdirSync(folder).find((name) => name.startsWith('build-'));

export const test = base.extend({
  serviceWorkers: 'allow',
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

class Host {
  #answer = answers(DIST);
  #isShut = false;
  #newer;
  #server = createServer((request, response) => (this.#isShut ? request.socket.destroy() : this.#answer(request, response)));

  async start() {
    await new Promise((listening) => this.#server.listen(0, '127.0.0.1', listening));
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}/`;
  }

  // Another build takes the place of the one that is served; answers with the name of its folder.
  async renew() {
    this.#newer = mkdtempSync(join(tmpdir(), 'amalgamix-newer-'));
    const build = await renewed(this.#newer);
    this.#answer = answers(this.#newer);
    return build;
  }

  // Answers nothing from now on, on open lines neither.
  shut() {
    this.#isShut = true;
    this.#server.closeAllConnections();
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    if (this.#newer) rmSync(this.#newer, { recursive: true });
  }
}

// Makes a build whose files lie elsewhere, and in which a demo playlist is called otherwise.
async function renewed(folder) {
  cpSync(DIST, folder, { recursive: true });
  const [older, newer] = [buildOf(folder), 'build-ffffffffffff'];
  renameSync(join(folder, older), join(folder, newer));
  change(join(folder, 'index.html'), older, newer);
  change(join(folder, newer, 'demo/playlists.json'), 'After midnight', 'Long after midnight');
  for (const packed of ['br', 'gz']) rmSync(join(folder, newer, `demo/playlists.json.${packed}`));
  for (const file of ['index.html', 'service-worker.js']) for (const packed of ['br', 'gz']) rmSync(join(folder, `${file}.${packed}`));
  await addPolicy(folder);
  await addServiceWorker(folder, newer);
  return newer;
}

function change(file, what, into) {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(what, into));
}

// The page says that everything is kept, and answers then without a network.
export async function kept(page) {
  await expect(page.getByText('Ready for offline use: page, networks and catalog are here.')).toBeVisible();
}

// The addresses of everything that the browser keeps of the host's files.
export function cached(page) {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
}

export { expect };
