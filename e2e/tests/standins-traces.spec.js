// A token that a page leaves where it does not belong is found; one in the session's record is not held against it.

import { Client } from '../spotify/client.js';
import { expect, test } from './spotify.js';

let token;
test.beforeEach(async ({ page, baseURL, standIns }) => {
  token = (await new Client(standIns).tokens()).access_token;
  await page.route(baseURL, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A blank page</title>' }));
  await page.goto(baseURL);
});

// What a page could do with a token, each by the place where it is found.
const leaks = {
  'localStorage, other': (token) => localStorage.setItem('other', `{"token":"${token}"}`),
  'sessionStorage, other': (token) => sessionStorage.setItem('other', token),
  'cache answers': async (token) => (await caches.open('answers')).put('/x', new Response(token)),
  'cookies': (token) => (document.cookie = `token=${token}`),
  'document': (token) => (document.body.textContent = token),
  'address': (token) => history.pushState({ token }, ''),
  'IndexedDB kept, things': (token) =>
    new Promise((stored) => {
      const opening = indexedDB.open('kept');
      opening.onupgradeneeded = () => opening.result.createObjectStore('things');
      opening.onsuccess = () => {
        const writing = opening.result.transaction('things', 'readwrite');
        writing.objectStore('things').put({ bytes: new TextEncoder().encode(`before ${token} behind`) }, 1);
        writing.oncomplete = stored;
      };
    }),
};
for (const [place, leak] of Object.entries(leaks)) {
  test(`a token is found: ${place}`, async ({ page, spotify }) => {
    await spotify.expectClean();
    await page.evaluate(leak, token);
    await expect(spotify.expectClean()).rejects.toThrow(place);
  });
}

for (const form of ['text', 'bytes', 'object']) {
  test(`a token that is posted to a worker is found: as ${form}`, async ({ page, spotify }) => {
    await page.evaluate(
      ([form, token]) => {
        const bytes = new TextEncoder().encode(`before ${token} behind`);
        const worker = new Worker(URL.createObjectURL(new Blob([''])));
        worker.postMessage({ text: token, bytes: bytes.buffer, object: { deep: [bytes] } }[form]);
      },
      [form, token],
    );
    await expect(spotify.expectClean()).rejects.toThrow(token);
  });
}

test('the session may hold its token', async ({ page, spotify }) => {
  await page.evaluate((token) => {
    sessionStorage.setItem('spotify-session', token);
    localStorage.setItem('spotify-session', token);
  }, token);
  await spotify.expectClean();
});
