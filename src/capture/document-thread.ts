import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** What the thread found so far; null where it did not get there. */
export interface DocumentRead {
  readonly pages: number | null;
  readonly info: object;
  readonly xmp: readonly (readonly [string, unknown])[];
  readonly text: string;
}

/**
 * The thread that documents are read in. A few kilobytes of hostile drawing instructions keep a reader busy for minutes
 * without ever giving way, and only a thread can be stopped then. It tells what it has found before it goes on to the text.
 * It is text, because a worker file would need a TypeScript loader when run from source and none when run from `dist`.
 */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const { getDocumentProxy } = require(workerData.unpdf);
const plain = (value) => JSON.parse(JSON.stringify(value ?? {}));
parentPort.on('message', async ({ bytes, pagesRead, mostText }) => {
  let document;
  try {
    document = await getDocumentProxy(bytes, {
      verbosity: 0, disableFontFace: true, useSystemFonts: false, isEvalSupported: false, enableXfa: false, maxImageSize: 0,
    });
    const { info, metadata } = await document.getMetadata();
    const found = { pages: document.numPages, info: plain(info), xmp: metadata === null ? [] : plain([...metadata]), text: '' };
    parentPort.postMessage({ found });
    for (let number = 1; number <= Math.min(pagesRead, document.numPages) && found.text.length < mostText; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      let words = '';
      for (const item of items) {
        if (typeof item.str === 'string') words += item.str + (item.hasEOL ? '\\n' : '');
        if (words.length > 4 * mostText) break;
      }
      found.text += (found.text === '' ? '' : '\\n') + words;
      parentPort.postMessage({ found });
    }
  } catch {
    // Damaged or locked: what was told before stays.
  }
  try { if (document !== undefined) await document.destroy(); } catch {}
  parentPort.postMessage({ done: true });
});
`;
/** Megabytes; a reader that needs more is being led on. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

let idle: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

function start(): Worker {
  const require = createRequire(import.meta.url);
  const unpdf = require.resolve('unpdf');
  const thread = new Worker(SOURCE, {
    eval: true,
    workerData: { unpdf },
    resourceLimits: MEMORY,
    stdout: true,
    stderr: true,
  });
  // Without a listener an error of an idle thread would end the process.
  thread.on('error', () => {
    if (idle === thread) idle = null;
  });
  return thread;
}

/** Reads one document after another, each for so many milliseconds at most. Null: nothing could be read. Never throws. */
export function readInThread(
  bytes: Uint8Array,
  limits: { readonly ms: number; readonly pagesRead: number; readonly mostText: number },
): Promise<DocumentRead | null> {
  const mine = last.then(() => ask(bytes, limits));
  last = mine;
  return mine;
}

function ask(
  bytes: Uint8Array,
  { ms, pagesRead, mostText }: { readonly ms: number; readonly pagesRead: number; readonly mostText: number },
): Promise<DocumentRead | null> {
  const thread = idle ?? start();
  idle = null;
  thread.ref();
  return new Promise((resolve) => {
    let found: DocumentRead | null = null;
    const onMessage = (message: { readonly found?: DocumentRead; readonly done?: true }): void => {
      found = message.found ?? found;
      if (message.done === true) end(true);
    };
    const onEnd = (): void => end(false);
    const timer = setTimeout(onEnd, ms);
    let ended = false;
    const end = (whole: boolean): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      // Kept for the next document, but the process does not wait for it.
      if (whole) thread.unref();
      else void thread.terminate();
      idle = whole ? thread : null;
      resolve(found);
    };
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    // A copy: the thread takes its array over.
    thread.postMessage({ bytes: new Uint8Array(bytes), pagesRead, mostText });
  });
}
