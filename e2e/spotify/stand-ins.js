// Spotify's two servers and ReccoBeats', on this machine.

import { Accounts } from './accounts.js';
import { Api } from './api.js';
import { ACCOUNTS, API, RECCOBEATS, makeCertificate } from './certificate.js';
import { ReccoBeats } from './reccobeats.js';

export class StandIns {
  accounts;
  api;
  reccobeats;
  certificate;

  // Starts all. `redirect` is the redirect URI that is registered.
  static async start(redirect) {
    const all = new StandIns();
    all.certificate = await makeCertificate();
    all.accounts = await Accounts.start({ certificate: all.certificate, redirect });
    all.api = await Api.start({ certificate: all.certificate, accessToken: (value) => all.accounts.accessToken(value) });
    all.reccobeats = await ReccoBeats.start({ certificate: all.certificate });
    return all;
  }

  stop() {
    return Promise.all(this.#all.map((standIn) => standIn.stop()));
  }

  // As on the first day: nobody logged in, no faults, empty journals, the library as invented.
  reset() {
    for (const standIn of this.#all) standIn.reset();
  }

  // What makes Chromium find the stand-ins under the names of those whom they stand for, and nothing else but this machine.
  get resolverRules() {
    const ports = { [ACCOUNTS]: this.accounts.port, [API]: this.api.port, [RECCOBEATS]: this.reccobeats.port };
    const rules = Object.entries(ports).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
    return `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`;
  }

  get violations() {
    return this.#all.flatMap((standIn) => standIn.journal.violations);
  }

  get #all() {
    return [this.accounts, this.api, this.reccobeats];
  }
}
