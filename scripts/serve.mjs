// Serves the built page as a plain host would that reads `_headers`: `node scripts/serve.mjs [FOLDER] [PORT]`.

import { createServer } from 'node:http';
import { host } from './host.mjs';

const [folder = 'dist', port = '8080'] = process.argv.slice(2);
createServer(host(folder)).listen(Number(port), '127.0.0.1', () => console.log(`AmalgaMix is at http://127.0.0.1:${port}/`));
