// Prism between the page and the stand-in: a request that Spotify's published schema does not allow never reaches the library.
//
// The schema is not part of this repository. It is looked for at AMALGAMIX_SPOTIFY_SCHEMA, else as `../shared/spotify-openapi.yml`
// beside the repository; where there is none, requests pass unchecked, which is said once.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prism from '@stoplight/prism-http';
import { API } from './certificate.js';

const BESIDE = fileURLToPath(new URL('../../../shared/spotify-openapi.yml', import.meta.url));
const VERSION = '/v1';

// The schema's file, undefined where there is none.
export function schemaFile() {
  return [process.env.AMALGAMIX_SPOTIFY_SCHEMA, BESIDE].find((file) => file && existsSync(file));
}

// Answers with a function that hands `{ method, path, query, headers, body }` to `answer` if the schema allows it, and tells
// what stands against it otherwise: `{ reply, violations }`, of which there is one or the other.
export async function makeProxy() {
  const file = schemaFile();
  if (!file) {
    console.warn('No Spotify schema: requests to the stand-in are NOT checked against it. Name the file in AMALGAMIX_SPOTIFY_SCHEMA.');
    return async (request, answer) => ({ reply: await answer(), violations: [] });
  }
  const operations = await prism.getHttpOperationsFromSpec(file);
  return async (request, answer) => {
    const instance = prism.createInstance(SETTINGS, { logger: SILENT, forward: forward(request, answer) });
    const { left: unknown, right: known } = await instance.request(asPrismReads(request), operations)();
    return known?.output ?? { violations: [unknown.detail ?? unknown.message] };
  };
}

// As `prism proxy --errors`: what breaks the schema is refused.
const SETTINGS = {
  isProxy: true,
  upstream: new URL(`https://${API}${VERSION}`),
  validateRequest: true,
  validateResponse: false,
  checkSecurity: false,
  errors: true,
  mock: {},
};

const SILENT = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'success'].map((level) => [level, () => {}]));
SILENT.child = () => SILENT;

// Prism's step behind its checks. Its own would ask the library by HTTP and mend the answer, which has to stay broken here.
function forward(request, answer) {
  return ({ validations }, _upstream, _proxy, operation) => () => async () => {
    const violations = [...validations.map(({ message }) => message), ...strangers(request, operation.request)];
    return { _tag: 'Right', right: violations.length > 0 ? { violations } : { violations, reply: await answer() } };
  };
}

// Parameters that the operation does not know.
function strangers({ query }, { query: known = [] }) {
  const names = Object.keys(query).filter((name) => !known.some((parameter) => parameter.name === name));
  return names.map((name) => `Request query has an unknown parameter ${name}`);
}

function asPrismReads({ method, path, query, headers, body }) {
  return {
    method: method.toLowerCase(),
    url: { baseUrl: `https://${API}${VERSION}`, path: path.replace(VERSION, ''), query },
    headers,
    body,
  };
}
