// What the pages of a context do and the servers cannot see: when exactly they begin their requests, and what they post to
// their workers.

// Answers with two lists that grow: `begun`, with `{ host, at }` of each request, `at` in milliseconds by the page's own clock,
// which a test may have moved; and `posted`, with what workers were told, as text.
export async function watch(context) {
  const seen = { begun: [], posted: [] };
  await context.exposeBinding('tellTests', (_, list, entry) => void seen[list].push(entry));
  await context.addInitScript(wrap);
  return seen;
}

// Runs in each page before its scripts. Bytes are read one by one as characters, which is enough to find ASCII in them.
function wrap() {
  const readable = (_, value) => {
    if (typeof value === 'bigint') return String(value);
    return ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value;
  };
  window.asTestsRead = (value) => JSON.stringify(value, readable) ?? '';

  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    window.tellTests('posted', window.asTestsRead(message));
    return post.call(this, message, ...more);
  };

  const { fetch } = window;
  window.fetch = function (what, ...more) {
    const { host } = new URL(what.url ?? what, window.location);
    window.tellTests('begun', { host, at: Date.now() });
    return fetch.call(this, what, ...more);
  };
}
