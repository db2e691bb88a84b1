// The library's things as the Web API writes them, a page at a time.

import { LISTENER, snapshot } from './library.js';

const BASE = 'https://api.spotify.com';

// One page of `all`, whose entries `write` turns into JSON. Undefined where the bounds are not such that Spotify has a page.
export function page({ path, query }, all, write, shortAt = []) {
  const limit = Number(query.limit ?? 20);
  const offset = Number(query.offset ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50 || !Number.isInteger(offset) || offset < 0) return undefined;
  const at = (offset) => `${BASE}${path}?${new URLSearchParams({ ...query, offset, limit })}`;
  const end = offset + limit;
  return {
    href: at(offset),
    limit,
    next: end < all.length ? at(end) : null,
    offset,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    total: all.length,
    items: all.slice(offset, shortAt.includes(offset) ? end - 1 : end).map(write),
  };
}

// A playlist in a list of playlists.
export function summary(playlist) {
  if (playlist === null) return null;
  const { id, name, description, collaborative, isPublic, owner, old, entries } = playlist;
  const path = `${BASE}/v1/playlists/${id}`;
  return {
    id,
    name,
    description,
    collaborative,
    public: isPublic,
    owner,
    images: [],
    type: 'playlist',
    uri: `spotify:playlist:${id}`,
    href: path,
    external_urls: { spotify: `https://open.spotify.com/playlist/${id}` },
    snapshot_id: snapshot(playlist),
    [old ? 'tracks' : 'items']: { href: `${path}/items`, total: entries.length },
  };
}

// An entry of a playlist.
export function entry(playlist) {
  return (item) => ({
    added_at: '2026-01-02T03:04:05Z',
    added_by: LISTENER,
    is_local: item?.is_local ?? false,
    [playlist.old ? 'track' : 'item']: item,
  });
}

// An entry of Liked Songs.
export function liked(track) {
  return { added_at: '2026-01-02T03:04:05Z', track };
}
