// The page's policy: what it may load and whom it may ask, in the page and in `_headers`, and how long hosts let browsers keep files.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// The one name under which addresses of scripts are trusted.
export const TRUSTED = 'amalgamix';

// What holds wherever it is said.
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https://accounts.spotify.com https://api.spotify.com https://api.reccobeats.com",
  "worker-src 'self'",
  'frame-src https://open.spotify.com',
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED}`,
].join('; ');

// What hosts send with every file. The last two directives and headers mean nothing inside of a page.
export const HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
};

// Addresses under which another build has another file.
const RENEWED = ['/', '/index.html', '/service-worker.js', '/config.json', '/manifest.webmanifest', '/catalog/manifest.json'];

export const CHECKED = 'no-cache';
export const FOR_GOOD = 'public, max-age=31536000, immutable';

// Hosts that read `_headers` send the policy with every file; for the others it stands in the page, where it replaces one that was
// there before.
export async function addPolicy(dist) {
  const page = join(dist, 'index.html');
  const html = (await readFile(page, 'utf8')).replace(/\n *<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  await writeFile(page, html.replace('<head>', `<head>\n    ${meta}`));
  await writeFile(join(dist, '_headers'), headers());
}

function headers() {
  const kept = (path, rule) => `${path}\n  Cache-Control: ${rule}\n`;
  const sent = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
  return ['/*\n', ...sent, ...RENEWED.map((path) => kept(path, CHECKED)), kept('/build-*', FOR_GOOD)].join('');
}
