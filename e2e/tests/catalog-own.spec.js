// A catalog of the visitor's own files: built in the page, used at once, there after a reload, and gone when it is removed.

import { expect, test } from '@playwright/test';
import { button, fact, here, kept, openCatalog, own, stocked } from './catalog-screen.js';
import { asUpload, exported, withoutFeatures } from './files.js';
import { alert, recommendations, recommended } from './screen.js';

// As the dataset on Kaggle is written: an index, ids without a scheme, artists joined by semicolons. Every tenth has no id.
function pile(tracks, seed = 1) {
  const header = ',track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre';
  const chance = (step) => ((seed * 7919 + step * 104729) % 10007) / 10007;
  const row = (_, number) => {
    const at = (feature) => chance(number * 13 + feature).toFixed(4);
    const id = number % 10 === 9 ? '' : `1own${String(seed * 100000 + number).padStart(18, '0')}`;
    return [number, id, `Own Artist ${number % 40};Own Guest ${number % 7}`, `Own album ${number % 20}`, `Own title ${number}`, 50, 200000 + number, 'False', at(1), at(2), number % 12, -10, 1, 0.05, at(3), at(4), 0.1, at(5), 100 + (number % 60), 4, 'invented'].join(',');
  };
  return [header, ...Array.from({ length: tracks }, row)].join('\n') + '\n';
}

async function build(page, ...files) {
  await own(page).locator('input[type=file]').setInputFiles(files.map(([name, content]) => asUpload(name, content)));
}

test('a pile of files becomes a catalog that serves at once and after a reload', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  await build(page, ['pile.csv', pile(2000)], ['again.csv', pile(500)], ['silent.csv', withoutFeatures(30)]);
  const said = here(page).getByRole('status');
  await expect(said).toContainText('Your catalog is built');
  await expect(said).toContainText('250 rows without a Spotify id, 30 rows without enough audio features, 450 rows that were there before');
  await expect(fact(page, 'From')).toHaveText('Your files');
  await expect(fact(page, 'Tracks')).toHaveText('1,800');

  await button(page, 'Back').click();
  await page.getByRole('button', { name: /Shuffle of everything/ }).click();
  const rows = recommendations(page).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  for (const row of await rows.allInnerTexts()) expect(row).toContain('Own title');

  await openCatalog(page);
  await expect(fact(page, 'Tracks')).toHaveText('1,800');
  await button(page, 'Use the one that comes with this page').click();
  await stocked(page);
});

test('files that make no catalog are refused with the reason, and the one that was here goes on', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  const tracks = await fact(page, 'Tracks').innerText();
  await build(page, ['silent.csv', withoutFeatures(30)]);
  await expect(alert(page)).toContainText('30 lack audio features');
  await expect(alert(page)).toContainText('The catalog that was here goes on');
  await build(page, ['budget.csv', 'date,amount\n1,2\n']);
  await expect(alert(page)).toContainText('“budget.csv” cannot be used');
  await expect(fact(page, 'Tracks')).toHaveText(tracks);
});

test('building is stopped on request, and nothing has changed', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  const tracks = await fact(page, 'Tracks').innerText();
  await build(page, ['pile.csv', pile(20000)]);
  await expect(here(page)).toContainText('Finding shelves');
  await button(page, 'Stop').click();
  await expect(here(page).getByRole('status')).toContainText('Stopped. Nothing has changed.');
  await expect(fact(page, 'Tracks')).toHaveText(tracks);
});

test('a catalog that another network shelved is built again from its own tracks', async ({ page, context }) => {
  await openCatalog(page);
  await stocked(page);
  await build(page, ['pile.csv', pile(400)]);
  await expect(fact(page, 'From')).toHaveText('Your files');
  await forAnotherNetwork(page);
  await openCatalog(page);
  await expect(here(page)).toContainText('Build it again: its tracks are all it takes');
  await button(page, 'Build it again for this network').click();
  await expect(here(page).getByRole('status')).toContainText('Your catalog is built');
  await expect(fact(page, 'Tracks')).toHaveText('360');
  await expect(button(page, 'Build it again for this network')).toHaveCount(0);
});

// Rewrites the stored manifest as if it had been built for other weights.
function forAnotherNetwork(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((succeeded) => (request.onsuccess = () => succeeded(request.result)));
    const database = await done(indexedDB.open('amalgamix-catalog'));
    const files = database.transaction('files', 'readwrite').objectStore('files');
    const manifest = JSON.parse(new TextDecoder().decode(await done(files.get('current'))));
    await done(files.put(new TextEncoder().encode(JSON.stringify({ ...manifest, weights: '0'.repeat(64) })), 'current'));
    database.close();
  });
}

test('an index that is damaged or gone is made again from the shelves', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  await page.evaluate(async () => {
    const done = (request) => new Promise((succeeded) => (request.onsuccess = () => succeeded(request.result)));
    const database = await done(indexedDB.open('amalgamix-catalog'));
    const files = database.transaction('files', 'readwrite').objectStore('files');
    const names = (await done(files.getAllKeys())).filter((name) => name.endsWith('.index'));
    for (const [place, name] of names.entries()) await done(place % 2 ? files.delete(name) : files.put(new Uint8Array([1, 2, 3]), name));
    database.close();
  });
  await page.reload();
  await page.getByRole('button', { name: /Iron weather/ }).click();
  await recommended(page);
  expect((await kept(page)).filter((name) => name.endsWith('.index'))).toHaveLength(57);
});

test('what is removed is gone, stays gone, and can be fetched again', async ({ page }) => {
  await openCatalog(page);
  await stocked(page);
  await button(page, 'Remove it from this browser').click();
  await button(page, 'Keep it').click();
  await button(page, 'Remove it from this browser').click();
  await button(page, 'Remove it').click();
  await expect(here(page).getByRole('status')).toContainText('gone from this browser');
  expect(await kept(page)).toEqual(['paused']);

  await openCatalog(page);
  await expect(here(page).getByRole('status')).toContainText('There is no catalog in this browser');
  await button(page, 'Back').click();
  await page.getByRole('button', { name: /After midnight/ }).click();
  await expect(recommendations(page)).toContainText('Without a catalog in this browser nothing can be recommended');
  await button(page, 'See the catalog').click();
  await button(page, 'Fetch the catalog').click();
  await stocked(page);
  await button(page, 'Back').click();
  await recommended(page);
});
