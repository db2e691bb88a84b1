// The files of one build, each kept in the browser's cache and checked whenever it is taken out: one that is missing or damaged
// comes from the server, which mends the cache.

import { PrecacheController } from 'workbox-precaching';

export class Files {
  #controller;
  // The hash of each file, by the address under which the cache has it.
  #hashes = new Map();
  #cacheName;

  // `entries` are workbox's, `{ url, revision, integrity }`, with addresses relative to the page.
  constructor(cacheName, entries) {
    this.#cacheName = cacheName;
    const isWhole = async ({ request, cachedResponse }) => {
      const hash = this.#hashes.get(request.url);
      return cachedResponse && (await hasHash(cachedResponse.clone(), hash)) ? cachedResponse : null;
    };
    this.#controller = new PrecacheController({ cacheName, plugins: [{ cachedResponseWillBeUsed: isWhole }] });
    this.#controller.addToCacheList(entries);
    for (const { url, integrity } of entries) this.#hashes.set(this.#controller.getCacheKeyForURL(url), integrity);
  }

  has(url) {
    return this.#controller.getCacheKeyForURL(url) !== undefined;
  }

  // The file at an address. The request is made anew, for a page's own may be one whose answer cannot be checked.
  answer(event, url) {
    const cacheKey = this.#controller.getCacheKeyForURL(url);
    const params = { cacheKey, integrity: this.#hashes.get(cacheKey) };
    return this.#controller.strategy.handle({ event, params, request: new Request(url) });
  }

  // Fetches every file that is not here; fails if one does not come, or is of another build.
  async install(event) {
    await this.#inherit();
    await this.#controller.install(event);
  }

  // Fetches what is missing or damaged; says whether everything is here now.
  async mend(event) {
    const answers = this.#controller.getCachedURLs().map((url) => this.answer(event, url));
    const outcomes = await Promise.allSettled(answers);
    return outcomes.every(({ value }) => value?.ok);
  }

  // Drops the files of every other build.
  dropOthers(event) {
    return this.#controller.activate(event);
  }

  // Takes over the files that have not changed since another build. They get a response without an address of its own: scripts
  // would go by it, and load what belongs to that build.
  async #inherit() {
    const cache = await caches.open(this.#cacheName);
    const others = new Map((await cache.keys()).map(({ url }) => [withoutBuild(url), url]));
    for (const [key, hash] of this.#hashes) {
      const twin = others.get(withoutBuild(key));
      if (!twin || twin === key) continue;
      const response = await cache.match(twin);
      if (await hasHash(response.clone(), hash)) await cache.put(key, new Response(await response.blob(), response));
    }
  }
}

function withoutBuild(url) {
  return url.replace(/\/build-[0-9a-f]+\//, '/');
}

async function hasHash(response, hash) {
  const digest = await crypto.subtle.digest('SHA-384', await response.arrayBuffer());
  return hash === `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
