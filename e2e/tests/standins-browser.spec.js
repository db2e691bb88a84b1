// A browser meets the stand-ins at Spotify's own addresses, and sees of their answers what it would see of Spotify's.

import { CLIENT_ID } from '../spotify/accounts.js';
import { Client } from '../spotify/client.js';
import { dropped, lostReply, rateLimited } from '../spotify/failures.js';
import { expect, test } from './spotify.js';

const REQUEST = { client_id: CLIENT_ID, response_type: 'code', code_challenge_method: 'S256', state: 'invented', scope: 'user-library-read' };

let token;
test.beforeEach(async ({ page, baseURL, standIns }) => {
  token = (await new Client(standIns).tokens()).access_token;
  await page.route(baseURL, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A blank page</title>' }));
  await page.goto(baseURL);
});

// What a page gets of a request: the status and the header that it may read, or that the request failed.
function ask(page, path, init = {}) {
  return page.evaluate(
    async ([path, init]) => {
      try {
        const response = await fetch(`https://api.spotify.com${path}`, init);
        return { status: response.status, retryAfter: response.headers.get('retry-after') };
      } catch {
        return 'failed';
      }
    },
    [path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } }],
  );
}

test('a page reads the answers', async ({ page, spotify }) => {
  expect(await ask(page, '/v1/me')).toEqual({ status: 200, retryAfter: null });
  await spotify.expectClean();
});

test('a login page can be clicked through', async ({ page, baseURL, spotify }) => {
  spotify.accounts.settings.user = 'reads';
  const query = { ...REQUEST, redirect_uri: baseURL, code_challenge: 'invented-'.repeat(5).slice(0, 43) };
  await page.route(`${baseURL}?*`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Back</title>' }));
  await page.goto(`https://accounts.spotify.com/authorize?${new URLSearchParams(query)}`);
  await page.getByRole('button', { name: 'Agree' }).click();
  await page.waitForURL(/\?code=/);
  await spotify.expectClean();
});

test('a page reads Retry-After only where it is exposed, and nothing without CORS', async ({ page, spotify }) => {
  spotify.api.fault(rateLimited({ retryAfter: 3 }));
  spotify.api.fault(rateLimited({ retryAfter: 3, exposed: true }));
  spotify.api.fault(rateLimited({ cors: false }));
  expect(await ask(page, '/v1/me')).toEqual({ status: 429, retryAfter: null });
  expect(await ask(page, '/v1/me')).toEqual({ status: 429, retryAfter: '3' });
  expect(await ask(page, '/v1/me')).toBe('failed');
});

test('the browser does not repeat what was cut off', async ({ page, spotify }) => {
  const body = JSON.stringify({ name: 'Once', public: false });
  const post = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
  for (const fault of [dropped(), lostReply()]) {
    await ask(page, '/v1/me');
    spotify.api.fault(fault, { method: 'POST' });
    expect(await ask(page, '/v1/me/playlists', post)).toBe('failed');
  }
  expect(spotify.api.journal.asked('POST', '/v1/me/playlists')).toHaveLength(2);
});

test('a page can leave in the middle of a request', async ({ page, baseURL, spotify }) => {
  const held = spotify.api.hold();
  const left = ask(page, '/v1/me').catch(() => 'left');
  await held.arrived;
  await page.goto(baseURL);
  held.release();
  expect(await left).toBe('left');
  expect(await ask(page, '/v1/me')).toMatchObject({ status: 200 });
  expect(spotify.api.journal.entries[0].status).toBeUndefined();
});

test('the accounts server has no CORS but at the token endpoint', async ({ page }) => {
  const failed = await page.evaluate(() => fetch('https://accounts.spotify.com/authorize').then(() => false, () => true));
  expect(failed).toBe(true);
});

test('requests that are too many, too fast, elsewhere or with a token in the address are found', async ({ page, spotify }) => {
  await ask(page, '/v1/me');
  await ask(page, '/v1/me');
  await expect(spotify.expectClean()).rejects.toThrow();
  spotify.api.journal.clear();
  spotify.begun.length = 0;
  await spotify.expectClean();
  await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => {}));
  await expect(spotify.expectClean()).rejects.toThrow(/elsewhere/);
  spotify.addresses.length = 0;
  await spotify.expectClean();
  await page.evaluate((token) => fetch(`/nowhere?${token}`).catch(() => {}), token);
  await expect(spotify.expectClean()).rejects.toThrow();
});
