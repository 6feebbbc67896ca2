/**
 * One process holds the embedded database; others of the same user work on it through a unix socket
 * in the data folder, which speaks PostgreSQL's wire protocol. The folder of the socket is open to
 * its owner only, so no password is needed.
 */
import { chmodSync, constants, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { orElse, within } from '../../errors.ts';
import { type Pool, survivingErrors } from './pool.ts';
import type { Sessions } from './sessions.ts';

/**
 * Part of the socket's name: node-postgres and libpq look for `.s.PGSQL.<port>` in the folder given
 * as host.
 */
const PORT = 5432;
/** sun_path of unix(7) holds 108 bytes with its end; Node cuts a longer path without a word. */
const LONGEST_PATH = 107;
/** A holder that is stopped takes connections and answers none. */
const HOLDER_MS = 30_000;
/** How long a holder that closes waits for the others to end. */
const GUESTS_MS = 10_000;

const socketIn = (folder: string): string => join(folder, `.s.PGSQL.${PORT}`);

/**
 * Null: no address of a socket is so long, or the folder is missing. Linux gives an open folder a
 * short name.
 */
function socketFolder(data: string): string | null {
  const folder = join(data, 'socket');
  if (Buffer.byteLength(socketIn(folder)) <= LONGEST_PATH) return folder;
  if (process.platform !== 'linux') return null;
  return orElse(() => `/proc/self/fd/${openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)}`, null);
}

export interface SharedSessions {
  /** Takes no new guests, and waits a while for those at work. */
  close(): Promise<void>;
}

/**
 * Opens the database to other processes. Called by the folder's holder, so a socket that is there
 * is a dead holder's.
 */
export async function shareSessions(folder: string, sessions: Sessions): Promise<SharedSessions> {
  if (process.platform === 'win32') return { close: async () => undefined };
  mkdirSync(join(folder, 'socket'), { recursive: true, mode: 0o700 });
  chmodSync(join(folder, 'socket'), 0o700);
  const short = socketFolder(folder);
  if (short === null) return { close: async () => undefined };
  const path = socketIn(short);
  rmSync(path, { force: true });
  const guests = new Set<Socket>();
  const server = createServer((socket) => {
    const session = sessions.open();
    guests.add(socket);
    socket.on('error', () => session.destroy()).on('close', () => guests.delete(socket));
    session.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(session).pipe(socket);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  chmodSync(path, 0o600);
  server.unref();
  return {
    async close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      await within(GUESTS_MS, ended, () => new Error('late')).catch(() => undefined);
      for (const socket of guests) socket.destroy();
    },
  };
}

/**
 * A pool on the database of the process that holds the folder. Null when that process does not
 * share it.
 */
export async function joinHolder(folder: string): Promise<Pool | null> {
  const short = socketFolder(folder);
  if (short === null) return null;
  const path = socketIn(short);
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => resolve(true));
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false));
  });
  if (!answers) return null;
  const madeAt = (): number | undefined => statSync(path, { throwIfNoEntry: false })?.birthtimeMs;
  const joined = madeAt();
  // The next holder takes over the state of this one: a guest of this one must not continue there
  // unseen.
  const stream = (): Socket => {
    const socket = new Socket();
    if (madeAt() !== joined)
      process.nextTick(() =>
        socket.destroy(new Error('Connection terminated: the process that held the data folder has ended')),
      );
    return socket;
  };
  const own = { user: 'postgres', database: 'postgres', password: '', ssl: false };
  const pool = new pg.Pool({
    host: short,
    port: PORT,
    stream,
    connectionTimeoutMillis: HOLDER_MS,
    ...own,
    max: 20,
    allowExitOnIdle: true,
  });
  survivingErrors(pool);
  return pool;
}
