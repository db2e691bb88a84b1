// What Spotify took away from new apps. The schema marks most of it as deprecated only, so it is refused here by name.

import { mistaken } from './failures.js';

const BATCHES = 'tracks|albums|artists|shows|episodes|audiobooks|chapters';
const GONE = [
  { path: new RegExp(`^/v1/(${BATCHES})$`), what: 'reading many at once' },
  { path: /^\/v1\/users\//, what: "other users' profiles and playlists" },
  { path: /^\/v1\/playlists\/[^/]+\/tracks$/, what: 'the old name of /items' },
  { path: /^\/v1\/artists\/[^/]+\/(related-artists|top-tracks)$/, what: 'related artists and top tracks' },
  { path: /^\/v1\/(recommendations|audio-analysis)(\/|$)/, what: 'recommendations and analysis' },
  { path: /^\/v1\/(browse|markets)(\/|$)/, what: 'browsing and markets' },
];

// The refusal of a request that nobody may make any more, else undefined.
export function gone({ path }) {
  const found = GONE.find((entry) => entry.path.test(path));
  return found && mistaken(403, undefined, `is gone: ${found.what}`);
}
