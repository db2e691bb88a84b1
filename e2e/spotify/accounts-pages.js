// The page on which the user agrees, or presses Cancel.

import { send } from './server.js';

const scopes = {
  'playlist-read-private': 'See your private playlists',
  'playlist-read-collaborative': 'See the playlists that you share',
  'user-library-read': 'See what you saved in your library',
  'playlist-modify-private': 'Change your private playlists',
};

export function consentPage(response, { uid, asked }) {
  const wishes = asked.map((scope) => `<li>${scopes[scope] ?? 'Something else'}</li>`).join('');
  const body = `<!doctype html><html lang="en"><title>An invented Spotify login</title><h1>This is not Spotify but a test</h1>
<p>The page asks to:</p><ul>${wishes}</ul>
<form method="post" action="/login/${uid}/agree"><button>Agree</button></form>
<form method="post" action="/login/${uid}/cancel"><button>Cancel</button></form></html>`;
  send(response, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
}
