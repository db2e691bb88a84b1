// The screen of what is stored, and what the browser really keeps.

import { expect } from '@playwright/test';
import { button } from './alike-screen.js';

export const SETTINGS = 'What is stored, and erasing it';
export const matter = (page, name) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
export const said = (page) => page.locator('#stored-said');

// From any screen.
export async function openSettings(page) {
  await button(page, SETTINGS).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What is stored' })).toBeVisible();
}

// Erases a matter by its button, and waits until nothing of it is shown.
export async function erase(page, name, wish) {
  await button(matter(page, name), wish).click();
  await button(matter(page, name), 'Erase it').click();
  await expect(said(page)).toHaveText(`Erased: ${name}.`);
  await expect(said(page)).toBeFocused();
  await expect(matter(page, name)).toContainText('Nothing');
  await expect(matter(page, name).getByRole('button')).toHaveCount(0);
}

// Everything that the browser keeps for the page, by name.
export function everythingKept(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((succeeded) => (request.onsuccess = () => succeeded(request.result)));
    const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const keys = await done(database.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name}: ${key}`));
      }
      database.close();
    }
    const workers = await navigator.serviceWorker?.getRegistrations();
    return [...found, ...(workers ?? []).map(({ scope }) => scope)];
  });
}
