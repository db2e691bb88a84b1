// The Spotify part of the page as a visitor meets it: by roles and names.

import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { open, recommendations } from './screen.js';

export const door = (page) => page.getByRole('region', { name: 'Your Spotify' });
export const features = (page) => page.getByRole('region', { name: 'Audio features' });
export const button = (where, name) => where.getByRole('button', { name, exact: true });
export const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
// An alert by its heading.
export const trouble = (where, heading) => where.getByRole('alert').filter({ hasText: heading });
// A playlist's entry in the list of playlists.
export const entry = (page, name) => page.getByRole('listitem').filter({ hasText: name });
// The line that tells how a playlist was read.
export const report = (page, entries) => page.getByText(new RegExp(`^${entries} entr(y|ies) read.*from Spotify`));
// What is there once somebody is signed in.
export const connected = (page) => door(page).getByText('Connected as Inge Invented');

// Leaves for the login.
export async function connect(page, { stay = false } = {}) {
  await open(page);
  if (stay) await door(page).getByRole('checkbox', { name: 'Stay signed in on this device' }).check();
  await button(door(page), 'Connect Spotify').click();
}

export async function signIn(page, options) {
  await connect(page, options);
  await expect(connected(page)).toBeVisible();
}

export async function openLibrary(page) {
  await button(door(page), 'Choose a playlist').click();
  await expect(title(page, 'Your playlists')).toBeVisible();
}

// From the first visit to a playlist that is about to be read.
export async function choosePlaylist(page, name, options) {
  await signIn(page, options);
  await openLibrary(page);
  await button(page, name).click();
}

// From the first visit to a playlist that was read.
export async function readPlaylist(page, name, options) {
  await choosePlaylist(page, name, options);
  await expect(title(page, name)).toBeVisible();
}

// From a playlist to the list of playlists, and into one of them.
export async function openAnother(page, name) {
  await leave(page);
  await openLibrary(page);
  await button(page, name).click();
  await expect(title(page, name)).toBeVisible();
}

// From a playlist to the doors.
export async function leave(page) {
  await button(page, 'Another playlist').click();
  await expect(door(page)).toBeVisible();
}

// Takes up again what was stopped by trouble.
export function goOn(page) {
  return page.getByRole('button', { name: /^(Go on|Try again)$/ }).first().click();
}

export async function useOwnClientId(page, id) {
  await door(page).getByText('Use your own Client ID').click();
  await door(page).getByRole('textbox', { name: 'Client ID' }).fill(id);
  await button(door(page), 'Use this Client ID').click();
}

// The recommended tracks in their order, by their ids.
export async function recommendedIds(page) {
  const started = page.waitForEvent('download');
  await button(recommendations(page), 'Download JSON').click();
  const { tracks } = JSON.parse(readFileSync(await (await started).path(), 'utf8'));
  return tracks.map(({ address }) => address.split('/').pop());
}
