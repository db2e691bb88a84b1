// The stand-in for accounts.spotify.com keeps Spotify's rules and fails when told to.

import { Client, READING } from '../spotify/client.js';
import { OTHER_CLIENT_ID } from '../spotify/accounts.js';
import { dropped, emptyBody, lostReply, unavailable } from '../spotify/failures.js';
import { expect, serverTest as test } from './spotify.js';

let client;
test.beforeEach(({ standIns }) => {
  client = new Client(standIns);
});

test('a login ends with a code, which brings tokens for the scopes that were asked for', async ({ standIns }) => {
  const login = await client.login();
  expect(Object.keys(login.query).sort()).toEqual(['code', 'state']);
  expect(login.query.state).toBe('invented-state');
  const { status, headers, body } = await client.exchange(login);
  expect(status).toBe(200);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: READING });
  expect(body.access_token).not.toContain('.');
  expect(body.refresh_token).toBeTruthy();
  expect(standIns.violations).toEqual([]);
});

test('PKCE is enforced', async () => {
  const login = await client.login();
  const wrong = await client.exchange({ ...login, verifier: 'w'.repeat(43) });
  expect(wrong).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect((await client.exchange(await client.login(), { code_verifier: undefined })).status).toBe(400);
});

test('a login without PKCE, with a plain challenge or without a state is a violation', async ({ standIns }) => {
  expect((await client.login({ code_challenge: '', code_challenge_method: '' })).query?.code).toBeUndefined();
  expect((await client.login({ code_challenge_method: 'plain' })).query?.code).toBeUndefined();
  await client.login({ state: '' });
  expect(standIns.violations.map((violation) => violation.replace(/.*: /, ''))).toEqual([
    'the code challenge is not S256',
    'the code challenge is not S256',
    'there is no state',
  ]);
});

test('a code serves once, and its second use ends what it brought', async () => {
  const login = await client.login();
  const { body } = await client.exchange(login);
  expect(await client.exchange(login)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await client.refresh(body.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

for (const redirect_uri of ['http://127.0.0.1:8137', 'http://localhost:8137/', 'http://127.0.0.1:8137/other']) {
  test(`the redirect URI is compared to the letter: ${redirect_uri}`, async () => {
    const { status, query } = await client.login({ redirect_uri });
    expect(status).toBe(400);
    expect(query).toBeUndefined();
  });
}

test('an unknown Client ID is refused, a second known one is not', async () => {
  expect((await client.login({ client_id: 'f'.repeat(32) })).status).toBe(400);
  const login = await client.login({ client_id: OTHER_CLIENT_ID });
  expect((await client.exchange(login)).body.error).toBeTruthy();
  const again = await client.login({ client_id: OTHER_CLIENT_ID });
  expect((await client.exchange(again, { client_id: OTHER_CLIENT_ID })).status).toBe(200);
});

test('a refresh brings no new refresh token, and the old one serves on', async () => {
  const { refresh_token: token, access_token: first } = await client.tokens();
  for (let times = 0; times < 2; times += 1) {
    const { status, body } = await client.refresh(token);
    expect(status).toBe(200);
    expect(body.refresh_token).toBeUndefined();
    expect(body.access_token).not.toBe(first);
  }
});

test('a refresh can bring a new refresh token, and then ends the old one', async ({ standIns }) => {
  standIns.accounts.settings.rotates = true;
  const { refresh_token: old } = await client.tokens();
  const { body } = await client.refresh(old);
  expect(body.refresh_token).not.toBe(old);
  expect((await client.refresh(body.refresh_token)).status).toBe(200);
  expect((await client.refresh(old)).body.error).toBe('invalid_grant');
});

test('a revoked refresh token is an invalid grant', async ({ standIns }) => {
  const { refresh_token: token } = await client.tokens();
  standIns.accounts.revokeRefreshTokens();
  expect(await client.refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('the time that a token lives can be chosen', async ({ standIns }) => {
  standIns.accounts.settings.seconds = 1;
  expect((await client.tokens()).expires_in).toBe(1);
});

test('the user can read first, then agree or cancel', async ({ standIns }) => {
  standIns.accounts.settings.user = 'reads';
  const { status, body } = await client.login();
  expect(status).toBe(200);
  const [agree, cancel] = [...body.matchAll(/action="([^"]+)"/g)].map(([, path]) => path);
  expect((await client.follow('POST', cancel)).query).toMatchObject({ error: 'access_denied', state: 'invented-state' });
  expect((await client.follow('POST', agree)).query?.code).toBeUndefined();
  const again = await client.login();
  expect((await client.follow('POST', again.body.match(/action="([^"]+agree)"/)[1])).query.code).toBeTruthy();
});

test('the user can cancel at once', async ({ standIns }) => {
  standIns.accounts.settings.user = 'cancels';
  expect((await client.login()).query).toMatchObject({ error: 'access_denied' });
});

test('whoever agreed is not asked again, but for more', async ({ standIns }) => {
  await client.login();
  standIns.accounts.settings.user = 'reads';
  expect((await client.login()).query.code).toBeTruthy();
  expect((await client.login({ scope: `${READING} playlist-modify-private` })).body).toContain('Change your private playlists');
});

test('the token endpoint can be out of service or say nothing', async ({ standIns }) => {
  const { refresh_token: token } = await client.tokens();
  standIns.accounts.fault(unavailable(), { times: 2 });
  standIns.accounts.fault(emptyBody(500));
  expect((await client.refresh(token)).status).toBe(503);
  expect((await client.refresh(token)).status).toBe(503);
  expect(await client.refresh(token)).toMatchObject({ status: 500, body: '' });
  expect((await client.refresh(token)).status).toBe(200);
});

test('the token endpoint can drop the connection before or after the code is spent', async ({ standIns }) => {
  const login = await client.login();
  standIns.accounts.fault(dropped());
  await expect(client.exchange(login)).rejects.toThrow();
  expect((await client.exchange(login)).status).toBe(200);
  const lost = await client.login();
  standIns.accounts.fault(lostReply());
  await expect(client.exchange(lost)).rejects.toThrow();
  expect((await client.exchange(lost)).body.error).toBe('invalid_grant');
});

test('the token endpoint can be slow', async ({ standIns }) => {
  const login = await client.login();
  const held = standIns.accounts.hold();
  const slow = client.exchange(login);
  await held.arrived;
  expect(standIns.accounts.journal.asked('POST', '/api/token')[0].status).toBeUndefined();
  held.release();
  expect((await slow).status).toBe(200);
});
