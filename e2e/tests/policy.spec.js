// The page's policy: where it stands, that nothing in a whole visit offends against it, and what it refuses.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKED, FOR_GOOD, HEADERS, POLICY, TRUSTED } from '../../scripts/seal/policy.mjs';
import { bring, button, compare, nameOf, region, share } from './alike-screen.js';
import { DIST, buildOf, expect, kept, test } from './own-host.js';
import { open, recommendations, recommended } from './screen.js';

const build = buildOf(DIST);
const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const [NIGHT, IRON] = ['after-midnight.csv', 'iron-weather.csv'];

// Has a page tell everything that it is refused.
async function violations(page) {
  const found = [];
  await page.exposeBinding('tellViolation', (_, violation) => void found.push(violation));
  await page.addInitScript(() => {
    const tell = ({ effectiveDirective, blockedURI, sample }) => window.tellViolation(`${effectiveDirective} ${blockedURI} ${sample}`);
    document.addEventListener('securitypolicyviolation', tell);
  });
  page.on('console', (message) => /Content Security Policy|Trusted/.test(message.text()) && found.push(message.text()));
  return found;
}

// What a function throws in the page, by its name.
const thrown = (page, does, ...given) =>
  page.evaluate(
    ([does, given]) => {
      try {
        new Function(`return (${does})`)()(...given);
        return 'nothing';
      } catch (error) {
        return error.name;
      }
    },
    [String(does), given],
  );

test('every file is sent with the policy, and kept as long as it stays the same', async ({ request, host }) => {
  const files = {
    '': CHECKED,
    'index.html': CHECKED,
    'service-worker.js': CHECKED,
    'config.json': CHECKED,
    'manifest.webmanifest': CHECKED,
    'catalog/manifest.json': CHECKED,
    [`${build}/start.js`]: FOR_GOOD,
    [`${build}/engine-cpu_loader.js`]: FOR_GOOD,
    [`${build}/engine-cpu_bg.wasm`]: FOR_GOOD,
  };
  for (const [file, keeping] of Object.entries(files)) {
    const answer = await request.get(`${host.url}${file}`);
    expect(answer.status(), file).toBe(200);
    for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers()[name.toLowerCase()], `${name} of ${file}`).toBe(value);
    expect(answer.headers()['cache-control'], file).toBe(keeping);
  }
});

test('the page itself carries the same policy, but for who may frame it, which only headers can say', () => {
  const [, told] = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  expect(told).toBe(POLICY);
  expect(HEADERS['Content-Security-Policy']).toBe(`${told}; frame-ancestors 'none'`);
});

// https://github.com/mozilla/http-observatory/blob/main/httpobs/docs/scoring.md: nothing is deducted, and what earns points is there.
test('the headers earn an A+ by the rules of Mozilla’s Observatory', () => {
  const policy = Object.fromEntries(HEADERS['Content-Security-Policy'].split('; ').map((directive) => directive.split(/ (.*)/s).slice(0, 2)));
  expect(policy['default-src']).toBe("'none'");
  expect(policy['frame-ancestors']).toBe("'none'");
  for (const directive of ['base-uri', 'form-action']) expect(policy[directive]).toBe("'none'");
  expect(HEADERS['Content-Security-Policy']).not.toMatch(/unsafe-inline|'unsafe-eval'|http:|data:|\*/);
  expect(Number(HEADERS['Strict-Transport-Security'].match(/max-age=(\d+)/)[1])).toBeGreaterThanOrEqual(15_768_000);
  expect(HEADERS['X-Content-Type-Options']).toBe('nosniff');
  expect(HEADERS['Referrer-Policy']).toBe('no-referrer');
  expect(HEADERS['Cross-Origin-Resource-Policy']).toBe('same-origin');
});

test('no script and no style stands in the page', () => {
  for (const [script] of html.matchAll(/<script[^]*?<\/script>/g)) expect(script).toMatch(/^<script type="module" src="\.\/build-[0-9a-f]+\/start\.js"><\/script>$/);
  expect(html).not.toMatch(/<style| style=| on[a-z]+=|javascript:/i);
});

test('nothing in a whole visit offends against the policy', async ({ page }) => {
  const found = await violations(page);
  await open(page);
  await page.getByRole('button', { name: /After midnight/ }).click();
  await recommended(page);
  const started = page.waitForEvent('download');
  await button(recommendations(page), 'Download CSV').click();
  await started;
  await button(page, 'Alike').click();
  await bring(page, NIGHT, IRON);
  await share(page, nameOf(NIGHT));
  await button(page, 'Done').click();
  for (const file of [NIGHT, IRON]) await compare(page, nameOf(file));
  await expect(region(page, /^How alike/).getByText(/More alike than/).first()).toBeVisible();
  await button(page, 'How it works').click();
  await expect(page.getByRole('figure').first()).toBeVisible();
  for (const screen of ['Catalog', 'Privacy and terms', 'What is stored, and erasing it']) {
    await button(page, screen).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('One moment');
  }
  await kept(page);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(found).toEqual([]);
});

test('no text becomes markup or a script', async ({ page }) => {
  await open(page);
  expect(await thrown(page, () => (document.body.innerHTML = '<img src=x onerror="window.ran = 1">'))).toBe('TypeError');
  expect(await thrown(page, () => document.body.insertAdjacentHTML('beforeend', '<b>bold</b>'))).toBe('TypeError');
  expect(await thrown(page, () => document.write('<b>bold</b>'))).toBe('TypeError');
  expect(await thrown(page, () => (document.createElement('script').text = 'window.ran = 1'))).toBe('TypeError');
  expect(await thrown(page, () => (document.createElement('script').src = 'service-worker.js'))).toBe('TypeError');
  expect(await thrown(page, () => trustedTypes.createPolicy('another', {}))).toBe('TypeError');
  expect(await thrown(page, (name) => trustedTypes.createPolicy(name, {}), TRUSTED)).toBe('TypeError');
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test('no worker begins but those of this build', async ({ page }) => {
  await open(page);
  const others = ['data:text/javascript,postMessage(1)', 'https://elsewhere.example/worker.js', `${build}/../service-worker.js?x`, 'build-000000000000/scribe_loader.js', `${build}/demo/a.js`];
  for (const address of others) expect(await thrown(page, (address) => void new Worker(address), address), address).toBe('TypeError');
  expect(await thrown(page, (address) => void new Worker(address), `${build}/scribe_loader.js`)).toBe('nothing');
});

test('a script that got into the page does not run', async ({ page }) => {
  const bad = '<script>window.ran = 1</script><img src="x" onerror="window.ran = 2"><script src="https://elsewhere.example/x.js"></script>';
  let asked = false;
  await page.route('https://elsewhere.example/**', (route) => ((asked = true), route.fulfill({ body: 'window.ran = 3' })));
  await page.route('**/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('<body>', `<body>${bad}`) });
  });
  const found = await violations(page);
  await open(page);
  await expect.poll(() => found.length).toBeGreaterThanOrEqual(3);
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  expect(asked).toBe(false);
});
