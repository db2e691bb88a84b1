// The page on privacy and terms says what the page does.

import { expect, test } from '@playwright/test';
import { POLICY } from '../../scripts/seal/policy.mjs';
import { button } from './alike-screen.js';
import { open } from './screen.js';

async function openPrivacy(page) {
  await open(page);
  await button(page, 'Privacy and terms').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy and terms' })).toBeFocused();
}

test('every host that the policy lets the page ask is named, and no other', async ({ page }) => {
  await openPrivacy(page);
  const hosts = [...POLICY.matchAll(/https:\/\/([\w.]+)/g)].map(([, host]) => host).sort();
  const section = await page.getByRole('region', { name: 'Who learns what, and when' }).innerText();
  expect([...new Set(section.match(/\b[a-z]+\.[a-z]+\.com\b/g))].sort()).toEqual(hosts);
});

test('each screen at the foot of the page has an address of its own', async ({ page }) => {
  await page.goto('./?screen=privacy');
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy and terms' })).toBeVisible();
  await page.goto('./?screen=settings');
  await expect(page.getByRole('heading', { level: 1, name: 'What is stored' })).toBeVisible();
});

for (const [contact, told] of [['hello@host.example', 'is reached at: hello@host.example'], ['', 'has not told how to be reached']]) {
  test(`whom to ask is told where the owner ${contact ? 'tells it' : 'does not tell it'}`, async ({ page }) => {
    await page.route('**/config.json', (route) => route.fulfill({ json: { spotify_client_id: '', contact } }));
    await openPrivacy(page);
    await expect(page.getByRole('region', { name: 'Whom to ask' })).toContainText(told);
  });
}
