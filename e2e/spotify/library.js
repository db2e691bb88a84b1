// What the invented listener has on Spotify.

import { chance, episode, inventedId, localFile, onShelf, person, unknownTracks } from './invented.js';

export const LISTENER = person('invented-listener', 'Inge Invented');
const FRIEND = person('invented-friend', 'Fred Fictitious');

// How many tracks the listener has liked, and how many entries the longer playlists have.
export const LIKED = 120;
export const LONG = 240;
export const LARGE = 2000;

// The playlists by what they are for in a test.
export const NAMES = {
  evening: 'Invented evening',
  roadTrip: 'Invented road trip',
  party: 'Invented party, together',
  foreign: 'Somebody else’s invented mix',
  empty: 'Invented and empty',
  oddments: 'Invented odds and ends',
  marathon: 'Invented marathon',
  large: 'Two thousand invented songs',
};

export class Library {
  profile = { ...LISTENER, account_id: 'invented-account', images: [] };
  liked = unknownTracks(LIKED - 40).concat(onShelf(20));
  // In the order in which Spotify lists them; null where Spotify has an entry that it cannot show.
  playlists = [];
  #made = 0;

  constructor() {
    this.add({ name: NAMES.evening, entries: [...onShelf(3, 30), ...onShelf(10, 20)] });
    this.add({ name: NAMES.roadTrip, entries: [...onShelf(25), ...onShelf(30, 35)], old: true });
    this.playlists.push(null);
    this.add({ name: NAMES.party, owner: FRIEND, collaborative: true, entries: onShelf(40, 30) });
    this.add({ name: NAMES.foreign, owner: FRIEND, entries: onShelf(41, 12) });
    this.add({ name: NAMES.empty, entries: [] });
    this.add({ name: NAMES.oddments, entries: oddments(), old: true });
    this.add({ name: NAMES.marathon, entries: shelves(LONG) });
    this.add({ name: NAMES.large, entries: large(2026) });
  }

  // Adds a playlist and answers with it. An entry is a track, an episode, a local file or null; `old` writes it with the field
  // names from before February 2026. Pages that begin at an offset in `shortAt` lack their last entry.
  add({ name, entries = [], owner = LISTENER, collaborative = false, description = '', isPublic = false, old = false, shortAt = [] }) {
    this.#made += 1;
    const playlist = { id: inventedId(400_000 + this.#made), name, entries, owner, collaborative, description, isPublic, old, shortAt, changes: 1 };
    this.playlists.push(playlist);
    return playlist;
  }

  playlist(id) {
    return this.playlists.find((playlist) => playlist?.id === id);
  }

  named(name) {
    return this.playlists.find((playlist) => playlist?.name === name);
  }

  readable({ owner, collaborative }) {
    return owner === LISTENER || collaborative;
  }

  // Appends tracks by their URIs; the answer is the new state's name.
  append(playlist, uris) {
    playlist.entries.push(...uris.map((uri) => ({ ...unknownTracks(1)[0], uri, id: uri.split(':')[2] })));
    playlist.changes += 1;
    return snapshot(playlist);
  }
}

// Changes with every change of the playlist.
export function snapshot({ id, changes }) {
  return Buffer.from(`invented ${changes} ${id}`).toString('base64');
}

function oddments() {
  return [...onShelf(5, 8), localFile(1), null, episode(1), localFile(2), ...unknownTracks(4, 500), null, episode(2)];
}

// Tracks that the catalog knows, shelf after shelf.
function shelves(count) {
  return Array.from({ length: count / 40 }, (_, place) => onShelf(11 + place)).flat();
}

function large(seed) {
  const draw = chance(seed);
  return unknownTracks(LARGE, 1000).map((track) => (draw() < 0.02 ? null : track));
}
