// The catalog's screen, what the browser keeps of it, and a host that fails with it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { repository } from './files.js';
import { open } from './screen.js';

const folder = join(repository, 'dist', 'catalog');
export const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
export const SHELVES = manifest.shelves.length;

export const here = (page) => page.getByRole('region', { name: 'In this browser' });
export const own = (page) => page.getByRole('region', { name: 'From your own files' });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const fact = (page, name) => here(page).locator('dl div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd');

// Opens the page, or opens it again, on the catalog's screen.
export async function openCatalog(page) {
  await open(page);
  await button(page, 'Catalog').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Catalog' })).toBeVisible();
}

// The served catalog is here, whole, and nothing is being done about it.
export async function stocked(page) {
  await expect(button(page, 'Remove it from this browser')).toBeVisible();
  await expect(fact(page, 'From')).toContainText('This page');
}

// Serves the catalog by a function from a file's name and bytes to what is fulfilled, or null to serve it as it is. Answers with
// the shelves that were asked for, which grow.
export async function serve(context, answer = () => null) {
  const asked = [];
  await context.route('**/catalog/*', async (route) => {
    const file = new URL(route.request().url()).pathname.split('/').pop();
    if (file.endsWith('.shelf')) asked.push(file);
    const fault = await answer(file, asked.length);
    if (fault === 'cut') return route.abort('connectionreset');
    return route.fulfill({ body: readFileSync(join(folder, file)), ...fault });
  });
  return asked;
}

// A manifest that differs from the served one: fields by name.
export const changed = (fields) => ({ body: JSON.stringify({ ...manifest, ...fields }) });

// Lets shelves through one by one: `open` lets all others through, too.
export function gate(letThrough) {
  let opened;
  const open = new Promise((resolve) => (opened = resolve));
  return { open: opened, pass: async (shelves) => shelves > letThrough && open };
}

// The names under which the browser keeps something of the catalog.
export function kept(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((succeeded, failed) => Object.assign(request, { onsuccess: () => succeeded(request.result), onerror: failed }));
    const database = await done(indexedDB.open('amalgamix-catalog'));
    const names = database.objectStoreNames.length ? await done(database.transaction('files').objectStore('files').getAllKeys()) : [];
    database.close();
    return names;
  });
}

export const keptShelves = async (page) => (await kept(page)).filter((name) => name.endsWith('.shelf'));
