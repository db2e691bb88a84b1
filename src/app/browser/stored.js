// What the browser keeps for this page beside its short records, counted and dropped. Other pages may live at the same address, so
// everything goes by its name. Not in Rust, for the first screen waits for every byte of the page's program, and this is shorter.

const isOwn = (name) => name.startsWith('amalgamix');
const DATABASES = ['amalgamix-catalog', 'amalgamix-spotify'];

// How many files of the page's are kept, their bytes, and when the oldest came, in milliseconds since 1970.
export async function files() {
  const found = [0, 0, NaN];
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const came = Date.parse(answer?.headers.get('date'));
      found[0] += 1;
      found[1] += (await answer?.blob())?.size ?? 0;
      if (came < found[2] || Number.isNaN(found[2])) found[2] = came;
    }
  }
  return found;
}

// How many bytes are kept of all pages at this address, and how many would be at most.
export async function room() {
  const { usage, quota } = await navigator.storage.estimate();
  return [usage, quota];
}

// Drops the files, and the service worker with them.
export async function dropFiles() {
  const covering = await navigator.serviceWorker?.getRegistration();
  const registration = covering?.scope === new URL('./', document.baseURI).href ? covering : undefined;
  const worker = registration?.installing;
  await registration?.unregister();
  // One that is still being installed would go on to bring files.
  while (worker?.state === 'installing') await new Promise((changed) => worker.addEventListener('statechange', changed, { once: true }));
  for (const name of await ownCaches()) await caches.delete(name);
}

// Empties the databases. They stay, for other programs of the page may have them open.
export async function emptyDatabases() {
  for (const name of DATABASES) await empty(name);
}

async function empty(name) {
  const opening = indexedDB.open(name);
  // One that is not there is not made: whoever needs it would find it without its stores.
  let isMissing = false;
  opening.onupgradeneeded = () => {
    isMissing = true;
    opening.transaction.abort();
  };
  const database = await settled(opening, 'success').catch((error) => {
    if (!isMissing) throw error;
  });
  if (!database) return;
  const stores = [...database.objectStoreNames];
  if (stores.length > 0) {
    const transaction = database.transaction(stores, 'readwrite');
    for (const store of stores) transaction.objectStore(store).clear();
    await settled(transaction, 'complete');
  }
  database.close();
}

function settled(request, success) {
  return new Promise((resolve, reject) => {
    request[`on${success}`] = () => resolve(request.result);
    request.onerror = request.onabort = () => reject(request.error);
  });
}

// Pages that were not served safely have no such caches.
async function ownCaches() {
  return window.caches ? (await caches.keys()).filter(isOwn) : [];
}
