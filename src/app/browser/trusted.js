// The page's one policy for Trusted Types: nothing becomes a script but a file of the page's own build, and the service worker beside
// the page. Browsers that do not know Trusted Types get the same answers as plain addresses.

const build = document.querySelector('meta[name=build]')?.content;
const folder = new URL(build ? `${build}/` : './', document.baseURI).href;
const serviceWorker = new URL('service-worker.js', document.baseURI).href;

const rule = {
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    const isOwn = href === serviceWorker || (href.startsWith(folder) && /^[\w-]+\.js$/.test(href.slice(folder.length)));
    if (!isOwn) throw new TypeError(`${href} is no script of this page`);
    return href;
  },
};
const policy = window.trustedTypes?.createPolicy('amalgamix', rule) ?? rule;

// The address of a script, as the browser wants it told before it runs one.
export function script(address) {
  return policy.createScriptURL(address);
}

// web-sys begins workers by an address as text.
const { Worker } = window;
window.Worker = class extends Worker {
  constructor(address, options) {
    super(script(address), options);
  }
};
