// What the visitor wishes of recommendations and thinks of them: it counts at once, is still there after a reload, and can be
// taken back and along.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open, recommendations, recommended } from './screen.js';

const pick = (page, place) => recommendations(page).locator('.pick').nth(place);
const titleOf = (page, place) => pick(page, place).getByRole('heading').innerText();
const another = (page, before) => expect.poll(async () => (await recommended(page)).join()).not.toBe(before.join());

async function listed(page) {
  await open(page);
  await page.getByRole('button', { name: /Iron weather/ }).click();
  return recommended(page);
}

test('a liked track brings others like it, and the reasons say so', async ({ page }) => {
  const before = await listed(page);
  const title = await titleOf(page, 3);
  await pick(page, 3).getByRole('button', { name: /More like it/ }).click();
  await another(page, before);
  await expect(recommendations(page).locator('.pick__reason', { hasText: 'which you liked' }).first()).toContainText(title);
  await expect(recommendations(page).locator('.pick__title', { hasText: new RegExp(`^${title}$`) })).toHaveCount(0);
});

test('a blocked artist stays away after a reload, until that is taken back', async ({ page }) => {
  const before = await listed(page);
  await pick(page, 0).getByText('Never again').click();
  const nothing = pick(page, 0).getByRole('button', { name: /^Nothing by/ });
  const artist = (await nothing.innerText()).replace('Nothing by ', '');
  await nothing.click();
  await another(page, before);
  await expect(recommendations(page).locator('.pick__by', { hasText: artist })).toHaveCount(0);

  const reloaded = await listed(page);
  expect(reloaded.join()).not.toBe(before.join());
  await recommendations(page).getByText('What you thought (1)').click();
  await recommendations(page).getByRole('button', { name: /Take back/ }).click();
  await expect.poll(async () => (await recommended(page)).join()).toBe(before.join());
  await expect(recommendations(page).getByText('What you thought')).toHaveCount(0);
});

test('the list can be tuned by keyboard and goes back to the usual', async ({ page }) => {
  const before = await listed(page);
  await recommendations(page).getByText('Tune the list').click();
  const slider = recommendations(page).getByRole('slider', { name: 'Familiar to Adventurous' });
  await slider.focus();
  await page.keyboard.press('End');
  await another(page, before);
  await expect(slider).toHaveValue('100');
  await recommendations(page).getByRole('button', { name: 'Back to the usual' }).click();
  await expect.poll(async () => (await recommended(page)).join()).toBe(before.join());
});

test('a recommendation can be compared with the track that it is close to', async ({ page }) => {
  await listed(page);
  await pick(page, 0).getByText('Compare').click();
  await expect(pick(page, 0).getByRole('row')).toHaveCount(10);
  await expect(pick(page, 0).getByRole('row', { name: /energy/ })).toContainText(/energy\s*\d+\s*\d+/);
});

test('what was thought can be taken along as a table', async ({ page }) => {
  await listed(page);
  const title = await titleOf(page, 1);
  await pick(page, 1).getByRole('button', { name: /Less like it/ }).click();
  await recommendations(page).getByText('What you thought (1)').click();
  const download = page.waitForEvent('download');
  await recommendations(page).getByRole('button', { name: 'Download as CSV' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(`"disliked","spotify:track:`);
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(title.replaceAll('"', '""'));
});
