// What the page and its service worker say to each other; the words stand in `src/offline/service-worker.js`. Not in Rust, for the
// first screen waits for every byte of the page's program, and this is shorter.

const { serviceWorker } = navigator;
let registration;

// Has the page of a build kept by the service worker of this address. `hear` is told what that says for as long as the page is open,
// or `refused` and why there is none.
export async function keep(build, script, hear) {
  try {
    const settle = (worker) => worker?.postMessage(`settle ${build}`);
    serviceWorker.onmessage = ({ data, source }) => (data === 'activated' ? settle(source) : hear(data, ''));
    registration = await serviceWorker.register(script);
    settle(registration.active);
    // Whenever the visitor comes back, the server may have a newer build. If it does not answer, there is none for now.
    document.addEventListener('visibilitychange', () => document.hidden || registration.update().catch(() => {}));
  } catch (error) {
    // Private windows, pages from a disk and old browsers have nothing to keep pages with.
    hear('refused', serviceWorker ? error.message : 'it keeps no pages, or none in this kind of window');
  }
}

// Opens the page again in the newer build.
export function takeOver() {
  const newer = registration?.waiting;
  // Another tab has had it take over already.
  if (!newer) return location.reload();
  serviceWorker.oncontrollerchange = () => location.reload();
  newer.postMessage('take over');
}
