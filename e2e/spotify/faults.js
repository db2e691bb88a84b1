// Faults to come: each waits for a request that fits it and then spoils the answer.

export class Faults {
  #waiting = [];

  clear() {
    for (const { release } of this.#waiting) release?.();
    this.#waiting = [];
  }

  // Spoils the next answer, or the next `times`, to requests of this `method` and `path` (a beginning or a pattern), after
  // letting `skip` of them pass. `offset` confines it to the page that begins there.
  add(fault, { method, path = '/', offset, times = 1, skip = 0 } = {}) {
    this.#waiting.push({ ...fault, method, path, offset, times, skip });
  }

  // Lets a request wait for as long as the test wants: `await held.arrived`, then `held.release()`.
  hold(where) {
    const held = {};
    held.arrived = new Promise((arrive) => (held.arrive = arrive));
    held.until = new Promise((release) => (held.release = release));
    this.add(held, where);
    return held;
  }

  // The fault that this request meets, if any.
  take(request) {
    const fault = this.#waiting.find((fault) => fault.times > 0 && fits(fault, request));
    if (!fault) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    fault.times -= 1;
    fault.arrive?.();
    return fault;
  }
}

function fits({ method, path, offset }, request) {
  const at = new URL(request.url, 'https://stand.in').searchParams.get('offset');
  return (
    (method === undefined || method === request.method) &&
    (path instanceof RegExp ? path.test(request.url) : request.url.startsWith(path)) &&
    (offset === undefined || offset === Number(at ?? 0))
  );
}
