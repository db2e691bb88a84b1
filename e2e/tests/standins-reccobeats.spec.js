// The stand-in for api.reccobeats.com tells what it knows and no more, and finds requests that the original would refuse.

import { Client } from '../spotify/client.js';
import { dropped, notJson, serverError } from '../spotify/failures.js';
import { inventedId, numberOfId, numberOfIsrc, onShelf, unknownTracks } from '../spotify/invented.js';
import { BY_ID, BY_ISRC, MOST } from '../spotify/reccobeats.js';
import { expect, serverTest as test } from './spotify.js';

let client;
test.beforeEach(({ standIns }) => {
  client = new Client(standIns);
});

const ask = (ids, options) => client.reccobeats(`/v1/audio-features?ids=${ids.join(',')}`, options);
const told = async (ids) => (await ask(ids)).body.content;
const ids = (tracks) => tracks.map(({ id }) => id);
const codes = (tracks) => tracks.map((track) => track.external_ids.isrc);
const even = ({ id }) => numberOfId(id) % 2 === 0;

test('it knows every second track by its id, in another order than asked', async ({ standIns }) => {
  const tracks = unknownTracks(40);
  const { status, headers, body } = await ask(ids(tracks));
  expect(status).toBe(200);
  expect(headers['access-control-allow-origin']).toBe('*');
  const addresses = body.content.map(({ href }) => href);
  const known = tracks.filter(even).map((track) => track.external_urls.spotify);
  expect(addresses).not.toEqual(known);
  expect(addresses.sort()).toEqual(known.sort());
  expect(standIns.violations).toEqual([]);
});

test('a recording is found by its code, on another album too', async () => {
  const tracks = unknownTracks(40);
  const found = await told(codes(tracks));
  const others = found.filter(({ href }) => !ids(tracks).some((id) => href.endsWith(id)));
  expect(found).toHaveLength(24);
  expect(others).toHaveLength(4);
  expect(codes(tracks)).toEqual(expect.arrayContaining(others.map(({ isrc }) => isrc)));
});

test('a track has eleven features, its key and its mode, always the same', async () => {
  const [first] = await told(ids(unknownTracks(2).filter(even)));
  expect(Object.keys(first)).toHaveLength(14);
  expect(first.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(first.key).toBeGreaterThanOrEqual(0);
  expect(first.key).toBeLessThan(12);
  expect([0, 1]).toContain(first.mode);
  expect(await told(ids(unknownTracks(2).filter(even)))).toEqual([first]);
});

test('what it knows can be chosen', async ({ standIns }) => {
  const [one, other] = onShelf(3, 2);
  standIns.reccobeats.settings.knows = ({ id }) => (id === one.id ? BY_ID : BY_ISRC);
  expect(await told(ids([one, other]))).toMatchObject([{ isrc: one.external_ids.isrc }]);
  expect(await told(codes([one, other]))).toHaveLength(2);
  standIns.reset();
  expect(await told([inventedId(7)])).toEqual([]);
});

test('more than forty ids are refused, and so is what is no id', async ({ standIns }) => {
  expect((await ask(ids(unknownTracks(MOST)))).status).toBe(200);
  expect(await ask(ids(unknownTracks(MOST + 1)))).toMatchObject({ status: 400, body: { code: 4004 } });
  for (const wrong of [[], ['spotify:track:1'], Array(2).fill(inventedId(1))]) expect((await ask(wrong)).status).toBe(400);
  expect((await client.reccobeats('/v1/track')).status).toBe(404);
  expect(standIns.violations).toHaveLength(5);
});

test('a token that arrives is a violation', async ({ standIns }) => {
  await ask([inventedId(1)], { token: 'invented' });
  expect(standIns.violations).toEqual([expect.stringContaining('token')]);
});

test('it fails when told to', async ({ standIns }) => {
  const { reccobeats } = standIns;
  for (const fault of [serverError(503), notJson(), dropped()]) reccobeats.fault(fault);
  expect((await ask([inventedId(1)])).status).toBe(503);
  expect((await ask([inventedId(1)])).body).toContain('<html>');
  await expect(ask([inventedId(1)])).rejects.toThrow();
  const held = reccobeats.hold();
  const slow = ask([inventedId(1)]);
  await held.arrived;
  held.release();
  expect((await slow).status).toBe(200);
});

test('the numbers behind ids and codes are found again', () => {
  for (const track of [...onShelf(0, 3), ...unknownTracks(3, 2000)]) {
    expect(inventedId(numberOfId(track.id))).toBe(track.id);
    expect(numberOfIsrc(track.external_ids.isrc)).toBe(numberOfId(track.id));
  }
  expect(numberOfId('0'.repeat(22))).toBeUndefined();
  expect(numberOfIsrc('USRC17607839')).toBeUndefined();
});
