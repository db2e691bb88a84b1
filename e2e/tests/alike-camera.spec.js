// A friend's QR code before the camera, which here plays a film of one; and a browser that has no camera to give.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { bring, button, card, nameOf, openAlike, region, share } from './alike-screen.js';
import { film } from './film.js';

const PORCH = 'porch-light.csv';

test('the camera reads a code, and is turned off', async ({ page, baseURL, launchOptions }) => {
  await openAlike(page);
  await bring(page, PORCH);
  await share(page, nameOf(PORCH));
  const drawing = region(page, /^Share/).getByRole('img', { name: /QR code/ });
  const path = await drawing.locator('path').last().getAttribute('d');
  const size = Number((await drawing.getAttribute('viewBox')).split(' ')[2]);
  const file = join(mkdtempSync(join(tmpdir(), 'amalgamix-')), 'code.y4m');
  film(path, size, file);

  const seeing = [...launchOptions.args, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  const browser = await chromium.launch({ ...launchOptions, args: seeing });
  const theirs = await browser.newPage({ baseURL });
  await openAlike(theirs);
  await button(theirs, 'Use the camera').click();
  await button(theirs, 'Keep it').click();
  await expect(card(theirs, nameOf(PORCH))).toBeVisible();
  await expect(theirs.locator('video')).toHaveCount(0);
  await browser.close();
});

test('without a camera the page says so and names the other ways', async ({ page }) => {
  await openAlike(page);
  await button(page, 'Use the camera').click();
  await expect(page.getByRole('alert')).toContainText('The camera cannot be used');
  await expect(page.getByRole('alert')).toContainText('picture');
});
