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
import { tracesOf, watchWorkers } from './traces.js';

// The page starts its requests to Spotify at least 250 ms apart, and to ReccoBeats 500 ms; they arrive with some delay, the
// first after a handshake.
const SMALLEST_GAP = { api: 200, reccobeats: 450 };

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
      await use(new Spotify(standIns, context, baseURL, await watchWorkers(context)));
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
  #posted;
  // The address of every request that the browser made, and every line that it logged.
  addresses = [];
  logged = [];

  constructor(standIns, context, baseURL, posted) {
    this.#standIns = standIns;
    this.#context = context;
    this.#baseURL = baseURL;
    this.#posted = posted;
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
    const told = [...this.addresses, ...this.logged, ...this.#posted];
    expect(tokens.filter((token) => told.some((text) => text.includes(token)))).toEqual([]);
    for (const page of this.#pages) expect(await tracesOf(page, tokens)).toEqual([]);
  }

  #expectPatience() {
    for (const [server, gap] of Object.entries(SMALLEST_GAP)) {
      const { mostInFlight, smallestGap } = this[server].journal;
      expect(mostInFlight, `requests in flight to ${server}`).toBeLessThanOrEqual(1);
      expect(smallestGap, `milliseconds between requests to ${server}`).toBeGreaterThan(gap);
    }
    expect(this.accounts.journal.mostInFlight).toBeLessThanOrEqual(1);
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
