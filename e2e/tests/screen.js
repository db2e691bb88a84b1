// The page as a visitor meets it: by roles and names.

import { expect } from '@playwright/test';
import { asUpload } from './files.js';

export const genres = (page) => page.getByRole('region', { name: 'Genres' });
export const recommendations = (page) => page.getByRole('region', { name: 'Recommendations' });
export const alert = (page) => page.getByRole('alert');

export async function open(page, query = '') {
  await page.goto(`./${query}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function choose(page, name, content) {
  await page.locator('input[type=file]').setInputFiles(asUpload(name, content));
}

// The rows of the list once it is complete, as text.
export async function recommended(page) {
  const rows = recommendations(page).locator('.pick');
  await expect(rows).toHaveCount(30);
  return rows.allInnerTexts();
}
