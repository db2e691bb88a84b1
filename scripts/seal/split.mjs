// Cuts the page's program in two: what the first screen needs, and the rest, which the page fetches once that screen is there.
// Called by `seal.mjs`; the rest becomes `…_later.wasm` beside the program.
//
// A function belongs to the rest if its name begins so (`LATER`), or if nothing but the rest calls it. In the first part each function
// of the rest is an import that passes the call on; the rest in turn imports memory, table, globals and functions of the first part. (As
// wasm-split of Binaryen does it, which is not in its npm package.) A call before the rest is here fails: the page shows none of its
// screens until then, which the browser tests check.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LATER_STYLES } from './styles.mjs';
import { binaryen, FEATURES } from './trim.mjs';

// Programs call what frees a value or compares two from anywhere, so only what begins with such a path is meant.
const LATER = /^\$"?<?(app::shell::rest|app::pages::(alike|catalog|explained|library|privacy|result|settings)|app::(browser::stored|effects::(privacy|stored))|app::parts::(alike|changes|comparison|genre_bars|genres|judgements|judging|method_choice|mishap|pager|pick|plain_text|plate|player|playlists|recommendations|report_tables|sound_sources|stored|take_along|track_table|tuning)|amalgamix::(export|report|recommend::reason))::/;

const NAME = '\\$(?:"(?:[^"\\\\]|\\\\.)*"|[^\\s()]+)';
// The names of functions that follow these words.
const after = (words, text) => [...text.matchAll(new RegExp(`(?:${words})(${NAME})`, 'g'))].map(([, name]) => name);

// The two parts as WebAssembly text, from the text of the whole.
export function split(text, later = LATER) {
  const program = read(text);
  const rest = restOf(program, later);
  const entries = [...rest].filter((name) => program.tabled.has(name) || program.callers.get(name)?.some((caller) => !rest.has(caller)));
  const shared = [...new Set([...rest].flatMap((name) => program.calls.get(name)).filter((name) => !rest.has(name)))];
  const signature = (name) => `(func ${name}${program.signatures.get(name)})`;
  const { type, importing, held, other } = program.forms;

  const first = [
    ...type,
    ...importing,
    ...entries.map((name, number) => ` (import "later" "${number}" ${signature(name)})`),
    ...other,
    ...[...program.functions].filter(([name]) => !rest.has(name)).map(([, form]) => form),
    ...shared.map((name, number) => ` (export "f${number}" (func ${name}))`),
    ...held.map(({ kind, name }, number) => ` (export "${kind}${number}" (${kind} ${name}))`),
  ];
  const second = [
    ...type,
    ...held.map(({ kind, declared }, number) => ` (import "first" "${kind}${number}" ${declared})`),
    ...shared.map((name, number) => ` (import "first" "f${number}" ${signature(name)})`),
    ...[...rest].map((name) => program.functions.get(name)),
    ...entries.map((name, number) => ` (export "${number}" (func ${name}))`),
  ];
  return [first, second].map((part) => `(module\n${part.join('\n')}\n)`);
}

// A program's forms, and who calls whom.
function read(text) {
  const forms = text.trimEnd().slice(0, -1).trimEnd().split(/\n(?= \()/).slice(1);
  const of = (kind) => forms.filter((form) => form.startsWith(` (${kind} `));
  const functions = new Map(of('func').map((form) => [after('^ \\(func ', form)[0], form]));
  const calls = new Map([...functions].map(([name, form]) => [name, after('\\((?:return_)?call |\\(ref\\.func ', form)]));
  const callers = new Map();
  for (const [caller, called] of calls) for (const name of called) callers.set(name, [...(callers.get(name) ?? []), caller]);
  const headings = [...functions.values(), ...of('import')].map((form) => form.split('\n')[0]);
  const signed = headings.flatMap((heading) => after('\\(func ', heading).map((name) => [name, (heading.match(/ \((?:param|result)[^)]*\)/g) ?? []).join('')]));
  return {
    functions,
    calls,
    callers,
    signatures: new Map(signed),
    tabled: new Set(of('elem').flatMap((form) => after('', form))),
    kept: new Set([...of('export').flatMap((form) => after('\\(func ', form)), ...of('start').flatMap((form) => after('\\(start ', form))]),
    forms: {
      type: of('type'),
      importing: of('import'),
      held: ['memory', 'table', 'global'].flatMap((kind) => of(kind).map((form) => declaration(kind, form))),
      other: forms.filter((form) => !/^ \((type|import|func) /.test(form)),
    },
  };
}

// What the other part needs to know of a memory, a table or a global: everything but a global's first value.
function declaration(kind, form) {
  const [name] = after(`\\(${kind} `, form);
  const type = form.trim().slice(`(${kind} ${name} `.length, -1);
  return { kind, name, declared: `(${kind} ${name} ${kind === 'global' ? type.match(/^(\(mut \w+\)|\w+)/)[0] : type})` };
}

// The functions that are told to be of the rest, and those that nothing else calls.
function restOf({ functions, calls, callers, tabled, kept }, later) {
  const rest = new Set([...functions.keys()].filter((name) => later.test(name) && !kept.has(name)));
  const open = [...rest].flatMap((name) => calls.get(name));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const isFree = functions.has(name) && !rest.has(name) && !tabled.has(name) && !kept.has(name);
    if (isFree && callers.get(name).every((caller) => rest.has(caller))) {
      rest.add(name);
      open.push(...calls.get(name));
    }
  }
  return rest;
}

// What the page's script says besides: how calls come from the first part to the rest, how the rest is brought, and that nobody enters
// a program that has broken down (`src/app/browser/guard.js` tells of that).
const glue = (file) => `
let later;
const styled = () => new Promise((came, failed) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: new URL('${LATER_STYLES}', import.meta.url), onload: came });
    link.onerror = () => (link.remove(), failed(new Error('a style sheet did not come')));
    document.head.append(link);
});
addEventListener('amalgamix-stop', () => (wasm = new Proxy({}, { get: () => () => {} })));
const passing = { get: (_, name) => (...values) => later[name](...values) };
export async function bringRest() {
    const [answer] = await Promise.all([fetch(new URL('${file}', import.meta.url)), styled()]);
    if (!answer.ok) throw new Error(\`the server answered \${answer.status}\`);
    later = (await WebAssembly.instantiate(await answer.arrayBuffer(), { first: wasm })).instance.exports;
}
`;

// Splits the page's program in a folder, and has its script know of it.
export async function splitPage(folder) {
  const [program] = (await readdir(folder)).filter((file) => /^app-.*_bg\.wasm$/.test(file));
  const [script, rest] = [program.replace('_bg.wasm', '.js'), program.replace('_bg.wasm', '_later.wasm')];
  const parts = split(textOf(await readFile(join(folder, program)))).map(optimised);
  await writeFile(join(folder, program), parts[0]);
  await writeFile(join(folder, rest), parts[1]);
  const code = await readFile(join(folder, script), 'utf8');
  const imports = 'const imports = __wbg_get_imports();';
  if (!code.includes(imports)) throw new Error(`${script}: there is no place to tell the program of its rest`);
  await writeFile(join(folder, script), code.replaceAll(imports, `${imports}\n    imports.later = new Proxy({}, passing);`) + glue(rest));
}

function textOf(program) {
  const module = binaryen.readBinary(program);
  module.setFeatures(FEATURES);
  const text = module.emitText();
  module.dispose();
  return text;
}

// Small above all: the page computes nothing.
function optimised(text) {
  const module = binaryen.parseText(text);
  module.setFeatures(FEATURES);
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  binaryen.setOneCallerInlineMaxSize(-1);
  binaryen.setDebugInfo(false);
  module.optimize();
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
