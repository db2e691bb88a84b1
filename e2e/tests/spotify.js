// Playwright's test with Spotify's stand-ins: the page under test finds them at Spotify's own addresses.
//
// `spotify.accounts`, `spotify.api` and `spotify.reccobeats` are the servers, as the files in `../spotify/` describe them; each
// test finds them as new. `await spotify.expectClean()` is for the end of a test.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { CLIENT_ID } from '../spotify/accounts.js';
import { ACCOUNTS, API, RECCOBEATS } from '../spotify/certificate.js';
import { StandIns } from '../spotify/stand-ins.js';
import { repository } from './files.js';
import { tracesOf } from './traces.js';
import { watch } from './watch.js';

// Milliseconds between the beginnings of requests, by the page's own clock: it has to keep 250 and 500, less what timers round.
const SMALLEST_GAP = { [API]: 245, [RECCOBEATS]: 495 };

// For tests that need the servers alone.
export const serverTest = base.extend({
  standIns: [
    async ({}, use, worker) => {
      const standIns = await StandIns.start(worker.project.use.baseURL);
      await use(standIns);
      await standIns.stop();
    },
    { scope: 'worker' },
  ],
  renewed: [
    async ({ standIns }, use) => {
      standIns.reset();
      await use();
    },
    { auto: true },
  ],
});

export const test = serverTest.extend({
  launchOptions: [
    async ({ launchOptions, standIns }, use) => use({ ...launchOptions, args: [...(launchOptions.args ?? []), standIns.resolverRules] }),
    { scope: 'worker' },
  ],
  ignoreHTTPSErrors: true,
  // Chromium would ask the user whether a page may call this machine, which is where Spotify's names lead here.
  permissions: ['local-network-access'],
  spotify: [
    async ({ context, standIns, baseURL }, use) => {
      await context.route('**/config.json', (route) => route.fulfill({ json: { spotify_client_id: CLIENT_ID, contact: '' } }));
      await context.route('**/catalog/*', (route) => route.fulfill({ path: inDemoCatalog(route.request().url()) }));
      await context.route('**/catalog/manifest.json', (route) => route.fulfill({ json: realManifest(route.request().url()) }));
      await use(new Spotify(standIns, context, baseURL, await watch(context)));
    },
    { auto: true },
  ],
});

// The library's tracks stand in the demo catalog, whichever one the build has.
function inDemoCatalog(url) {
  return join(repository, 'demo-catalog', new URL(url).pathname.split('/').pop());
}

// Passed off as a real catalog's, so that what is recommended can be saved.
function realManifest(url) {
  return { ...JSON.parse(readFileSync(inDemoCatalog(url), 'utf8')), origin: 'dataset' };
}

class Spotify {
  #standIns;
  #context;
  #baseURL;
  // The address of every request that the browser made, and every line that it logged.
  addresses = [];
  logged = [];
  // As `watch.js` describes them.
  begun;
  posted;

  constructor(standIns, context, baseURL, { begun, posted }) {
    this.#standIns = standIns;
    this.#context = context;
    this.#baseURL = baseURL;
    this.begun = begun;
    this.posted = posted;
    context.on('request', (request) => this.addresses.push(request.url()));
    context.on('console', (message) => this.logged.push(message.text()));
  }

  get accounts() {
    return this.#standIns.accounts;
  }

  get api() {
    return this.#standIns.api;
  }

  get reccobeats() {
    return this.#standIns.reccobeats;
  }

  // That nothing was asked which would be refused, one request at a time and at the agreed pace, nowhere else than here, at
  // Spotify and at ReccoBeats, and that tokens stand nowhere but where they belong.
  async expectClean() {
    expect(this.#standIns.violations).toEqual([]);
    this.#expectPatience();
    expect(this.#called.filter((host) => !this.#allowed.includes(host))).toEqual([]);
    const { tokens } = this.accounts;
    const told = [...this.addresses, ...this.logged, ...this.posted];
    expect(tokens.filter((token) => told.some((text) => text.includes(token)))).toEqual([]);
    for (const page of this.#pages) expect(await tracesOf(page, tokens)).toEqual([]);
  }

  #expectPatience() {
    for (const { journal } of [this.accounts, this.api, this.reccobeats]) expect(journal.mostInFlight).toBeLessThanOrEqual(1);
    this.#expectPace(API, this.api);
    this.#expectPace(RECCOBEATS, this.reccobeats);
  }

  #expectPace(host, { journal }) {
    const starts = this.begun.filter((request) => request.host === host).map(({ at }) => at).sort((one, other) => one - other);
    expect(starts.length, `requests to ${host} that were seen to begin`).toBeGreaterThanOrEqual(Math.min(1, journal.entries.length));
    const gaps = starts.slice(1).map((at, before) => at - starts[before]);
    expect(Math.min(Infinity, ...gaps), `milliseconds between requests to ${host}`).toBeGreaterThan(SMALLEST_GAP[host]);
  }

  get #called() {
    return this.addresses.filter((address) => address.startsWith('http')).map((address) => new URL(address).host);
  }

  // The page's own host has two names, of which Spotify takes one.
  get #allowed() {
    const { host, port } = new URL(this.#baseURL);
    return [host, `localhost:${port}`, ACCOUNTS, API, RECCOBEATS];
  }

  get #pages() {
    return this.#context.pages().filter((page) => page.url().startsWith(this.#baseURL));
  }
}

export { expect };
