// A certificate for the hosts that have a stand-in, which nobody trusts but the tests; made anew at every start.

import { generate } from 'selfsigned';

export const ACCOUNTS = 'accounts.spotify.com';
export const API = 'api.spotify.com';
export const RECCOBEATS = 'api.reccobeats.com';

// The private key and the certificate, both as PEM.
export async function makeCertificate() {
  const names = [ACCOUNTS, API, RECCOBEATS].map((value) => ({ type: 2, value }));
  const made = await generate([{ name: 'commonName', value: ACCOUNTS }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  return { key: made.private, cert: made.cert };
}
