// Tastes beside each other: of files, between two people, by link, code, picture and camera.

import { expect, test } from '@playwright/test';
import { bring, button, card, compare, demo, nameOf, openAlike, region, share, tastes } from './alike-screen.js';
import { expectAccessible } from './axe.js';
import { nativeOn } from './files.js';
import { open } from './screen.js';

const [NIGHT, IRON, PORCH] = ['after-midnight.csv', 'iron-weather.csv', 'porch-light.csv'];
const matched = (page) => region(page, /^How alike/);

test('two files become a match with reasons, as the native program has it', async ({ page }) => {
  await openAlike(page);
  await bring(page, NIGHT, IRON);
  await compare(page, nameOf(NIGHT));
  await compare(page, nameOf(IRON));
  const verdict = matched(page).getByText(/More alike than/).first();
  await expect(verdict).toBeVisible();
  const [{ percentile, between, parts }] = nativeOn(['compare', demo(NIGHT), demo(IRON)]).pairs;
  await expect(verdict).toContainText(`${Math.round(percentile * 100)} %`);
  const [low, high] = between.map((share) => Math.round(share * 100));
  await expect(matched(page)).toContainText(`Between ${low} and ${high} %`);
  const shares = [parts.genres, parts.sound, parts.embedding].map((share) => `${Math.round(share * 100)} %`);
  await expect(matched(page).locator('.parts__share')).toHaveText(shares);
  await expectAccessible(page, 'a match');
});

test('a code goes from one person to another by link, and both see the same', async ({ page, browser }) => {
  await openAlike(page);
  await bring(page, NIGHT, IRON);
  const { link, code } = await share(page, nameOf(NIGHT));
  expect(code.length).toBeLessThanOrEqual(400);
  await expectAccessible(page, 'sharing');
  await button(page, 'Done').click();
  await compare(page, nameOf(NIGHT));
  await compare(page, nameOf(IRON));
  const here = await matched(page).getByText(/More alike than/).first().innerText();

  const friend = await browser.newContext();
  const theirs = await friend.newPage();
  await theirs.goto(link);
  await button(theirs, 'Keep it').click();
  await expect(card(theirs, nameOf(NIGHT))).toBeVisible();
  expect(new URL(theirs.url()).hash).toBe('');
  await bring(theirs, IRON);
  await compare(theirs, nameOf(IRON));
  await expect(matched(theirs).getByText(/More alike than/).first()).toHaveText(here);

  await theirs.reload();
  await button(theirs, 'Alike').click();
  await expect(card(theirs, nameOf(NIGHT))).toBeVisible();
  await friend.close();
});

for (const artists of [false, true]) {
  test(`the code ${artists ? 'with artists ' : ''}is the one that the native program writes`, async ({ page, baseURL }) => {
    await openAlike(page);
    await bring(page, IRON);
    await share(page, nameOf(IRON));
    const sharing = region(page, /^Share/);
    await sharing.getByLabel(/^The name/).fill('Ironclad');
    if (artists) await sharing.getByRole('checkbox', { name: /artists/ }).check();
    const options = ['--name', 'Ironclad', '--link', baseURL, ...(artists ? ['--artists'] : [])];
    const written = nativeOn(['share', demo(IRON), ...options]);
    await expect(sharing.getByLabel(/^Code/)).toHaveValue(written.code);
    await expect(sharing.getByLabel('Link')).toHaveValue(written.link);
  });
}

test('a picture of the code is read', async ({ page, browser }) => {
  await openAlike(page);
  await bring(page, PORCH);
  await share(page, nameOf(PORCH));
  const picture = await region(page, /^Share/).getByRole('img', { name: /QR code/ }).screenshot();

  const friend = await browser.newContext();
  const theirs = await friend.newPage();
  await openAlike(theirs);
  await theirs.locator('#given').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  await button(theirs, 'Keep it').click();
  await expect(card(theirs, nameOf(PORCH))).toBeVisible();
  await friend.close();
});

test('what is no code is refused with a reason, and nothing is lost', async ({ page }) => {
  await openAlike(page);
  await bring(page, NIGHT);
  const { code } = await share(page, nameOf(NIGHT));
  await button(page, 'Done').click();
  const changed = `${code.slice(0, 40)}${code[40] === 'A' ? 'B' : 'A'}${code.slice(41)}`;
  const cases = [
    ['hello', /no taste code/],
    [code.slice(0, -9), /cut off/],
    [changed, /damaged|nothing that could be a taste/],
    [code.replace('AMIX1', 'AMIX7'), /another version/],
    [code + 'A'.repeat(900), /at most|damaged/],
    ['<img src=x onerror=alert(1)>', /no taste code/],
  ];
  for (const [text, why] of cases) {
    await page.locator('#taste').fill(text);
    await button(page, 'Open it').click();
    await expect(page.getByRole('alert')).toContainText(why);
    await button(page, 'Dismiss').click();
  }
  await expect(tastes(page).getByRole('listitem').filter({ has: page.getByRole('checkbox') })).toHaveCount(1);
});

test('all demo playlists beside each other: matrix, map and the pair behind a cell, by keyboard', async ({ page }) => {
  await openAlike(page);
  await button(page, 'Bring the demo playlists').click();
  await expect(tastes(page).getByRole('checkbox')).toHaveCount(6);
  const matrix = page.getByRole('table', { name: /alike/i }).first();
  await expect(matrix).toBeVisible();
  await expectAccessible(page, 'all tastes');
  const cell = matrix.getByRole('button').first();
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(matched(page).getByText(/More alike than/).first()).toBeVisible();
});

test('the keyboard goes on where something has gone', async ({ page }) => {
  await openAlike(page);
  await bring(page, NIGHT, IRON, PORCH);
  const press = async (control) => {
    await control.focus();
    await page.keyboard.press('Enter');
  };
  await press(card(page, nameOf(IRON)).getByRole('button', { name: /^Share/ }));
  await expect(region(page, /^Share/).getByRole('heading', { level: 2 })).toBeFocused();
  await press(button(page, 'Done'));
  await expect(card(page, nameOf(IRON))).toBeFocused();
  await press(card(page, nameOf(IRON)).getByRole('button', { name: /^Remove/ }));
  await expect(card(page, nameOf(PORCH))).toBeFocused();
  await press(button(page, 'Compare the two'));
  await expect(matched(page).getByRole('heading', { level: 2 })).toBeFocused();
  await press(button(page, 'Find tracks for both'));
  await expect(region(page, /^Tracks for/).getByRole('heading', { level: 2 })).toBeFocused();
  await press(button(page, 'Open it'));
  await expect(region(page, 'A friend’s taste').getByRole('heading', { level: 2 })).toBeFocused();
  await press(button(page, 'Dismiss'));
  await expect(region(page, 'From a friend').getByRole('heading', { level: 2 })).toBeFocused();
});

test('tastes for two make a list that is fair to both', async ({ page }) => {
  await openAlike(page);
  await bring(page, NIGHT, 'street-party.csv');
  await compare(page, nameOf(NIGHT));
  await compare(page, nameOf('street-party.csv'));
  await button(page, 'Find tracks for both').click();
  const list = region(page, /^Tracks for/);
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await expectAccessible(page, 'a list for two');
});

test('the playlist on the screen joins the tastes', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await button(page, 'Compare and share').click();
  await expect(card(page, 'After midnight')).toBeVisible();
});
