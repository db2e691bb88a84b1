// An OAuth server that was not written for these tests, set up as Spotify has its own.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { ACCOUNTS } from './certificate.js';

export const SCOPES = ['playlist-read-private', 'playlist-read-collaborative', 'user-library-read', 'playlist-modify-private'];
const HALF_A_YEAR = 182 * 24 * 3600;

// `settings` is read at every token: `{ seconds, rotates }`.
export function makeProvider({ clients, redirect, store, settings }) {
  const provider = new Provider(`https://${ACCOUNTS}`, {
    adapter: (kind) => store.adapter(kind),
    clients: clients.map((client_id) => ({
      client_id,
      redirect_uris: [redirect],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    })),
    clientBasedCORS: () => true,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    issueRefreshToken: () => true,
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    pkce: { required: () => true, methods: ['S256'] },
    renderError: (context, { error, error_description: description }) => {
      context.type = 'text/plain';
      context.body = `${error}: ${description}`;
    },
    responseTypes: ['code'],
    rotateRefreshToken: () => settings.rotates,
    routes: { authorization: '/authorize', token: '/api/token' },
    scopes: SCOPES,
    ttl: {
      AccessToken: () => settings.seconds,
      AuthorizationCode: 600,
      Grant: HALF_A_YEAR,
      Interaction: 3600,
      RefreshToken: HALF_A_YEAR,
      Session: HALF_A_YEAR,
    },
  });
  // The original forgives a missing slash behind the host.
  provider.Client.prototype.redirectUriAllowed = function (uri) {
    return this.redirectUris.includes(uri);
  };
  return provider;
}
