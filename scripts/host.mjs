// Answers as a plain host would that reads `_headers`, for `serve.mjs` and the tests.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const sirv = createRequire(new URL('../e2e/package.json', import.meta.url))('sirv');

// A function from a request and a response, for the files of a folder.
export function host(folder) {
  const rules = rulesOf(readFileSync(join(folder, '_headers'), 'utf8'));
  const serve = sirv(folder, { brotli: true, gzip: true, etag: true, setHeaders: (response, path) => setHeaders(rules, response, path) });
  return (request, response) =>
    serve(request, response, () => {
      response.statusCode = 404;
      response.end('There is no such file.');
    });
}

// A path, which may end with a star, and below it the headers of the files that it means, indented.
function rulesOf(text) {
  const rules = [];
  for (const line of text.split('\n').filter((line) => line.trim())) {
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/:\s*(.*)/s).slice(0, 2));
  }
  return rules;
}

function setHeaders(rules, response, path) {
  const isMeant = ({ path: meant }) => (meant.endsWith('*') ? path.startsWith(meant.slice(0, -1)) : path === meant);
  for (const { headers } of rules.filter(isMeant)) for (const [name, value] of headers) response.setHeader(name, value);
}
