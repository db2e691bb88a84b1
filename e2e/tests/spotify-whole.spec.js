// The whole way: from a login to a new playlist on Spotify.

import { LISTENER, NAMES } from '../spotify/library.js';
import { genres, recommendations, recommended } from './screen.js';
import { button, readPlaylist, recommendedIds, report } from './spotify-screen.js';
import { expect, test } from './spotify.js';

test('a playlist is read, its genres are found, and what fits in becomes a playlist of its own', async ({ page, spotify }) => {
  const before = spotify.api.library.playlists.length;
  await readPlaylist(page, NAMES.evening);
  await expect(report(page, 50)).toBeVisible();
  await expect(genres(page)).toContainText('%');
  await recommended(page);
  const ids = await recommendedIds(page);
  await button(recommendations(page), 'Save to Spotify').click();
  await expect(recommendations(page).getByRole('status').filter({ hasText: '30 tracks are in your new private playlist' })).toBeVisible();

  const { playlists } = spotify.api.library;
  expect(playlists).toHaveLength(before + 1);
  const made = playlists.at(-1);
  expect(made).toMatchObject({ isPublic: false, owner: LISTENER });
  expect(made.entries.map(({ id }) => id)).toEqual(ids);
  await expect(recommendations(page).getByRole('status').filter({ hasText: `“${made.name}”` })).toBeVisible();
  await expect(recommendations(page).getByRole('link', { name: 'Open it in Spotify', exact: true })).toHaveAttribute('href', new RegExp(made.id));
  await spotify.expectClean();
});
