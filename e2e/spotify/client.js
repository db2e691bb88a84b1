// A plain client of the stand-ins, which trusts their certificate alone: the code flow by hand, without a browser.

import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:https';
import { ACCOUNTS, API, RECCOBEATS } from './certificate.js';
import { CLIENT_ID } from './accounts.js';
import { bodyOf } from './server.js';

export const REDIRECT = 'http://127.0.0.1:8137/';
export const READING = 'playlist-read-private playlist-read-collaborative user-library-read';

export class Client {
  #standIns;
  #cookies = new Map();

  constructor(standIns) {
    this.#standIns = standIns;
  }

  // Asks for a token by a form.
  token(form) {
    const body = new URLSearchParams({ client_id: CLIENT_ID, ...form }).toString();
    return this.accounts('POST', '/api/token', { body, type: 'application/x-www-form-urlencoded' });
  }

  // Follows the login until it leaves for the page; answers with the query that the page would get, and the verifier.
  async login({ scope = READING, ...more } = {}) {
    const verifier = randomBytes(32).toString('base64url');
    const query = {
      client_id: CLIENT_ID,
      response_type: 'code',
      redirect_uri: REDIRECT,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      state: 'invented-state',
      scope,
      ...more,
    };
    const last = await this.follow('GET', `/authorize?${new URLSearchParams(query)}`);
    return { ...last, verifier };
  }

  // Follows redirects as a browser does, as long as they stay at Spotify: `{ status, body, query }`.
  async follow(method, path) {
    const answer = await this.accounts(method, path);
    if (!answer.headers.location) return answer;
    const to = new URL(answer.headers.location, `https://${ACCOUNTS}`);
    if (to.hostname === ACCOUNTS) return this.follow('GET', to.pathname + to.search);
    return { ...answer, query: Object.fromEntries(to.searchParams) };
  }

  // Exchanges what `login` brought.
  exchange({ query, verifier }, more) {
    return this.token({ grant_type: 'authorization_code', code: query.code, redirect_uri: REDIRECT, code_verifier: verifier, ...more });
  }

  refresh(refresh_token) {
    return this.token({ grant_type: 'refresh_token', refresh_token });
  }

  // A login from end to end; answers with the tokens.
  async tokens(options) {
    return (await this.exchange(await this.login(options))).body;
  }

  async accounts(method, path, options) {
    const answer = await this.#ask(ACCOUNTS, this.#standIns.accounts.port, method, path, options);
    for (const cookie of answer.headers['set-cookie'] ?? []) this.#cookies.set(...cookie.split(';')[0].split(/=(.*)/s));
    return answer;
  }

  api(method, path, { token, json, ...options } = {}) {
    const body = json && { body: JSON.stringify(json), type: 'application/json' };
    return this.#ask(API, this.#standIns.api.port, method, path, { token, ...body, ...options });
  }

  reccobeats(path, options) {
    return this.#ask(RECCOBEATS, this.#standIns.reccobeats.port, 'GET', path, options);
  }

  // `{ status, headers, body }`, the body as JSON where it is such; rejects where the connection was cut.
  #ask(host, port, method, path, { body, type, token } = {}) {
    const headers = {
      host,
      ...(type && { 'content-type': type }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(host === ACCOUNTS && { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; ') }),
    };
    return new Promise((answered, failed) => {
      const asked = request({ host: '127.0.0.1', port, servername: host, ca: this.#standIns.certificate.cert, method, path, headers }, async (response) => {
        const text = await bodyOf(response);
        const json = /json/.test(response.headers['content-type']);
        answered({ status: response.statusCode, headers: response.headers, body: json ? JSON.parse(text) : text });
      });
      asked.once('error', failed);
      asked.end(body);
    });
  }
}
