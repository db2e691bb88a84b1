// Another network, another way from tracks to the playlist: the genres follow, and the page says what changed.

import { expect, test } from '@playwright/test';
import { exported, native } from './files.js';
import { choose, genres, open, recommended } from './screen.js';

const file = exported(40, 6);

async function methods(page) {
  const panel = page.locator('details.method');
  await panel.getByText('How they are found').click();
  return panel;
}

test('network and aggregation can be chosen, and the native program agrees', async ({ page }) => {
  await open(page);
  await choose(page, 'mix.csv', file);
  await recommended(page);
  const panel = await methods(page);
  for (const [network, aggregation] of [['conv1d', 'mixture'], ['logistic', 'mean'], ['dense', 'averaged'], ['residual', 'blend']]) {
    await panel.getByLabel('Network').selectOption(network);
    await panel.getByLabel('From tracks to the playlist').selectOption(aggregation);
    const expected = native('recommend', 'mix.csv', file, ['--network', network, '--aggregation', aggregation]);
    const [{ name, share }] = expected.genres;
    await expect(genres(page).getByRole('listitem').first()).toContainText(name);
    await expect(genres(page).getByRole('listitem').first()).toContainText(`${Math.round(Math.round(share * 1000) / 10)} %`);
    await expect.poll(async () => (await recommended(page))[0]).toContain(expected.recommendations[0].title);
  }
});

test('the page says what another method changed', async ({ page }) => {
  await open(page);
  await choose(page, 'mix.csv', file);
  await recommended(page);
  const panel = await methods(page);
  await panel.getByLabel('From tracks to the playlist').selectOption('averaged');
  await expect(page.getByText(/^Compared with/)).toBeVisible();
});

test('artists count only while they are asked for', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /Iron weather/ }).click();
  await recommended(page);
  const panel = await methods(page);
  await panel.getByRole('checkbox', { name: /artists/ }).uncheck();
  await expect(panel.getByRole('checkbox', { name: /artists/ })).not.toBeChecked();
  await recommended(page);
});
