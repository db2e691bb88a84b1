// Attacks every parser by cargo-fuzz.
//
//   scripts/fuzz SECONDS [TARGET ...]   so long each, and counts in `docs/fuzzing.json` what was tried in all
//   scripts/fuzz brief                  the same few thousand inputs at every run, for every change
//
// A finding ends it: cargo-fuzz says which input it was and keeps it in `fuzz/artifacts`. The address sanitizer, which needs an unstable
// compiler, is left out: the sources forbid unsafe code, so what can be found are panics, overflows (which these builds check), endless
// work and memory without bounds.

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const report = join(repository, 'docs/fuzzing.json');
// Of one input: the most bytes, the most seconds and megabytes that it may take.
const LIMITS = ['-max_len=16384', '-timeout=10', '-rss_limit_mb=2048', '-print_final_stats=1'];
const BRIEF = ['-runs=3000', '-seed=1'];

const [extent = 'brief', ...chosen] = process.argv.slice(2);
const isBrief = extent === 'brief';
const all = readdirSync(join(repository, 'fuzz/targets')).map((file) => basename(file, '.rs'));

run('cargo', ['run', '--quiet', '--manifest-path', 'fuzz/Cargo.toml', '--example', 'seeds']);
for (const target of chosen.length ? chosen : all) {
  const executions = attack(target, isBrief ? BRIEF : [`-max_total_time=${extent}`]);
  console.log(`${target}: ${executions} inputs tried`);
  if (!isBrief) count(target, executions);
}

// How many inputs were tried.
function attack(target, extent) {
  const told = run('cargo', ['fuzz', 'run', '--sanitizer', 'none', target, '--', ...LIMITS, ...extent]);
  return Number(/number_of_executed_units:\s*(\d+)/.exec(told)[1]);
}

function count(target, executions) {
  const tried = JSON.parse(readFileSync(report, 'utf8'));
  tried[target] = (tried[target] ?? 0) + executions;
  writeFileSync(report, `${JSON.stringify(tried, null, 2)}\n`);
}

function run(program, words) {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return stdout + stderr;
  console.error(stderr);
  process.exit(1);
}
