// A stand-in for api.reccobeats.com, which tells audio features of some tracks to everybody.

import { chance, inventedId, numberOfId, numberOfIsrc, track } from './invented.js';
import { answerPreflight, cut, openToPages, send } from './server.js';
import { StandIn } from './stand-in.js';

// How a track can be known: under its id at Spotify, or only as the same recording on another album, by its ISRC.
export const BY_ID = 'by id';
export const BY_ISRC = 'by ISRC';

// The most ids in one request.
export const MOST = 40;

const usual = {
  // How it knows a track, as the invented library has it: `BY_ID`, `BY_ISRC` or not at all.
  knows: ({ number }) => (number % 2 === 0 ? BY_ID : number % 10 === 5 ? BY_ISRC : undefined),
};

const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;
const ISRC = /^[A-Z]{2}[0-9A-Z]{3}[0-9]{7}$/;
// Other releases have ids of their own.
const FIRST_OF_OTHER_RELEASES = 500_000;

export class ReccoBeats extends StandIn {
  static async start({ certificate }) {
    const reccobeats = new ReccoBeats(usual);
    await reccobeats.listen(certificate, (request, response) => reccobeats.#receive(request, response));
    return reccobeats;
  }

  async #receive(request, response) {
    openToPages(response);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    const entry = this.journal.begin(request, response);
    const { violation, ...reply } = this.#answer(request);
    if (violation) entry.violations.push(violation);
    if (request.headers.authorization) entry.violations.push('nobody but Spotify may see a token');
    const fault = this.faults.take(request);
    await fault?.until;
    if (fault?.dropped || fault?.lost) return cut(response);
    return send(response, fault?.reply ?? reply);
  }

  #answer({ method, url }) {
    const { pathname, searchParams } = new URL(url, 'https://stand.in');
    if (method !== 'GET' || pathname !== '/v1/audio-features') return mistaken(404, 4040, 'The stand-in does not serve this');
    const ids = (searchParams.get('ids') ?? '').split(',');
    const violation = faultOf(ids);
    if (violation) return mistaken(400, 4004, violation);
    const content = ids.map((id) => this.#found(id)).filter(Boolean);
    return { status: 200, body: { content: content.reverse() } };
  }

  // What it tells of the track with this id or ISRC, if it knows it.
  #found(id) {
    const number = SPOTIFY_ID.test(id) ? numberOfId(id) : numberOfIsrc(id);
    if (number === undefined) return undefined;
    const known = this.settings.knows({ number, ...track(number) });
    const found = known === BY_ID || (known === BY_ISRC && ISRC.test(id));
    return found ? features(number, known) : undefined;
  }
}

function mistaken(status, code, violation) {
  return { status, body: { code, error: violation }, violation };
}

function faultOf(ids) {
  if (ids.length > MOST) return `${ids.length} ids are more than ${MOST}`;
  if (new Set(ids).size < ids.length) return 'an id is asked twice';
  return ids.every((id) => SPOTIFY_ID.test(id) || ISRC.test(id)) ? undefined : 'an id is neither of Spotify nor an ISRC';
}

function features(number, known) {
  const draw = chance(number);
  const id = inventedId(known === BY_ID ? number : FIRST_OF_OTHER_RELEASES + number);
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    href: `https://open.spotify.com/track/${id}`,
    isrc: track(number).external_ids.isrc,
    acousticness: draw(),
    danceability: draw(),
    energy: draw(),
    instrumentalness: draw(),
    key: Math.floor(draw() * 12),
    liveness: draw(),
    loudness: -20 * draw(),
    mode: Math.round(draw()),
    speechiness: draw() / 2,
    tempo: 80 + 100 * draw(),
    valence: draw(),
  };
}
