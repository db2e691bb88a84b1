// Every screen in both themes, empty, full and after a failure, as axe-core judges it.

import { expect, test } from '@playwright/test';
import { bring, button, openAlike } from './alike-screen.js';
import { expectAccessible } from './axe.js';
import { openCatalog, stocked } from './catalog-screen.js';
import { alert, choose, open, recommended } from './screen.js';
import { matter, openSettings, said } from './settings-screen.js';

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the doors, with their guides open, and a file that is refused', async ({ page }) => {
      await open(page);
      await expect(page.getByRole('button', { name: /After midnight/ })).toBeVisible();
      await expectAccessible(page, 'doors');
      for (const guide of await page.locator('summary').all()) await guide.click();
      await expectAccessible(page, 'doors with guides');
      await choose(page, 'photo.jpg', '\u{0}\u{1}');
      await expect(alert(page)).toBeVisible();
      await expectAccessible(page, 'a refused file');
    });

    test('a result, with all that can be opened on it', async ({ page }) => {
      await open(page);
      await page.getByRole('button', { name: /After midnight/ }).click();
      await recommended(page);
      await expectAccessible(page, 'result');
      for (const more of await page.locator('main summary:visible').all()) await more.click();
      await expectAccessible(page, 'result with all details');
    });

    test('the catalog, and how it works', async ({ page }) => {
      await openCatalog(page);
      await stocked(page);
      await expectAccessible(page, 'catalog');
      await page.getByRole('button', { name: 'How it works' }).click();
      await expect(page.getByRole('figure').first()).toBeVisible();
      for (const more of await page.locator('main summary').all()) await more.click();
      await expectAccessible(page, 'how it works');
    });

    test('what is stored, with a question and after its answer, and privacy', async ({ page }) => {
      await openAlike(page);
      await bring(page, 'after-midnight.csv');
      await openSettings(page);
      await expect(page.getByText(/The browser counts/)).toBeVisible();
      await expectAccessible(page, 'what is stored');
      await button(matter(page, 'Tastes'), 'Erase the tastes').click();
      await expectAccessible(page, 'what is stored, asking');
      await button(matter(page, 'Tastes'), 'Erase it').click();
      await expect(said(page)).toHaveText('Erased: Tastes.');
      await expectAccessible(page, 'what is stored, erased');
      await button(page, 'Privacy and terms').click();
      await expect(page.getByRole('region', { name: 'Whom to ask' })).toBeVisible();
      await expectAccessible(page, 'privacy');
    });

    test('an engine that does not come', async ({ page }) => {
      await page.route('**/engine-cpu*', (route) => route.abort('connectionreset'));
      await open(page);
      await expect(alert(page)).toBeVisible();
      await expectAccessible(page, 'no engine');
    });
  });
}
