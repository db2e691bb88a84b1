// Faults that come from outside: the product knows nothing of them.

// Puts a script before that of a worker's program, in every worker that is started from now on.
export async function preface(context, program, script) {
  await context.route(`**/${program}_loader.js`, async (route) => {
    const loader = await (await route.fetch()).text();
    await route.fulfill({ contentType: 'text/javascript', body: `${script}\n${loader}` });
  });
}

// A script that does something in a worker whenever it is told a word, which the page's messages hold as they are.
export const whenTold = (word, fault) => `
addEventListener('message', (event) => {
  if (new TextDecoder('latin1').decode(event.data).includes('${word}')) { ${fault} }
});`;

// What a program that fails looks like to its browser, one that says what no program of the page's says, and one that hangs.
export const FAILS = "event.stopImmediatePropagation(); throw new Error('a fault from outside');";
export const TALKS_NONSENSE = "event.stopImmediatePropagation(); postMessage('nonsense');";
export const HANGS = 'for (;;);';

// The same failure of a worker that runs.
export const fail = (worker) => worker.evaluate(() => void setTimeout(() => { throw new Error('a fault from outside'); }));

// Lets a test make the memory of the page's own program worthless, as a fault in it might: whatever it does next, it traps.
export async function letMemoryFail(context) {
  await context.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...program) => {
      const started = await start(...program);
      // The first program that is started is the page’s own; that of the account comes later.
      window.ruin ??= () => new Uint8Array(started.instance.exports.memory.buffer).fill(0xff);
      return started;
    };
  });
}

// A browser that keeps nothing for the page. Workers see only that they have no database: they have no other storage.
export async function letNothingBeKept(context) {
  const refuse = () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  };
  await context.addInitScript(refuse);
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      const get = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      Object.defineProperty(window, name, { get });
    }
  });
  for (const engine of ['engine-cpu', 'engine-webgpu']) await preface(context, engine, `(${refuse})();`);
}
