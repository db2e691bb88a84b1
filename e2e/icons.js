// Draws the icons that systems want as pixels from `public/icon.svg`: `node e2e/icons.js`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const at = (path) => fileURLToPath(new URL(`../public/${path}`, import.meta.url));
const svg = readFileSync(at('icon.svg'), 'utf8');
const ground = svg.match(/<rect[^>]*fill="(#\w+)"/)[1];

// Systems cut any shape out of a maskable icon that holds the middle circle, four fifths of its width: the mark has to lie in there,
// and the ground beyond.
const ICONS = [
  { file: 'icons/icon-192.png', size: 192, share: 1, background: 'transparent' },
  { file: 'icons/icon-512.png', size: 512, share: 1, background: 'transparent' },
  { file: 'icons/maskable-512.png', size: 512, share: 0.85, background: ground },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const { file, size, share, background } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const place = `position: absolute; width: ${size * share}px; inset: 0; margin: auto`;
    await page.setContent(`<body style="margin: 0; background: ${background}">${svg.replace('<svg', `<svg style="${place}"`)}</body>`);
    await page.screenshot({ path: at(file), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
