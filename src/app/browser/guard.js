// What is shown when the page's program has broken down. Not in Rust: a program that has broken down must not be entered again, and
// this has to work without any of it. Nothing is sent anywhere.
//
// The page puts the work on its screen aside while it runs (`src/app/browser/luggage.rs`, which shares the names of the records).

const ASIDE = 'aside-1';
const RESUME = 'resume';
const STOPPED = 'stopped';
// A second breakdown so many milliseconds after the page was opened again is taken for one that the work brings about.
const SOON = 60_000;
// How long a page may still take to start after something went wrong.
const PATIENCE = 3_000;

let hasStarted, isDead, place, dialog;

// One that starts after all was only slow.
addEventListener('TrunkApplicationStarted', () => {
  hasStarted = true;
  if (!isDead) dialog = dialog?.remove();
});
addEventListener('error', ({ error }) => consider(error, /wasm-function/.test(error?.stack)));
addEventListener('unhandledrejection', ({ reason }) => consider(reason));

// Notes where in its sources the program has broken down, which is about to be noticed here.
export function note(where) {
  place = where;
}

// An error that is none of the program's, a browser extension's for instance, stops nothing.
function consider(error, isWithinProgram) {
  if (isWithinProgram || error?.name === 'RuntimeError') stop(error);
  else if (!hasStarted) setTimeout(() => hasStarted || dialog || explain(false, false, details(error)), PATIENCE);
}

function stop(error) {
  if (isDead) return;
  isDead = true;
  dispatchEvent(new Event('amalgamix-stop'));
  const isAside = Boolean(record(ASIDE));
  const isAgain = Boolean(record(STOPPED)) && performance.now() < SOON;
  record(STOPPED, 'yes');
  // Whoever reloads without a word finds the work on the first screen.
  record(RESUME, 'offer');
  explain(isAside, isAgain, details(error));
}

// A record of this tab's; it is written if there is a value. Some browsers keep none.
function record(name, value) {
  try {
    if (value) sessionStorage.setItem(name, value);
    return sessionStorage.getItem(name);
  } catch {}
}

function explain(isAside, isAgain, text) {
  const reload = (words, resume) => button(words, () => (record(RESUME, resume), location.reload()));
  const goOn = reload(isAgain ? 'Try it once more' : 'Reload and go on', 'open');
  const afresh = reload(isAside ? 'Start afresh' : 'Reload', 'offer');
  const ways = isAside ? (isAgain ? [afresh, goOn] : [goOn, afresh]) : [afresh];
  ways[0].className += ' button--first';
  ways[0].autofocus = true;

  const pre = made('pre', { tabIndex: 0 }, text);
  const said = made('p', { role: 'status' });
  const copy = button('Copy the details', async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(pre);
      said.textContent = 'This browser does not copy by itself: copy the marked text.';
    }
  });
  dialog?.remove();
  dialog = made('dialog', { className: 'stopped', role: 'alertdialog' },
    made('h2', { id: 'stopped-what' }, hasStarted ? 'AmalgaMix has stopped' : 'AmalgaMix did not start'),
    made('p', { id: 'stopped-why' }, 'An error has stopped this page’s own program. Nothing has left this device.'),
    made('p', {}, outlook(isAside, isAgain)),
    made('div', { className: 'ways' }, ...ways),
    made('details', {}, made('summary', {}, 'Details for a report'),
      made('p', {}, 'What broke and in which version. Nothing of your playlists is in it.'), pre, made('div', { className: 'ways' }, copy, said)));
  dialog.setAttribute('aria-labelledby', 'stopped-what');
  dialog.setAttribute('aria-describedby', 'stopped-why');
  // What is behind it is dead: there is nothing to close it for.
  dialog.oncancel = (event) => event.preventDefault();
  dialog.onclose = () => dialog.showModal();
  document.body.append(dialog);
  dialog.showModal();
}

function outlook(isAside, isAgain) {
  if (!hasStarted) return 'Reload the page. If that does not help, this browser may be too old for it: it needs WebAssembly as browsers have it since 2023.';
  if (isAgain) return `It has happened again, soon after reloading. ${isAside ? 'Start afresh: the playlist then waits on the first screen until you open it.' : 'If it goes on, clear this page’s data in the browser’s settings.'}`;
  if (isAside) return 'The playlist on the screen is put aside: after reloading you go on where you were. Tastes and what you think of tracks are kept.';
  return 'After reloading, tastes and what you think of tracks are here again; a playlist has to be brought once more.';
}

// No message: a program's may quote a title. No address: it may hold a taste.
function details(error) {
  const stack = String(error?.stack ?? '').split('\n').filter((line) => /wasm|\.js/.test(line)).slice(0, 12);
  const lines = [document.querySelector('meta[name=build]')?.content, place, error?.name, ...stack.map((line) => line.trim().replace(/\bhttps?:\/\/\S*\//, '')), navigator.userAgent];
  return lines.filter(Boolean).join('\n');
}

function button(words, onclick) {
  return made('button', { type: 'button', className: 'button', onclick }, words);
}

function made(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
