// The recipe for nginx, tried with Debian's nginx: what it sends, and that the page works with it.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { generate } from 'selfsigned';
import { CHECKED, FOR_GOOD, HEADERS } from '../../scripts/seal/policy.mjs';
import { repository } from './files.js';
import { kept, DIST, buildOf } from './own-host.js';
import { open, recommended } from './screen.js';

const build = buildOf(DIST);
const shelf = readdirSync(join(DIST, 'catalog')).find((file) => file.endsWith('.shelf'));
// Debian puts it where only root looks by itself.
const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path)) ?? 'nginx';
const MODULES = '/etc/nginx/modules-enabled';

const test = base.extend({
  nginx: [
    async ({}, use) => {
      const nginx = await start();
      await use(nginx);
      await nginx.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ nginx }, use) => use(nginx.plain),
  serviceWorkers: 'allow',
});

// The recipe as it is, but for places that only root may use, on ports of its own; and once more without TLS, for the browser, which
// keeps no pages of a host whose certificate nobody has signed.
async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'amalgamix-nginx-'));
  const [redirecting, secure, plain] = await Promise.all([freePort(), freePort(), freePort()]);
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  const recipe = readFileSync(join(repository, 'hosting/nginx.conf'), 'utf8')
    .replace(/listen \[::\].*\n/g, '')
    .replace('listen 80;', `listen 127.0.0.1:${redirecting};`)
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${secure} ssl http2; listen 127.0.0.1:${plain};`)
    .replaceAll(/server_name .*;/g, 'server_name 127.0.0.1;')
    .replace(/(ssl_certificate +).*;/, `$1${join(folder, 'cert.pem')};`)
    .replace(/(ssl_certificate_key +).*;/, `$1${join(folder, 'key.pem')};`)
    .replace('root /srv/amalgamix;', `root ${DIST};`)
    .replace('include mime.types;', 'include /etc/nginx/mime.types;');
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${join(folder, what)};`);
  const config = join(folder, 'nginx.conf');
  const user = process.getuid() === 0 ? 'user root;' : '';
  writeFileSync(config, `${user} daemon off; pid ${join(folder, 'pid')}; include ${MODULES}/*.conf; events {} http { access_log off; ${places.join(' ')}\n${recipe}\n}`);
  const log = ['-e', join(folder, 'error.log')];
  execFileSync(NGINX, ['-t', '-q', '-c', config, ...log]);
  const server = spawn(NGINX, ['-c', config, ...log], { stdio: 'inherit' });
  const address = `http://127.0.0.1:${plain}/`;
  await expect.poll(() => answer(address).then(({ status }) => status, () => 0)).toBe(200);
  const stop = async () => {
    const ended = new Promise((end) => server.once('exit', end));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { plain: address, secure: `https://127.0.0.1:${secure}/`, redirecting: `http://127.0.0.1:${redirecting}/`, stop };
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

// An answer as it comes over the line, with its headers by their names in small letters.
function answer(address, headers = {}) {
  const request = address.startsWith('https') ? httpsRequest : httpRequest;
  return new Promise((answered, failed) => {
    const asked = request(address, { headers, rejectUnauthorized: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', failed);
    asked.end();
  });
}

test('it sends the policy of the build with every file, also with those that are not there', async ({ nginx }) => {
  for (const file of ['', `${build}/start.js`, `${build}/scribe_loader.js`, 'service-worker.js', 'no-such-file']) {
    const { headers } = await answer(`${nginx.secure}${file}`);
    for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()], `${name} of /${file}`).toBe(value);
    expect(headers.server).toBe('nginx');
  }
});

test('types and keeping are right', async ({ nginx }) => {
  const expected = {
    '': ['text/html', CHECKED],
    'manifest.webmanifest': ['application/manifest+json', CHECKED],
    'config.json': ['application/json', CHECKED],
    'service-worker.js': ['application/javascript', CHECKED],
    'catalog/manifest.json': ['application/json', CHECKED],
    'icons/icon-192.png': ['image/png', CHECKED],
    [`catalog/${shelf}`]: ['application/octet-stream', FOR_GOOD],
    [`${build}/engine-cpu_bg.wasm`]: ['application/wasm', FOR_GOOD],
    [`${build}/weights/residual.safetensors`]: ['application/octet-stream', FOR_GOOD],
  };
  for (const [file, [type, keeping]] of Object.entries(expected)) {
    const { status, headers } = await answer(`${nginx.secure}${file}`);
    expect([status, headers['content-type'], headers['cache-control']], file).toEqual([200, type, keeping]);
  }
});

test('programs come packed as the browser takes them', async ({ nginx }) => {
  const address = `${nginx.secure}${build}/engine-cpu_bg.wasm`;
  for (const [accepted, packed] of [['br', '.br'], ['gzip', '.gz'], ['identity', '']]) {
    const { headers, body } = await answer(address, { 'accept-encoding': accepted });
    expect(headers['content-encoding'] ?? 'identity').toBe(accepted);
    expect(headers['content-type']).toBe('application/wasm');
    expect(body.equals(readFileSync(join(DIST, build, `engine-cpu_bg.wasm${packed}`)))).toBe(true);
  }
});

test('what has not changed is not sent again, what is not there is refused, and nothing comes without TLS', async ({ nginx }) => {
  const { headers } = await answer(`${nginx.secure}config.json`);
  expect((await answer(`${nginx.secure}config.json`, { 'if-none-match': headers.etag })).status).toBe(304);
  for (const file of ['_headers', 'no-such-file', `${build}/`, 'catalog/']) expect((await answer(`${nginx.secure}${file}`)).status, file).toBe(404);
  const redirected = await answer(`${nginx.redirecting}?screen=alike`);
  expect([redirected.status, redirected.headers.location]).toEqual([301, 'https://127.0.0.1/?screen=alike']);
});

test('a visit works with it, and is kept for the next one', async ({ page }) => {
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  await kept(page);
  await page.reload();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  expect(wrong).toEqual([]);
});
