// What the parts of an engine weigh: `node scripts/weigh.mjs [NAME=PATTERN …]`, after `scripts/build` or `cargo build --release --target
// wasm32-unknown-unknown --features engine-cpu --bin engine-cpu`. Needs what `scripts/setup build` installs.
//
// For each part the functions whose names match are emptied, what nobody calls any more is removed, and the difference is told, in
// bytes packed with brotli: what would be gained if the part were not there. Parts share what they call, so the numbers do not add up.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { binaryen, empty, trimmed } from './seal/trim.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const program = join(process.env.CARGO_TARGET_DIR ?? join(repository, 'target'), 'wasm32-unknown-unknown/release/engine-cpu.wasm');

const PARTS = {
  'playlist files': 'amalgamix::import|^csv|csv_core',
  'building catalogs': 'catalog::own|catalog::build|miniz_oxide::deflate|shorthand::shorten|write_shelf',
  'deflating': 'miniz_oxide::deflate',
  'inflating': 'miniz_oxide::inflate|Sections::inflated',
  'JSON': 'serde_json',
  'the wire': 'bincode|NativeWorkerExt',
  'IndexedDB': 'indexed_db_futures|engine_cpu::store',
  'ranking': 'amalgamix::recommend',
  'tensors from any numbers': 'BasicOps for burn_tensor::bridge::kind::Float>::from_data',
  'copying tensors': 'to_contiguous',
  'floats as text': 'flt2dec|dec2flt|f32 as core.*FromStr',
};

const named = prepared();
const whole = packed(binaryen.readBinary(named));
console.log(`${String(whole).padStart(7)} the whole`);
const chosen = process.argv.slice(2).map((part) => part.split(/=(.*)/s));
for (const [name, pattern] of chosen.length ? chosen : Object.entries(PARTS)) {
  const { module, emptied } = without(new RegExp(pattern));
  console.log(`${String(whole - packed(module)).padStart(7)} ${name} (${emptied} functions)`);
  module.dispose();
}

// The program as it is shipped, but with its functions' names.
function prepared() {
  const folder = mkdtempSync(join(tmpdir(), 'amalgamix-weigh-'));
  try {
    execFileSync('wasm-bindgen', ['--target', 'no-modules', '--no-typescript', '--out-dir', folder, '--out-name', 'engine', program]);
    return trimmed(readFileSync(join(folder, 'engine_bg.wasm')), { keep: true }).bytes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function without(pattern) {
  const module = binaryen.readBinary(named);
  return { module, emptied: empty(module, pattern) };
}

function packed(module) {
  module.runPasses(['remove-unused-module-elements', 'strip-debug']);
  const bytes = Buffer.from(module.emitBinary());
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}
