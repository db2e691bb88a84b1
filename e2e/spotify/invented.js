// Tracks, people and ids that exist nowhere, and say so.

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
// The demo catalog's tracks are numbered behind those of the demo playlists, a genre after the other.
const FIRST_OF_CATALOG = 211;
const A_SHELF = 40;
const SHELVES = 57;

// A Spotify id whose first bytes spell "invented", as the demo catalog writes them.
export function inventedId(number) {
  const bytes = Buffer.alloc(16);
  bytes.write('invented', 'latin1');
  bytes.writeBigUInt64BE(BigInt(number), 8);
  let left = BigInt(`0x${bytes.toString('hex')}`);
  let id = '';
  for (let place = 0; place < 22; place += 1) {
    id = DIGITS[Number(left % 62n)] + id;
    left /= 62n;
  }
  return id;
}

// The number behind such an id, undefined for every other id.
export function numberOfId(id) {
  const digits = [...id].map((digit) => DIGITS.indexOf(digit));
  const hex = digits.reduce((sum, digit) => sum * 62n + BigInt(Math.max(0, digit)), 0n).toString(16).padStart(32, '0');
  const number = Number(BigInt(`0x${hex.slice(-16)}`));
  return Number.isSafeInteger(number) && inventedId(number) === id ? number : undefined;
}

// The first tracks of a shelf of the demo catalog: the page finds features for these.
export function onShelf(genre, count = A_SHELF) {
  return Array.from({ length: Math.min(count, A_SHELF) }, (_, place) => track(FIRST_OF_CATALOG + genre * A_SHELF + place));
}

// Tracks that the demo catalog does not know.
export function unknownTracks(count, from = 0) {
  return Array.from({ length: count }, (_, place) => track(FIRST_OF_CATALOG + SHELVES * A_SHELF + from + place));
}

export function track(number) {
  const id = inventedId(number);
  return {
    ...named('track', id, `Invented song ${number}`),
    type: 'track',
    duration_ms: 150_000 + (number * 7919) % 150_000,
    explicit: number % 11 === 0,
    is_local: false,
    disc_number: 1,
    track_number: 1 + (number % 12),
    artists: [{ ...named('artist', inventedId(100_000 + (number % 97)), `Invented artist ${number % 97}`), type: 'artist' }],
    album: { ...named('album', inventedId(200_000 + (number % 211)), `Invented album ${number % 211}`), type: 'album', images: [] },
    external_ids: { isrc: inventedIsrc(number) },
  };
}

// The recording's code of a track, and the number behind it.
const ISRC = 'ZZINV26';
const inventedIsrc = (number) => ISRC + String(number).padStart(5, '0');
export function numberOfIsrc(isrc) {
  return isrc.startsWith(ISRC) ? Number(isrc.slice(ISRC.length)) : undefined;
}

export function localFile(number) {
  return {
    ...track(number),
    id: null,
    name: `Invented file ${number}`,
    uri: `spotify:local:Nobody:Nowhere:Invented+file+${number}:180`,
    href: null,
    is_local: true,
    external_urls: {},
    external_ids: {},
  };
}

export function episode(number) {
  return {
    ...named('episode', inventedId(300_000 + number), `Invented episode ${number}`),
    type: 'episode',
    duration_ms: 1_800_000,
    explicit: false,
    release_date: '2026-01-01',
  };
}

export function person(id, name) {
  return { ...named('user', id, undefined), type: 'user', display_name: name };
}

function named(kind, id, name) {
  return {
    id,
    uri: `spotify:${kind}:${id}`,
    href: `https://api.spotify.com/v1/${kind}s/${id}`,
    external_urls: { spotify: `https://open.spotify.com/${kind}/${id}` },
    ...(name && { name }),
  };
}

// Numbers from 0 to 1 that a seed decides.
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
