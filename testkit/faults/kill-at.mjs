/**
 * Loaded into a worker process with --import: kills it at a named point, seen in what it says to its database and its disk.
 * The program itself knows nothing of it. FAULTS is JSON: { folder, stage, most, skewMs, nth }.
 * Each key (a target, a delivery, a blob) kills once, `most` times in all; what came to its end is noted in the journal.
 */
import { appendFileSync, existsSync, promises, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { Server } from 'node:net';
import { basename, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const { folder, stage, most, skewMs, nth } = JSON.parse(process.env.FAULTS ?? '{}');

let statements = 0;

/** Statement, when (before it is sent or after its answer), and which key: of its parameters, or of the transaction's target. */
const STAGES = {
  taken: {
    sql: /^update revenant_targets t set token = token \+ 1/,
    when: 'after',
    key: ([id, step]) => step === 'capture' && id,
  },
  'blobs, no row': {
    sql: /^update revenant_targets set step = \$4/,
    when: 'before',
    key: ([id, , step]) => step === 'capture' && id,
  },
  'row, no commit': { sql: /^insert into revenant_captures/, when: 'after', key: (_, of) => of?.id },
  'row, no next step': { sql: /^commit/i, when: 'after', key: (_, of) => of?.step === 'capture' && of.id },
  'no fingerprint': {
    sql: /^update revenant_targets set step = \$4/,
    when: 'before',
    key: ([id, , step]) => step === 'fingerprint' && id,
  },
  'no screening': {
    sql: /^update revenant_targets set step = \$4/,
    when: 'before',
    key: ([id, , step]) => step === 'screen' && id,
  },
  'match, no outbox': { sql: /^insert into revenant_deliveries/, when: 'before', key: (_, of) => of?.id },
  'outbox, not queued': { sql: /^commit/i, when: 'after', key: (_, of) => of?.step === 'screen' && of.id },
  'delivery taken': { sql: /^update revenant_deliveries set attempts/, when: 'after', key: ([id]) => id },
  'digest made, no commit': { sql: /^update revenant_deliveries set digest/, when: 'after', key: ([id]) => id },
  // The nth statement of them.
  migration: {
    sql: /^(create|alter|insert into revenant_migrations)/,
    when: 'before',
    key: () => ++statements === nth && 'migration',
  },
};

const note = (line) => appendFileSync(join(folder, 'journal'), `${JSON.stringify({ at: realNow(), ...line })}\n`);

function killOnce(key) {
  if (typeof key !== 'string') return;
  const marks = join(folder, 'killed');
  if (readdirSync(marks).length >= most) return;
  try {
    writeFileSync(join(marks, key), '', { flag: 'wx' });
  } catch {
    return;
  }
  note({ killed: key });
  process.kill(process.pid, 'SIGKILL');
}

const realNow = Date.now;
if (skewMs) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(realNow() + skewMs);
      else super(...given);
    }
    static now() {
      return realNow() + skewMs;
    }
  };
}

// Not in threads, nor in the processes that the worker starts.
if (folder && isMainThread && process.argv[1]?.endsWith('main.js')) {
  watchQueries();
  if (stage === 'draft of a blob') watchDrafts();
  if (stage === 'proxy down') closeProxy();
}

function watchQueries() {
  const { Client } = createRequire(import.meta.url)('pg');
  const point = STAGES[stage];
  const open = new WeakMap();
  const ask = Client.prototype.query;
  Client.prototype.query = function (...given) {
    const [config] = given;
    const text = (typeof config === 'string' ? config : (config?.text ?? '')).trimStart();
    const values = Array.isArray(given[1]) ? given[1] : (config?.values ?? []);
    const finishing = text.startsWith('update revenant_targets set step = $4');
    if (finishing) open.set(this, { id: values[0], step: values[2] });
    const of = open.get(this);
    const hit = point?.sql.test(text);
    if (hit && point.when === 'before') killOnce(point.key(values, of));
    const answered = (result) => {
      if (/^commit/i.test(text) && of) note({ done: of.id, step: of.step });
      if (/^(commit|rollback)/i.test(text)) open.delete(this);
      if (/^with settled as \(\s*update revenant_deliveries set state/.test(text))
        note({ done: values[0], step: values[1] });
      const isDigest = text.startsWith('update revenant_deliveries set digest');
      if (isDigest) note({ done: values[0], step: 'gathered', parts: values[1].length });
      if (
        hit &&
        point.when === 'after' &&
        (/^commit/i.test(text) || result?.rows?.length > 0 || text.startsWith('insert') || isDigest)
      )
        killOnce(point.key(values, of));
    };
    const last = given.at(-1);
    if (typeof last === 'function') {
      given[given.length - 1] = (error, result) => {
        if (!error) answered(result);
        last(error, result);
      };
      return ask.apply(this, given);
    }
    const result = ask.apply(this, given);
    return typeof result?.then === 'function' ? result.then((value) => (answered(value), value)) : result;
  };
}

/** Of each site the picture only: it has one, and a target may be killed once. */
function watchDrafts() {
  const { rename } = promises;
  promises.rename = async (from, to) => {
    const picture = /[/\\]tmp[/\\]/.test(from) && readFileSync(from).subarray(1, 4).toString() === 'PNG';
    if (picture) killOnce(basename(to));
    await rename(from, to);
    if (picture) note({ done: basename(to), step: 'blob' });
  };
  syncBuiltinESMExports();
}

/** The way out goes down under the browser, once the world has seen it: every server of this process closes, with its connections. */
function closeProxy() {
  const { emit } = Server.prototype;
  const servers = new Set();
  const sockets = new Set();
  Server.prototype.emit = function (event, ...given) {
    if (event === 'listening') servers.add(this);
    if (event === 'connection') sockets.add(given[0]);
    return emit.call(this, event, ...given);
  };
  const look = setInterval(() => {
    if (!existsSync(join(folder, 'proxy-down'))) return;
    clearInterval(look);
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
    note({ done: 'proxy', step: 'proxy down' });
  }, 20).unref();
}
