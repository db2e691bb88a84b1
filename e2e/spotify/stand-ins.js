// Both of Spotify's servers, on this machine.

import { Accounts } from './accounts.js';
import { Api } from './api.js';
import { ACCOUNTS, API, makeCertificate } from './certificate.js';

export class StandIns {
  accounts;
  api;
  certificate;

  // Starts both. `redirect` is the redirect URI that is registered.
  static async start(redirect) {
    const both = new StandIns();
    both.certificate = await makeCertificate();
    both.accounts = await Accounts.start({ certificate: both.certificate, redirect });
    both.api = await Api.start({ certificate: both.certificate, accessToken: (value) => both.accounts.accessToken(value) });
    return both;
  }

  stop() {
    return Promise.all([this.accounts.stop(), this.api.stop()]);
  }

  // As on the first day: nobody logged in, no faults, empty journals, the library as invented.
  reset() {
    this.accounts.reset();
    this.api.reset();
  }

  // What makes Chromium find the stand-ins under Spotify's names, and nothing else but this machine.
  get resolverRules() {
    const rules = [`MAP ${ACCOUNTS}:443 127.0.0.1:${this.accounts.port}`, `MAP ${API}:443 127.0.0.1:${this.api.port}`];
    return `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`;
  }

  get violations() {
    return [...this.accounts.journal.violations, ...this.api.journal.violations];
  }
}
