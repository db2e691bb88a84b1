// Invented playlist files for the tests, and what the native program says of them.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const tools = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'debug', 'amalgamix-tools');

const HEADER =
  'Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,' +
  'Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature';

// An export as exportify.net writes it: invented tracks whose features wander through their ranges.
export function exported(tracks, seed = 1) {
  const chance = (step) => ((seed * 7919 + step * 104729) % 10007) / 10007;
  const row = (_, number) => {
    const at = (feature) => chance(number * 13 + feature);
    const sound = [0.2 + 0.7 * at(1), at(2), Math.floor(12 * at(3)), -25 + 22 * at(4), Math.round(at(5)), 0.03 + 0.3 * at(6), at(7), at(8) ** 3, 0.05 + 0.4 * at(9), at(10), 70 + 110 * at(11), 4];
    const id = String(seed * 100000 + number).padStart(22, '0');
    return [`spotify:track:${id}`, `Invented title ${seed} ${number}`, `Album ${number % 9}`, `Artist ${number % 17};Guest ${number % 5}`, '2020-01-01', 150000 + Math.floor(150000 * at(12)), 50, false, '', '', '', '', ...sound].join(',');
  };
  return [HEADER, ...Array.from({ length: tracks }, row)].join('\n') + '\n';
}

// The same export without any audio features.
export function withoutFeatures(tracks) {
  return exported(tracks, 3).split('\n').map((line) => line.split(',').slice(0, 12).join(',')).join('\n');
}

export const HEADER_ONLY = HEADER + '\n';

// What `cargo tools COMMAND FILE --json OPTIONS` answers about a file with this content.
export function native(command, name, content, options = []) {
  const file = join(mkdtempSync(join(tmpdir(), 'amalgamix-')), name);
  writeFileSync(file, content);
  return nativeOn([command, file, ...options]);
}

// What the native program answers, with the catalog that is served.
export function nativeOn(words) {
  const answer = execFileSync(tools, [...words, '--json', '--catalog', 'dist/catalog'], { cwd: repository, maxBuffer: 1 << 26 });
  return JSON.parse(answer);
}

export function asUpload(name, content) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}
