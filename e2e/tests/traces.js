// Where a page leaves what it should not: in what the browser keeps, in the page itself, and in what its workers are told.

// The record that may hold tokens, in the session's storage or the local one.
const SESSION = 'spotify-session';

// Notes all that the pages of a context post to workers, as text; answers with the list that grows.
export async function watchWorkers(context) {
  const posted = [];
  await context.exposeBinding('postedToWorker', (_, text) => void posted.push(text));
  await context.addInitScript(wrapWorkers);
  return posted;
}

// The places in which a page holds one of these secrets, by name.
export async function tracesOf(page, secrets) {
  const kept = await page.evaluate(everythingKept, SESSION);
  return kept.filter(({ text }) => secrets.some((secret) => text.includes(secret))).map(({ place }) => place);
}

// Runs in the page. Bytes are read one by one as characters, which is enough to find ASCII in them.
function wrapWorkers() {
  const readable = (_, value) => {
    if (typeof value === 'bigint') return String(value);
    return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value;
  };
  window.asTestsRead = (value) => JSON.stringify(value, readable) ?? '';
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    window.postedToWorker(window.asTestsRead(message));
    return post.call(this, message, ...more);
  };
}

// Runs in the page: `{ place, text }` of all that the browser keeps for it but the session, and of what the page shows.
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
