// Serves the built page as a plain host would that reads `_headers`: `node scripts/serve.mjs [FOLDER] [PORT]`.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const sirv = createRequire(new URL('../e2e/package.json', import.meta.url))('sirv');
const [folder = 'dist', port = '8080'] = process.argv.slice(2);
const headers = readFileSync(join(folder, '_headers'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/:\s*(.*)/s).slice(0, 2))
  .filter(([name]) => name);

const serve = sirv(folder, { brotli: true, etag: true, setHeaders: (response) => headers.forEach(([name, value]) => response.setHeader(name, value)) });
createServer((request, response) =>
  serve(request, response, () => {
    response.statusCode = 404;
    response.end('There is no such file.');
  }),
).listen(Number(port), '127.0.0.1', () => console.log(`AmalgaMix is at http://127.0.0.1:${port}/`));
