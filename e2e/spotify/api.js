// A stand-in for api.spotify.com: the journal and the faults around Prism, and behind it the library.

import { mistaken, refused } from './failures.js';
import { gone } from './gone.js';
import { Library } from './library.js';
import { answer } from './requests.js';
import { makeProxy } from './schema.js';
import { answerPreflight, bodyOf, cut, openToPages, send } from './server.js';
import { StandIn } from './stand-in.js';

// Whether this app has the old access to audio features.
const usual = { audioFeatures: false };

export class Api extends StandIn {
  library = new Library();
  #proxy;

  // Starts it. `accessToken` tells `{ scopes, expired }` of a token, or undefined.
  static async start({ certificate, accessToken }) {
    const api = new Api(usual);
    api.#proxy = await makeProxy();
    await api.listen(certificate, (request, response) => api.#receive(request, response, accessToken));
    return api;
  }

  reset() {
    super.reset();
    this.library = new Library();
  }

  async #receive(request, response, accessToken) {
    openToPages(response);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    const entry = this.journal.begin(request, response);
    const asked = understood(request, await bodyOf(request));
    const fault = this.faults.take(request);
    await fault?.until;
    const { reply, violations } = await this.#proxy(asked, () => this.#answer(asked, fault, accessToken));
    entry.violations.push(...violations, ...(reply?.violation ? [reply.violation] : []));
    if (fault?.dropped || fault?.lost) return cut(response);
    return send(response, reply ?? refused(400, violations.join('; ')));
  }

  #answer(asked, fault, accessToken) {
    if (fault?.reply) return fault.reply;
    if (fault?.dropped) return {};
    const { library, settings } = this;
    return gone(asked) ?? refusedByToken(asked, accessToken) ?? answer(asked, { library, settings, scopes: accessToken(asked.token).scopes });
  }
}

function understood({ method, url, headers }, text) {
  const { pathname: path, searchParams } = new URL(url, 'https://stand.in');
  const token = headers.authorization?.match(/^Bearer (.+)$/)?.[1];
  return { method, path, query: Object.fromEntries(searchParams), headers, body: parsed(text), token };
}

// JSON where it is such, else the text itself, which no schema allows.
function parsed(text) {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function refusedByToken({ token }, accessToken) {
  if (!token) return mistaken(401, 'No token provided');
  const known = accessToken(token);
  if (!known) return refused(401, 'Invalid access token');
  return known.expired ? refused(401, 'The access token expired') : undefined;
}
