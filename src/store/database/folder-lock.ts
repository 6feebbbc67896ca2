import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { ConfigError } from '../../errors.ts';

/** Another process holds the folder. */
export class HeldError extends ConfigError {}

type FolderLock = { release(): Promise<void> };

/**
 * Throws HeldError when another process holds the folder. On Linux the lock is an abstract unix
 * socket, which the kernel frees when its holder dies; it is seen in one network namespace, so
 * containers must not share a data folder. Elsewhere it is a file with the holder's pid. No
 * heartbeat: one long query would look like death.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = realpathSync(folder);
  return process.platform === 'linux' ? lockBySocket(path) : lockByPidFile(path);
}

async function lockBySocket(path: string): Promise<FolderLock> {
  const address = `\0revenant-${createHash('sha256').update(path).digest('hex')}`;
  // Tells the holder's pid to any process that connects.
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(process.pid));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw held(path, await askHolder(address));
    throw error;
  });
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function askHolder(address: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(address);
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** Exported for its test: Linux does not use it. */
export async function lockByPidFile(path: string): Promise<FolderLock> {
  const file = join(path, 'revenant.pid');
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      return { release: async () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) throw held(path, String(holder));
    rmSync(file, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function held(path: string, pid: string): HeldError {
  const who = pid === '' ? 'another process' : `another process (pid ${pid})`;
  return new HeldError(
    `the data folder ${path} is held by ${who}. On the embedded database one process crawls, the one that holds the folder: for a worker in it, start serve without --no-worker. For several processes set REVENANT_DATABASE_URL and REVENANT_QUEUE_URL, or use another --data`,
  );
}
