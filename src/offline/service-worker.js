// The service worker: after one visit the page opens and works without a connection.
//
// Its build and that build's files are written in by `scripts/seal/service-worker.mjs`. All of a build's files but the page itself
// lie in a folder named by their content, so that no address ever means a file of another build. A newer service worker waits until
// no page of the older build is open, or until a visitor asks for it; the files of a build stay as long as a page may be open that
// needs them. Answers of other hosts, addresses with a login in them and the catalog, which the engine keeps by itself, are never
// kept here.
//
// What a page says: `settle BUILD` when it has opened, `take over` when the visitor wants the newer build. What it is told:
// `whole` or `incomplete`, whether its files are all here; `renewed`, that a newer build is; `activated`, that another service
// worker answers from now on.

import { NetworkFirst } from 'workbox-strategies';
import { Files } from './files.js';

const BUILD = self.BUILD;
const PAGE = 'index.html';
const SETTINGS = 'config.json';
// Which hosts get the visitor's tokens, or learn what the visitor listens to: requests to them pass by without being seen.
const HOSTS_WITH_TOKENS = ['accounts.spotify.com', 'api.spotify.com', 'api.reccobeats.com'];

// Most visitors' browsers have no use for the large engine: it is kept once a page has loaded it.
const isLarge = ({ url }) => url.includes('/engine-webgpu');
const entries = self.__WB_MANIFEST;
const files = new Files('amalgamix', entries.filter((entry) => !isLarge(entry)));
const large = new Files('amalgamix-webgpu', entries.filter(isLarge));
const settings = new NetworkFirst({ cacheName: 'amalgamix-settings', networkTimeoutSeconds: 3 });

const scope = self.registration.scope;

self.addEventListener('install', (event) => {
  // Browsers that do not know this hand the requests over, and they are not answered here.
  event.addRoutes?.(HOSTS_WITH_TOKENS.map((hostname) => ({ condition: { urlPattern: { hostname } }, source: 'network' })));
  event.waitUntil(install(event));
});

// One that does not come whole is no newer build: the browser tries again.
async function install(event) {
  const isFirst = !self.registration.active;
  try {
    await files.install(event);
  } catch (error) {
    if (isFirst) await tell('incomplete');
    throw error;
  }
  if (!isFirst) await tell('renewed');
}

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(() => tell('activated'))));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).replace(/[?#].*/s, '');
  if (request.mode === 'navigate') {
    if (path === '' || path === PAGE) event.respondWith(page(event));
  } else if (path === SETTINGS) {
    event.respondWith(settings.handle(event));
  } else if (files.has(scope + path)) {
    event.respondWith(files.answer(event, scope + path));
  } else if (large.has(scope + path)) {
    event.respondWith(large.answer(event, scope + path));
  } else if (path.startsWith('build-')) {
    event.respondWith(ofAnotherBuild(request));
  }
});

// The page of this build, whatever follows its address. If it is gone here and another one is on the server, that one, which
// names its own files.
async function page(event) {
  try {
    return await files.answer(event, scope + PAGE);
  } catch {
    return fetch(event.request);
  }
}

// For a page that was open before this build was.
async function ofAnotherBuild(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('message', (event) => {
  const [wish, build] = String(event.data).split(' ');
  if (wish === 'settle') event.waitUntil(settle(event, build));
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});

async function settle(event, build) {
  const answer = (word) => event.source.postMessage(word);
  if (self.registration.waiting || build !== BUILD) answer('renewed');
  if (build !== BUILD) return;
  const isWhole = await files.mend(event);
  answer(isWhole ? 'whole' : 'incomplete');
  if (await isLargeInUse()) await large.mend(event);
  await tidy(event);
}

async function isLargeInUse() {
  const workers = await self.clients.matchAll({ type: 'worker', includeUncontrolled: true });
  return workers.some(isLarge);
}

// Drops the files of older builds, unless a page of theirs may be open.
async function tidy(event) {
  const { waiting, installing } = self.registration;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (waiting || installing || pages.length > 1) return;
  await Promise.all([files.dropOthers(event), large.dropOthers(event)]);
}

async function tell(word) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(word);
}
