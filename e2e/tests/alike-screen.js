// The screen of tastes, as a visitor meets it.

import { join } from 'node:path';
import { expect } from '@playwright/test';
import { repository } from './files.js';
import { open } from './screen.js';

export const demo = (name) => join(repository, 'public', 'demo', name);
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const region = (page, name) => page.getByRole('region', { name });
export const tastes = (page) => region(page, 'Tastes');
export const card = (page, name) => tastes(page).getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

export async function openAlike(page) {
  await open(page);
  await button(page, 'Alike').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alike' })).toBeVisible();
}

// Brings playlist files and waits until each is a taste.
export async function bring(page, ...files) {
  await page.locator('#taste-files').setInputFiles(files.map(demo));
  for (const file of files) await expect(card(page, nameOf(file))).toBeVisible();
}

// A playlist is called as its file, as far as a code can hold it.
export const nameOf = (file) => file.replace('.csv', '').slice(0, 24);

export const compare = (page, name) => card(page, name).getByRole('checkbox').check();

// Opens the sharing of a taste and gives its code.
export async function share(page, name) {
  await card(page, name).getByRole('button', { name: /^Share/ }).click();
  const code = region(page, /^Share/).getByLabel(/^Code/);
  await expect(code).toHaveValue(/^AMIX1\./);
  return { code: await code.inputValue(), link: await region(page, /^Share/).getByLabel('Link').inputValue() };
}
