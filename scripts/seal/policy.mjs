// The page's policy: what it may load and whom it may ask, in the page and in `_headers`, and how long hosts let browsers keep files.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Hosts that read `_headers` send the policy with every file; for the others it stands in the page, where it replaces one that was
// there before.
export async function addPolicy(dist) {
  const page = join(dist, 'index.html');
  const html = (await readFile(page, 'utf8')).replace(/\n *<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const hashes = [...html.matchAll(/<script[^>]*>([^]+?)<\/script>/g)].map(([, script]) => `'sha256-${sha256(script)}'`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self' https://accounts.spotify.com https://api.spotify.com https://api.reccobeats.com",
    "worker-src 'self'",
    'frame-src https://open.spotify.com',
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  await writeFile(page, html.replace('<head>', `<head>\n    ${meta}`));
  await writeFile(join(dist, '_headers'), headers(policy));
}

function headers(policy) {
  return `/*
  Content-Security-Policy: ${policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
/
  Cache-Control: no-cache
/index.html
  Cache-Control: no-cache
/service-worker.js
  Cache-Control: no-cache
/config.json
  Cache-Control: no-cache
/build-*
  Cache-Control: public, max-age=31536000, immutable
`;
}

function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}
