import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, expectOneLine, run, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';
import { startRedis } from '../../testkit/servers.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let world: GeneratedWorld;
let live: string[];

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 3 });
  live = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--browser', 'never'];
  writeFileSync(at('list.txt'), world.urls.join('\n'));
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

const list = (data: string, environment: Record<string, string> = {}): Promise<Ended> =>
  runHere(['tokens', 'add', 'Ann', '--data', data], folder.path, environment);

/** A small file system of its own; null where we may not mount one. */
function mount(name: string, options: string): (() => void) | null {
  mkdirSync(at(name), { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at(name)], { stdio: 'pipe' });
  } catch {
    return null;
  }
  return () => execFileSync('umount', [at(name)], { stdio: 'pipe' });
}

describe('a data folder that cannot be used', () => {
  it('is named with the reason and what to do, with exit code 1', async () => {
    writeFileSync(at('file'), '');
    const ended = await list('file');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expectOneLine(ended, /cannot use the data folder .*file is a file, not a folder; choose another with --data$/);
    // Where every mkdir is answered with "no such file", the recursive one of Node never ends.
    if (process.platform === 'linux')
      expectOneLine(await list('/proc/none'), /cannot use the data folder \/proc\/none/);
  });

  it('may be read-only', async ({ skip }) => {
    const unmount = mount('read-only', 'size=1m,ro');
    if (unmount === null) return skip('no right to mount');
    try {
      const ended = await list('read-only/data');
      expect(ended.code).toBe(1);
      expectOneLine(ended, /read-only.*choose another with --data/);
    } finally {
      unmount();
    }
  });

  it('may be full: what was done is kept, and goes on once there is room', async ({ skip }) => {
    const unmount = mount('small', 'size=64m');
    if (unmount === null) return skip('no right to mount');
    try {
      const crawl = ['crawl', 'list.txt', '--data', 'small/data', ...live];
      expect((await runHere(['tokens', 'add', 'Ann', '--data', 'small/data'], folder.path)).code).toBe(0);
      execFileSync('bash', ['-c', `dd if=/dev/zero of="${at('small/fill')}" bs=64k 2>/dev/null || true`]);
      const ended = await run(crawl, folder.path);
      expect(ended.code).toBe(1);
      expectOneLine(ended, /the disk is full/);
      execFileSync('rm', [at('small/fill')]);
      expect((await run([...crawl, '--quiet'], folder.path)).code).toBe(0);
    } finally {
      unmount();
    }
  });
});

describe('a server that cannot be used', () => {
  // Only work that is queued opens the queue: reading what is stored does not.
  const crawl = (environment: Record<string, string>) =>
    runHere(['crawl', 'list.txt', '--data', 'data', ...live], folder.path, environment);
  const wrong: [Record<string, string>, number, RegExp][] = [
    [{ REVENANT_DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }, 1, /cannot reach .*REVENANT_DATABASE_URL/],
    [{ REVENANT_DATABASE_URL: 'mysql://127.0.0.1/x' }, 2, /REVENANT_DATABASE_URL must start with postgres:/],
    [{ REVENANT_QUEUE_URL: 'redis://127.0.0.1:1' }, 1, /cannot reach the queue server .*REVENANT_QUEUE_URL/],
    [
      { REVENANT_QUEUE_URL: 'amqp://127.0.0.1:1' },
      2,
      /REVENANT_QUEUE_URL must start with redis:, valkey: or postgres:/,
    ],
    [{ REVENANT_BLOB_URL: 'ftp://127.0.0.1/x' }, 2, /REVENANT_BLOB_URL must start with file: or s3:/],
  ];
  it.each(wrong)('%j', async (environment, code, pattern) => {
    const ended = await crawl(environment);
    expect(ended).toMatchObject({ code, stdout: '' });
    expectOneLine(ended, pattern);
    expect(ended.stderr).not.toContain('secret');
  });

  it('is a Redis that forgets', async ({ skip }) => {
    const redis = await startRedis(['--appendonly', 'no']);
    if (redis === null) return skip('no redis-server here');
    try {
      expectOneLine(await crawl({ REVENANT_QUEUE_URL: redis.url }), /appendonly yes/);
    } finally {
      await redis.stop();
    }
  });
});
