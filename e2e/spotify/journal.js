// What a stand-in was asked, and how it answered.

import { performance } from 'node:perf_hooks';

export class Journal {
  // Every request in the order of arrival: `{ method, path, at, status, violations }`. `at` is in milliseconds, `path` has its
  // query, `status` is undefined until the answer is complete, and stays so where the connection was cut.
  entries = [];
  // The most requests that were ever open at once.
  mostInFlight = 0;
  #inFlight = 0;

  clear() {
    this.entries = [];
    this.mostInFlight = this.#inFlight;
  }

  // Notes a request; its end is noted when its connection is done with it.
  begin(request, response) {
    const entry = { method: request.method, path: request.url, at: performance.now(), status: undefined, violations: [] };
    this.entries.push(entry);
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    response.once('close', () => {
      this.#inFlight -= 1;
      if (response.writableFinished) entry.status = response.statusCode;
    });
    return entry;
  }

  // The requests of a method whose path begins so.
  asked(method, path) {
    return this.entries.filter((entry) => entry.method === method && entry.path.startsWith(path));
  }

  // Milliseconds between the starts of the two requests that were closest together; infinite where there were fewer than two.
  get smallestGap() {
    const starts = this.entries.map(({ at }) => at);
    return Math.min(Infinity, ...starts.slice(1).map((at, before) => at - starts[before]));
  }

  // What was asked that Spotify would not answer, as sentences.
  get violations() {
    return this.entries.flatMap(({ method, path, violations }) => violations.map((reason) => `${method} ${path}: ${reason}`));
  }
}
