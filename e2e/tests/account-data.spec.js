// Files that hold several playlists: what Spotify sends to those who ask for their account's data, and tables of other tools.
// All tracks are invented.

import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exported, repository } from './files.js';
import { alert, choose, genres, open } from './screen.js';

const fixture = (name) => readFileSync(join(repository, 'tests/fixtures/playlists', name));
const choice = (page) => page.getByRole('region', { name: 'Which playlist?' });
const offer = (page, name) => choice(page).getByRole('button', { name });
const title = (page) => page.getByRole('heading', { level: 1 });

test('of several playlists in account data one is chosen, by keyboard alone', async ({ page }) => {
  await open(page);
  await choose(page, 'Playlist1.json', fixture('Playlist1.json'));
  await expect(choice(page).getByRole('heading')).toBeFocused();
  await expect(choice(page)).toContainText('“Playlist1” holds 2 playlists with tracks.');
  await expect(choice(page)).toContainText('Someday, empty');
  await expect(offer(page, /Someday/)).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(offer(page, 'Late, 2 tracks')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Late');
  await expect(title(page)).toBeFocused();
  await expect(choice(page)).toHaveCount(0);
  await page.getByText('3 entries read, 1 skipped, 1 note, from Spotify’s account data').click();
  await expect(page.getByText('Entry 2: it is a podcast episode, not a track.')).toBeVisible();
  await expect(page.getByText('Understood: title, artists, album, track id.', { exact: false })).toBeVisible();
  await expect(genres(page)).toBeVisible();
});

test('all playlists of a file can be taken together, and no track is there twice', async ({ page }) => {
  await open(page);
  await choose(page, 'Playlist1.json', fixture('Playlist1.json'));
  await offer(page, 'All of them together').click();
  await expect(title(page)).toHaveText('Playlist1');
  await page.getByText('5 entries read', { exact: false }).click();
  await expect(page.getByText('1 track was left out that had occurred before.')).toBeVisible();
});

test('a choice can be cancelled, and the playlist before it stays', async ({ page }) => {
  await open(page);
  await choose(page, 'before.csv', exported(20));
  await expect(title(page)).toHaveText('before');
  await page.getByRole('button', { name: 'Another playlist' }).click();
  await choose(page, 'tune-my-music.csv', fixture('tune-my-music.csv'));
  await offer(page, 'Cancel').click();
  await expect(choice(page)).toHaveCount(0);
  await expect(title(page)).toBeFocused();
  await page.getByRole('button', { name: 'Back to before' }).click();
  await expect(title(page)).toHaveText('before');
});

test('the liked songs are one playlist and open at once', async ({ page }) => {
  await open(page);
  await choose(page, 'YourLibrary.json', fixture('YourLibrary.json'));
  await expect(title(page)).toHaveText('Liked Songs');
  await expect(page.getByText('2 entries read, from Spotify’s account data')).toBeVisible();
});

test('other account data is refused in words', async ({ page }) => {
  await open(page);
  await choose(page, 'Userdata.json', '{"username": "nobody"}');
  await expect(alert(page)).toContainText('Playlist1.json');
});
