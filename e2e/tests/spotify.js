// Playwright's test with Spotify's stand-ins: the page under test finds them at Spotify's own addresses.
//
// `spotify.accounts` and `spotify.api` are the servers, as `../spotify/accounts.js` and `../spotify/api.js` describe them; each
// test finds them as new. `spotify.expectClean()` is for the end of a test.

import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { CLIENT_ID } from '../spotify/accounts.js';
import { ACCOUNTS, API } from '../spotify/certificate.js';
import { StandIns } from '../spotify/stand-ins.js';
import { repository } from './files.js';

// The page starts its requests at least 250 ms apart; they arrive with some delay, the first after a handshake.
const SMALLEST_GAP = 200;

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
      await use(new Spotify(standIns, context, baseURL));
    },
    { auto: true },
  ],
});

// The library's tracks stand in the demo catalog, whichever one the build has.
function inDemoCatalog(url) {
  return join(repository, 'demo-catalog', new URL(url).pathname.split('/').pop());
}

class Spotify {
  #standIns;
  #hosts;
  // The address of every request that the browser made, and every line that it logged.
  addresses = [];
  logged = [];

  constructor(standIns, context, baseURL) {
    this.#standIns = standIns;
    this.#hosts = [new URL(baseURL).host, ACCOUNTS, API];
    context.on('request', (request) => this.addresses.push(request.url()));
    context.on('console', (message) => this.logged.push(message.text()));
  }

  get accounts() {
    return this.#standIns.accounts;
  }

  get api() {
    return this.#standIns.api;
  }

  // That nothing was asked which Spotify or its schema would refuse, one request at a time and at the agreed pace, nowhere else
  // than at Spotify and the page's own host, and that no token stands in an address or a log.
  expectClean() {
    const { accounts, api } = this;
    expect(this.#standIns.violations).toEqual([]);
    expect(api.journal.mostInFlight).toBeLessThanOrEqual(1);
    expect(api.journal.smallestGap).toBeGreaterThan(SMALLEST_GAP);
    const called = this.addresses.filter((address) => address.startsWith('http')).map((address) => new URL(address).host);
    expect(called.filter((host) => !this.#hosts.includes(host))).toEqual([]);
    const told = [...this.addresses, ...this.logged];
    expect(accounts.tokens.filter((token) => told.some((text) => text.includes(token)))).toEqual([]);
  }
}

export { expect };
