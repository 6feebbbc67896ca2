import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * PGlite's thread: wire protocol bytes in and out, one message at a time. A thread, because a query
 * in WebAssembly blocks its event loop. Text, because a worker file needs a TypeScript loader when
 * run from source and none in `dist`.
 */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const joined = (pieces) => {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) { whole.set(piece, at); at += piece.length; }
  return whole;
};
const first = (error) => String((error && error.message) || error).split('\\n')[0];
// Its file system sets each file's mode after making it, so no umask counts: others get nothing.
const fs = require('node:fs');
const { chmodSync } = fs;
fs.chmodSync = (path, mode) => chmodSync(path, mode & 0o700);
(async () => {
  const { PGlite } = require(workerData.pglite);
  const { pg_trgm } = require(workerData.trigrams);
  const said = [];
  const keep = (text) => { said.push(text.trim()); if (said.length > 20) said.shift(); return true; };
  const why = (error) => said.filter((line) => /PANIC|FATAL|No space|Read-only/.test(line)).at(-1) || first(error);
  let database, program;
  try {
    const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=' + workerData.sharedBuffers, '-c', 'wal_recycle=off'];
    const { folder: dataDir, wasm } = workerData;
    program = workerData.program || (await WebAssembly.compile(fs.readFileSync(wasm)));
    database = await PGlite.create({ dataDir, pgliteWasmModule: program, startParams, initDbStartParams: ['--wal-segsize=1'], onStdout: keep, onStderr: keep, extensions: { pg_trgm } });
  } catch (error) {
    parentPort.postMessage({ id: 0, error: why(error) });
    return;
  }
  parentPort.on('message', async ({ id, bytes }) => {
    if (bytes === null) {
      database.close().catch(() => undefined).then(() => { parentPort.postMessage({ id }); parentPort.close(); });
      return;
    }
    try {
      const pieces = [];
      // execProtocolRawSync would parse each answer, and keep all of them for ever.
      await database.execProtocolRawStream(bytes, { syncToFs: false, onRawData: (piece) => pieces.push(piece.slice()) });
      const answer = pieces.length === 1 ? pieces[0] : joined(pieces);
      parentPort.postMessage({ id, bytes: answer }, [answer.buffer]);
    } catch (error) {
      parentPort.postMessage({ id, error: why(error) });
      parentPort.close();
    }
  });
  parentPort.postMessage({ id: 0, program });
})();
`;

type Answer = {
  readonly id: number;
  readonly bytes?: Uint8Array;
  readonly error?: string;
  readonly program?: object;
};

export type DatabaseThread = Awaited<ReturnType<typeof startThread>>;

/**
 * PGlite's WebAssembly as the first thread compiled it: the next databases of this process begin
 * with what is compiled by then.
 */
let program: object | undefined;

/**
 * Opens PGlite on a folder, with initdb when it is new. Rejects with PGlite's message.
 * `sharedBuffers` as in `16MB`.
 */
export async function startThread(folder: string, sharedBuffers: string) {
  const { resolve } = createRequire(import.meta.url);
  const pglite = resolve('@electric-sql/pglite');
  const trigrams = resolve('@electric-sql/pglite/contrib/pg_trgm');
  const wasm = join(dirname(pglite), 'pglite.wasm');
  const workerData = { folder, pglite, trigrams, wasm, program, sharedBuffers };
  const worker = new Worker(SOURCE, { eval: true, workerData });
  const waiting = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }>();
  let last = 0;
  let gone: Error | null = null;

  function end(error: Error): void {
    gone ??= error;
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }
  function ask(id: number, message: unknown): Promise<Uint8Array> {
    if (gone !== null) return Promise.reject(gone);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // An idle database keeps no process alive.
      worker.ref();
      if (message !== null) worker.postMessage(message);
    });
  }
  worker.on('message', ({ id, bytes, error, program: compiled }: Answer) => {
    program ??= compiled;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (error === undefined) return asked?.resolve(bytes ?? new Uint8Array(0));
    const failure = new Error(error);
    asked?.reject(failure);
    end(failure);
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the embedded database has ended')));

  await ask(0, null).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return {
    /**
     * Sends whole protocol messages and resolves with the backend's whole answer. Rejects once the
     * thread is gone.
     */
    exchange: (bytes: Uint8Array) => ask(++last, { id: last, bytes }),
    async close(): Promise<void> {
      await ask(++last, { id: last, bytes: null }).catch(() => undefined);
      await worker.terminate();
    },
  };
}
