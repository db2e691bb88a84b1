// Where a page leaves what it should not: in what the browser keeps for it, and in the page itself.

// The record that may hold tokens, in the session's storage or the local one.
const SESSION = 'spotify-session';

// The places in which a page holds one of these secrets, by name.
export async function tracesOf(page, secrets) {
  const kept = await page.evaluate(everythingKept, SESSION);
  return kept.filter(({ text }) => secrets.some((secret) => text.includes(secret))).map(({ place }) => place);
}

// Runs in the page, which `watch.js` has prepared: `{ place, text }` of all that the browser keeps for it but the session, and of
// what the page shows.
async function everythingKept(session) {
  const done = (request) =>
    new Promise((succeeded, failed) => {
      request.onsuccess = () => succeeded(request.result);
      request.onerror = () => failed(request.error);
    });

  function fromStorage(name) {
    const records = Object.entries(window[name]).filter(([key]) => key !== session);
    return records.map(([key, value]) => ({ place: `${name}, ${key}`, text: key + value }));
  }

  async function fromDatabase({ name }) {
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const texts = [];
    for (const store of stores) {
      const reading = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(reading.getAllKeys()), done(reading.getAll())]);
      texts.push({ place: `IndexedDB ${name}, ${store}`, text: window.asTestsRead([keys, values]) });
    }
    database.close();
    return texts;
  }

  async function fromCache(name) {
    const cache = await caches.open(name);
    const texts = [];
    for (const request of await cache.keys()) {
      const answer = await (await cache.match(request)).text();
      texts.push({ place: `cache ${name}`, text: request.url + window.asTestsRead([...request.headers]) + answer });
    }
    return texts;
  }

  const databases = await Promise.all((await indexedDB.databases()).map(fromDatabase));
  const cached = await Promise.all((await caches.keys()).map(fromCache));
  return [
    ...fromStorage('localStorage'),
    ...fromStorage('sessionStorage'),
    ...databases.flat(),
    ...cached.flat(),
    { place: 'cookies', text: document.cookie },
    { place: 'address', text: location.href + window.asTestsRead(history.state) },
    { place: 'document', text: document.documentElement.outerHTML },
  ];
}
