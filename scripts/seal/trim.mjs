// Makes an engine that runs on the processor as small as it can be: `node scripts/seal/trim.mjs PROGRAM`, in its place. Called by `seal.mjs`.
//
// burn decides when it runs, not when it is built, what numbers a tensor holds, so the program carries matrix products of numbers that no
// network here has, and quantised tensors. Their functions are emptied before the program is optimised; one that were called after
// all would stop the engine, which the browser tests of all four networks would notice. (The tool `wasm-snip` did the same.)
// Functions with one caller are moved into it only where they are short: it makes no difference to the time, but packs better.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

export const { default: binaryen } = await import(createRequire(new URL('../../e2e/package.json', import.meta.url)).resolve('binaryen'));

const { BulkMemory, BulkMemoryOpt, MutableGlobals, Multivalue, NontrappingFPToInt, ReferenceTypes, SignExt, SIMD128 } = binaryen.Features;
export const FEATURES = BulkMemory | BulkMemoryOpt | MutableGlobals | Multivalue | NontrappingFPToInt | ReferenceTypes | SignExt | SIMD128;

const NEVER_CALLED = /gemm_f64|gemm_f16|QTensorOps|::qtensor::/;

// The program without what is never called, optimised; `keep` gives it the names of its functions.
export function trimmed(program, { never = NEVER_CALLED, keep = false } = {}) {
  const module = binaryen.readBinary(program);
  module.setFeatures(FEATURES);
  const emptied = empty(module, never);
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setOneCallerInlineMaxSize(300);
  binaryen.setDebugInfo(keep);
  module.optimize();
  const bytes = module.emitBinary();
  module.dispose();
  return { bytes, emptied };
}

// Empties the functions whose names match; tells how many there were.
export function empty(module, pattern) {
  let emptied = 0;
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const { name, module: importedFrom } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
    if (importedFrom || !pattern.test(name)) continue;
    binaryen.Function.setBody(module.getFunction(name), module.unreachable());
    emptied += 1;
  }
  return emptied;
}

export async function trim(file) {
  const { bytes, emptied } = trimmed(await readFile(file));
  if (!emptied) throw new Error(`${file}: no function could be told by its name, so nothing was taken out`);
  await writeFile(file, bytes);
  console.log(`${file.split('/').pop()}: ${emptied} functions that are never called were emptied`);
}

if (process.argv[1]?.endsWith('trim.mjs')) await trim(process.argv[2]);
