/**
 * Real servers for tests: redis-server, valkey-server and PostgreSQL on free loopback ports, each in a private temporary
 * folder that goes away with it. Null when the program is not installed: such tests are then skipped by name.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, appendFileSync, chownSync, constants, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestServer {
  /** `redis://127.0.0.1:port` or `postgres://postgres@127.0.0.1:port/postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Kills this server's process (SIGKILL), as a power failure would; its folder stays. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  again(): Promise<void>;
  /** Ends this server's own process (and no other) and removes its folder. Safe to call twice. */
  stop(): Promise<void>;
}

/** How one kind of server is prepared, started and asked whether it is up. */
interface Recipe {
  readonly name: string;
  /** Runs as this user: PostgreSQL refuses to run as root. */
  readonly owner: { uid: number; gid: number } | null;
  prepare(folder: string): void;
  command(folder: string, port: number): readonly [string, readonly string[]];
  /** Throws or answers false while the server is not ready. */
  ready(port: number): Promise<boolean>;
  url(port: number): string;
}

export const hasRedis = (): boolean => findProgram('redis-server', searchPath()) !== null;
export const hasPostgres = (): boolean => postgresFolder() !== undefined;

/** `args` are added last, so that they win: `['--appendonly', 'no']`. */
export function startRedis(args: readonly string[] = []): Promise<TestServer | null> {
  return startRedisLike('redis-server', args);
}

export function startValkey(args: readonly string[] = []): Promise<TestServer | null> {
  return startRedisLike('valkey-server', args);
}

async function startRedisLike(program: string, args: readonly string[]): Promise<TestServer | null> {
  const binary = findProgram(program, searchPath());
  if (binary === null) return null;
  return start({
    name: program,
    owner: null,
    prepare: () => undefined,
    command: (folder, port) => [
      binary,
      // biome-ignore format: one setting and its value a line
      [
        '--port', String(port),
        '--bind', '127.0.0.1',
        '--dir', folder,
        '--save', '',
        '--appendonly', 'yes',
        '--maxmemory-policy', 'noeviction',
        ...args,
      ],
    ],
    ready: async (port) => (await exchange(port, 'PING\r\n')).startsWith('+PONG'),
    url: (port) => `redis://127.0.0.1:${port}`,
  });
}

/**
 * A fresh cluster with the one user `postgres`, no password, UTF-8, C collation and the letters of C.UTF-8
 * as in the embedded database.
 * @param of.listen addresses; machines of their networks may log in
 */
export async function startPostgres({
  listen = ['127.0.0.1'],
}: {
  listen?: readonly string[];
} = {}): Promise<TestServer | null> {
  const bin = postgresFolder();
  if (bin === undefined) return null;
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : null;
  return start({
    name: 'postgres',
    owner,
    prepare: (folder) => {
      execFileSync(
        join(bin, 'initdb'),
        [
          '-D',
          join(folder, 'data'),
          '-U',
          'postgres',
          '-A',
          'trust',
          '-E',
          'UTF8',
          '--locale=C',
          '--lc-ctype=C.UTF-8',
          '--no-sync',
        ],
        { stdio: 'pipe', cwd: folder, ...owner },
      );
      appendFileSync(join(folder, 'data', 'pg_hba.conf'), 'host all all samenet trust\n');
    },
    command: (folder, port) => [
      join(bin, 'postgres'),
      // biome-ignore format: one setting a line
      [
        '-D', join(folder, 'data'),
        '-p', String(port),
        '-c', `listen_addresses=${listen.join(',')}`,
        '-c', 'unix_socket_directories=',
        '-c', 'fsync=off',
        // As on the connections of the program: to compile a wide statement takes longer than to run it.
        '-c', 'jit=off',
        '-c', 'shared_buffers=32MB',
      ],
    ],
    // The port answers while the database still starts up, so only a whole login shows that it is ready.
    ready: canLogIn,
    url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
  });
}

async function start(recipe: Recipe): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), `revenant-${recipe.name}-`));
  try {
    if (recipe.owner !== null) chownSync(folder, recipe.owner.uid, recipe.owner.gid);
    recipe.prepare(folder);
    // Somebody else may take the free port before the server does: then another one is tried.
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const process = await launch(recipe, folder, port);
      if (typeof process !== 'string') return serverOf(recipe, folder, port, process);
      if (attempt === 3) throw new Error(`${recipe.name} did not start: ${process}`);
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function serverOf(recipe: Recipe, folder: string, port: number, first: ChildProcess): TestServer {
  let child = first;
  return {
    url: recipe.url(port),
    port,
    get pid() {
      return child.pid ?? 0;
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async again() {
      // PostgreSQL's own children may outlive it for a moment, and keep its memory.
      for (let attempt = 1; ; attempt++) {
        const started = await launch(recipe, folder, port);
        if (typeof started !== 'string') {
          child = started;
          return;
        }
        if (attempt === 50) throw new Error(`${recipe.name} did not start again: ${started}`);
        await sleep(100);
      }
    },
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The running server's process, or what it said when it ended by itself. */
async function launch(recipe: Recipe, folder: string, port: number): Promise<ChildProcess | string> {
  const [binary, args] = recipe.command(folder, port);
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder, ...recipe.owner });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
  }
  child.on('error', (error) => {
    said += String(error);
  });
  const endWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));
  const deadline = Date.now() + 120_000;
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if (await recipe.ready(port).catch(() => false)) return child;
    if (Date.now() > deadline) {
      await end(child);
      throw new Error(`${recipe.name} did not answer in 120 s: ${said}`);
    }
    await sleep(20);
  }
  return said;
}

/** SIGINT is the fast, clean end of all three; whoever does not heed it in ten seconds is killed. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Sends a few bytes and gives back what comes first. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(1000, () => socket.destroy(new Error('no answer')));
    socket.once('data', (data) => {
      resolve(data.toString('latin1'));
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
  });
}

async function canLogIn(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Below the ports that systems give by themselves (32768 and up): a server that is started again finds its port free,
 * which no connection and no test server had meanwhile.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    // Rejects with the server's error where the port is taken.
    if (await once(server, 'listening').catch(() => null)) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
}

function searchPath(): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

function postgresFolder(): string | undefined {
  const folders = [...searchPath(), ...debianFolders()];
  return folders.find((folder) => isProgram(join(folder, 'postgres')) && isProgram(join(folder, 'initdb')));
}

/** Where Debian keeps the server programs, newest version first; they are not in PATH. */
function debianFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    return readdirSync(root)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function findProgram(name: string, folders: readonly string[]): string | null {
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const number = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      // No such user: the next name.
    }
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor a user nobody');
}
