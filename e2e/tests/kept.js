// What the browser keeps for the Spotify part of the page.

const DATABASE = 'amalgamix-spotify';

// The storages that hold a session.
export function sessions(page) {
  return page.evaluate(() => ['localStorage', 'sessionStorage'].filter((name) => 'spotify-session' in window[name]));
}

// Everything of Spotify's and ReccoBeats': keys in both storages, and how many records each store of the database has.
export async function keptOfSpotify(page) {
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  return [...keys.filter((key) => /^(spotify|reccobeats)-/.test(key)), ...(await storesWithRecords(page))];
}

// The databases that are there besides.
export async function otherDatabases(page) {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  return names.filter((name) => name !== DATABASE).sort();
}

function storesWithRecords(page) {
  return page.evaluate(async (name) => {
    const done = (request) => new Promise((succeeded) => (request.onsuccess = () => succeeded(request.result)));
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return [];
    const database = await done(indexedDB.open(name));
    const counts = [];
    for (const store of database.objectStoreNames) counts.push({ store, records: await done(database.transaction(store).objectStore(store).count()) });
    database.close();
    return counts.filter(({ records }) => records > 0).map(({ store, records }) => `${store}: ${records}`);
  }, DATABASE);
}
