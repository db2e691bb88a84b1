// A stand-in for accounts.spotify.com: a real OAuth server with Spotify's habits, and with faults where a test wants them.

import { consentPage } from './accounts-pages.js';
import { Store } from './accounts-store.js';
import { ACCOUNTS } from './certificate.js';
import { makeProvider } from './provider.js';
import { cut, openToPages, send } from './server.js';
import { StandIn } from './stand-in.js';

// Invented, both known to the stand-in; the second is for visitors who bring their own.
export const CLIENT_ID = '1f4e57ed00000000000000000c11e471';
export const OTHER_CLIENT_ID = '1f4e57ed00000000000000000c11e472';

const TOKEN = '/api/token';
const usual = {
  // For how many seconds new access tokens live, at least 1.
  seconds: 3600,
  // Whether a refresh brings a new refresh token and ends the old one; Spotify's normally does not.
  rotates: false,
  // What the user does when asked: `agrees` at once, `cancels` at once, or `reads` until the test presses a button.
  user: 'agrees',
};

export class Accounts extends StandIn {
  #store = new Store();
  #provider;

  // Starts it. `redirect` is the one redirect URI that is registered, compared to the letter.
  static async start({ certificate, redirect }) {
    const accounts = new Accounts(usual);
    accounts.#provider = makeProvider({ clients: [CLIENT_ID, OTHER_CLIENT_ID], redirect, store: accounts.#store, settings: accounts.settings });
    accounts.#provider.use((context, next) => accounts.#around(context, next));
    await accounts.listen(certificate, accounts.#provider.callback());
    return accounts;
  }

  // Only the token endpoint has faults.
  get usualPlace() {
    return { method: 'POST', path: TOKEN };
  }

  reset() {
    super.reset();
    this.#store.clear();
  }

  // `{ scopes, expired }` of an access token that was given out, else undefined.
  accessToken(value) {
    return this.#store.accessToken(value);
  }

  // Every access token ends now, though the page was promised an hour.
  expireAccessTokens() {
    this.#store.expire('AccessToken');
  }

  // As if the user had taken the permission back, or six months had passed: the next refresh is an `invalid_grant`.
  revokeRefreshTokens() {
    this.#store.expire('RefreshToken');
  }

  // Every token that was given out: none may turn up where it does not belong.
  get tokens() {
    return this.#store.tokens;
  }

  async #around(context, next) {
    const { req: request, res: response, path } = context;
    const entry = this.journal.begin(request, response);
    if (path.startsWith('/login/')) return this.#login(context);
    if (path === '/authorize') entry.violations.push(...faultsOfAuthorize(context.query));
    if (path.startsWith('/authorize')) return withoutIssuer(context, next);
    if (path !== TOKEN) return next();
    openToPages(response);
    const fault = this.faults.take(request);
    await fault?.until;
    if (fault?.reply || fault?.dropped) {
      context.respond = false;
      return fault.dropped ? cut(response) : send(response, fault.reply);
    }
    await next();
    if (request.headers.authorization) entry.violations.push('a public client sends no Authorization');
    if (context.oidc?.params?.grant_type === 'refresh_token' && !this.settings.rotates) delete context.body.refresh_token;
    if (fault?.lost) {
      context.respond = false;
      cut(response);
    }
  }

  async #login(context) {
    context.respond = false;
    const { req: request, res: response } = context;
    const interaction = await this.#provider.interactionDetails(request, response);
    const asked = interaction.params.scope?.split(' ') ?? [];
    const choice = context.path.split('/')[3] ?? this.settings.user;
    if (choice === 'reads') return consentPage(response, { uid: interaction.uid, asked });
    const result = choice.startsWith('cancel') ? { error: 'access_denied' } : await this.#agreed(interaction, asked);
    return this.#provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  async #agreed({ params, session, grantId }, asked) {
    const accountId = session?.accountId ?? 'invented-listener';
    const grant = (grantId && (await this.#provider.Grant.find(grantId))) || new this.#provider.Grant({ accountId, clientId: params.client_id });
    grant.addOIDCScope(asked.join(' '));
    return { login: { accountId }, consent: { grantId: await grant.save() } };
  }
}

// RFC 9207 adds the issuer to what the page gets back; Spotify does not have it.
async function withoutIssuer(context, next) {
  await next();
  const location = context.response.get('location');
  if (!location) return;
  const to = new URL(location, `https://${ACCOUNTS}`);
  to.searchParams.delete('iss');
  context.set('location', to.href);
}

// What Spotify would let pass, and a page must not leave out.
function faultsOfAuthorize({ state, code_challenge_method: method }) {
  return [
    ...(state ? [] : ['there is no state']),
    ...(method === 'S256' ? [] : ['the code challenge is not S256']),
  ];
}
