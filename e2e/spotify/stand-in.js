// What every stand-in is: an HTTPS server with a journal, and with faults where a test wants them.

import { Faults } from './faults.js';
import { Journal } from './journal.js';
import { listen } from './server.js';

export class StandIn {
  journal = new Journal();
  faults = new Faults();
  // What a test may change, and what it is before.
  settings;
  #usual;
  #server;

  constructor(usual) {
    this.#usual = usual;
    this.settings = { ...usual };
  }

  // Where faults and holds lie if a test does not say: everywhere.
  get usualPlace() {
    return {};
  }

  get port() {
    return this.#server.port;
  }

  async listen(certificate, handle) {
    this.#server = await listen(certificate, handle);
  }

  stop() {
    this.faults.clear();
    return this.#server.stop();
  }

  reset() {
    this.faults.clear();
    this.journal.clear();
    Object.assign(this.settings, this.#usual);
  }

  // Spoils answers; see `Faults.add`.
  fault(fault, where) {
    this.faults.add(fault, { ...this.usualPlace, ...where });
  }

  // Lets an answer wait; see `Faults.hold`.
  hold(where) {
    return this.faults.hold({ ...this.usualPlace, ...where });
  }
}
