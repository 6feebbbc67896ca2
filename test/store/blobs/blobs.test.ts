import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, InputError, PermanentError, TransientError } from '../../../src/errors.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Blobs } from '../../../src/model/ports/blobs.ts';
import { memoryBlobs, openBlobs } from '../../../src/store/blobs/blobs.ts';
import { openFileBlobs } from '../../../src/store/blobs/file-blobs.ts';
import { openS3Blobs } from '../../../src/store/blobs/s3-blobs.ts';
import { localS3 } from '../../../testkit/store/local-s3.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-blobs-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Puts more than fits, and says what was thrown. */
const FILL = `
import { readdirSync } from 'node:fs';
import { openFileBlobs } from './src/store/blobs/file-blobs.ts';
const blobs = openFileBlobs(process.env.FOLDER);
await blobs.put(new Uint8Array(1000));
await blobs.put(new Uint8Array(200_000)).catch((error) => console.log(error.name + ': ' + error.message));
console.log('left behind: ' + readdirSync(process.env.FOLDER + '/tmp').length);
`;

const KEYS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' };
let endpoint = '';
const s3 = localS3(home);
beforeAll(async () => {
  endpoint = `http://127.0.0.1:${(await s3.run()).port}`;
});
afterAll(() => s3.close());
const s3Url = (): string => `s3://captures/some/prefix?endpoint=${encodeURIComponent(endpoint)}`;

function blobContract(name: string, open: () => Blobs): void {
  describe(`blob contract: ${name}`, () => {
    const samples: [string, Uint8Array][] = [
      ['nothing', new Uint8Array()],
      ['text', new TextEncoder().encode('hello')],
      ['every byte', Uint8Array.from({ length: 256 }, (_, i) => i)],
      ['two megabytes', new Uint8Array(2_000_000).fill(7)],
    ];
    it.each(samples)('gives back %s under its SHA-256', async (_, bytes) => {
      const blobs = open();
      const digest = await blobs.put(bytes);
      expect(digest).toBe(sha256(bytes));
      expect(Buffer.from((await blobs.get(digest)) ?? []).equals(bytes)).toBe(true);
      await blobs.close();
    });

    it('takes the same bytes any number of times, at once too', async () => {
      const blobs = open();
      const bytes = new TextEncoder().encode('the same');
      const digests = await Promise.all(Array.from({ length: 8 }, () => blobs.put(bytes)));
      expect(new Set([...digests, await blobs.put(bytes)]).size).toBe(1);
    });

    it('lists what it has, and removes what was put before a time', async () => {
      const blobs = open();
      const [one, two] = [await blobs.put(Buffer.from(`${name} 1`)), await blobs.put(Buffer.from(`${name} 2`))];
      const listed: string[] = [];
      for await (const digest of blobs.digests()) listed.push(digest);
      expect(listed).toEqual(expect.arrayContaining([one, two]));
      expect(new Set(listed).size).toBe(listed.length);
      expect(await blobs.remove(one, new Date(Date.now() + 60_000))).toBe('removed');
      expect(await blobs.remove(one, new Date(Date.now() + 60_000))).toBe('absent');
      expect(await blobs.remove('../../etc/passwd', new Date(Date.now() + 60_000))).toBe('absent');
      expect([await blobs.get(one), Buffer.from((await blobs.get(two)) ?? []).toString()]).toEqual([null, `${name} 2`]);
    });

    it('is removed by several at once, without a failure', async () => {
      const blobs = open();
      const digest = await blobs.put(Buffer.from(`${name} for all`));
      const soon = new Date(Date.now() + 60_000);
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => blobs.remove(digest, soon)));
      expect(outcomes).toContain('removed');
      expect(await blobs.get(digest)).toBeNull();
    });

    it('has nothing under a digest that was never put, nor under what is no digest', async () => {
      const blobs = open();
      expect(await blobs.get(sha256('never'))).toBeNull();
      expect(await blobs.get('../../../../etc/passwd')).toBeNull();
      expect(await blobs.get('')).toBeNull();
    });
  });
}

blobContract('files', () => openFileBlobs(join(home, 'files')));
const shared = memoryBlobs();
blobContract('memory', () => ({ ...shared, close: async () => undefined }));
blobContract('S3', () => openS3Blobs(s3Url(), KEYS));

describe('blobs as files', () => {
  it('fans out by the first two hex digits, and leaves no temporary file', async () => {
    const folder = join(home, 'fan');
    const blobs = openFileBlobs(folder);
    const digest = await blobs.put(new TextEncoder().encode('one'));
    expect(readdirSync(join(folder, digest.slice(0, 2)))).toEqual([digest]);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('makes its folders anew when somebody has removed them', async () => {
    const folder = join(home, 'removed');
    const blobs = openFileBlobs(folder);
    const bytes = Buffer.from('one');
    const digest = await blobs.put(bytes);
    for (const gone of [join(folder, digest.slice(0, 2)), join(folder, 'tmp'), folder]) {
      rmSync(gone, { recursive: true });
      expect(await blobs.put(bytes)).toBe(digest);
      expect(Buffer.from((await blobs.get(digest)) ?? [])).toEqual(bytes);
    }
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('keeps a blob that was put again of late, however old its bytes are', async () => {
    const folder = join(home, 'again');
    const blobs = openFileBlobs(folder);
    const digest = await blobs.put(Buffer.from('old'));
    const longAgo = new Date(Date.now() - 30 * 86_400_000);
    const path = join(folder, digest.slice(0, 2), digest);
    utimesSync(path, longAgo, longAgo);
    const yesterday = new Date(Date.now() - 86_400_000);
    await blobs.put(Buffer.from('old'));
    expect(await blobs.remove(digest, yesterday)).toBe('kept');
    utimesSync(path, longAgo, longAgo);
    // A put during the removal either marks the blob or writes it anew: it is there afterwards.
    for (let i = 0; i < 50; i++) {
      utimesSync(path, longAgo, longAgo);
      await Promise.all([blobs.remove(digest, yesterday), blobs.put(Buffer.from('old'))]);
      expect(await blobs.get(digest), `round ${i}`).not.toBeNull();
    }
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  it('sweeps what a dead process left, and spares what a living one is writing', async () => {
    const folder = join(home, 'sweep');
    const drafts = join(folder, 'tmp');
    mkdirSync(drafts, { recursive: true });
    const here = sha256(hostname()).slice(0, 12);
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const dead = [`${here}.${gone}.a`, `${here}.${process.pid}.b`, 'old'];
    const living = [`${here}.${process.ppid}.c`, `other.${gone}.d`];
    for (const name of [...dead, ...living]) writeFileSync(join(drafts, name), 'half');
    const before = new Date(Date.now() - 7_200_000);
    utimesSync(join(drafts, 'old'), before, before);
    await openBlobs(`file:${folder}`);
    expect(readdirSync(drafts).sort()).toEqual(living.sort());
  });

  it('names its drafts so that they can be told from a living process’s, and leaves none', async () => {
    const folder = join(home, 'killed');
    const script = `
      import { promises } from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      promises.rename = () => process.kill(process.pid, 'SIGKILL');
      syncBuiltinESMExports();
      const { openFileBlobs } = await import('./src/store/blobs/file-blobs.ts');
      await openFileBlobs(${JSON.stringify(folder)}).put(new Uint8Array(1000));`;
    const killed = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(killed.signal).toBe('SIGKILL');
    expect(readdirSync(join(folder, 'tmp'))).toHaveLength(1);
    const blobs = await openBlobs(`file:${folder}`);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
    expect(await blobs.get(await blobs.put(new Uint8Array(1000)))).toHaveLength(1000);
  });

  it('writes a blob again whose file was cut short', async () => {
    const folder = join(home, 'cut');
    const blobs = openFileBlobs(folder);
    const bytes = new TextEncoder().encode('evidence');
    const digest = await blobs.put(bytes);
    writeFileSync(join(folder, digest.slice(0, 2), digest), 'evi');
    await blobs.put(bytes);
    expect(await blobs.get(digest)).toHaveLength(bytes.length);
  });

  it('does not pass on bytes that have changed', async () => {
    const folder = join(home, 'damaged');
    const blobs = openFileBlobs(folder);
    const digest = await blobs.put(new TextEncoder().encode('evidence'));
    writeFileSync(join(folder, digest.slice(0, 2), digest), 'forgery');
    await expect(blobs.get(digest)).rejects.toThrow(PermanentError);
  });

  it('says what to do when the folder cannot be written', async () => {
    const folder = join(home, 'in-the-way');
    writeFileSync(folder, 'a file');
    const put = openFileBlobs(folder).put(new Uint8Array([1]));
    await expect(put).rejects.toThrow(ConfigError);
    await expect(put).rejects.toThrow(/cannot write to .*in-the-way/);
  });

  it('names the full disk and the setting', ({ skip }) => {
    // A file system of 64 kB that only the child process sees.
    const folder = join(home, 'small');
    mkdirSync(folder);
    const mount = 'mount -t tmpfs -o size=64k none "$1"';
    const inside = (command: string) =>
      spawnSync(
        'unshare',
        ['-m', 'sh', '-c', `${mount} && exec "$2" --import tsx -e "$3"`, 'sh', folder, command, FILL],
        {
          encoding: 'utf8',
          cwd: join(import.meta.dirname, '../../..'),
          env: { ...process.env, FOLDER: folder },
        },
      );
    if (spawnSync('unshare', ['-m', 'sh', '-c', mount, 'sh', folder]).status !== 0)
      return skip('mounting is not allowed');
    const { stdout } = inside(process.execPath);
    expect(stdout.trim().split('\n')).toEqual([
      `ConfigError: no room left in ${folder}: make room, or name another place with REVENANT_BLOB_URL`,
      'left behind: 0',
    ]);
  });
});

describe('blobs on S3', () => {
  it('asks for keys, and for a bucket', () => {
    expect(() => openS3Blobs(s3Url(), {})).toThrow(/AWS_ACCESS_KEY_ID/);
    expect(() => openS3Blobs('s3:///prefix', KEYS)).toThrow(InputError);
    expect(() => openS3Blobs('s3://captures?endpoint=nonsense', KEYS)).toThrow(/endpoint/);
  });

  it('takes the endpoint from the environment too', async () => {
    const digest = await openS3Blobs(s3Url(), KEYS).put(new Uint8Array([9]));
    const other = openS3Blobs('s3://captures/some/prefix/', { ...KEYS, AWS_ENDPOINT_URL: endpoint });
    expect(await other.get(digest)).toEqual(new Uint8Array([9]));
  });

  it('tells a wrong bucket and wrong keys from a server that is not there', async () => {
    const bytes = new Uint8Array([1]);
    const absent = openS3Blobs(`s3://absent?endpoint=${endpoint}`, KEYS);
    await expect(absent.put(bytes)).rejects.toThrow(/NoSuchBucket.*check the bucket/);
    await expect(absent.get(sha256(bytes))).rejects.toThrow(ConfigError);
    const stranger = openS3Blobs(s3Url(), { ...KEYS, AWS_ACCESS_KEY_ID: 'NOBODY' });
    await expect(stranger.put(new Uint8Array([2]))).rejects.toThrow(ConfigError);
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const gone = openS3Blobs(`s3://captures?endpoint=http://127.0.0.1:${port}`, KEYS);
    await expect(gone.put(bytes)).rejects.toThrow(TransientError);
  });
});

describe('openBlobs', () => {
  it('reads a setting', async () => {
    const path = join(home, 'a #1 % folder');
    const digest = await (await openBlobs(`file:${path}`, {})).put(new Uint8Array([1]));
    expect(existsSync(join(path, digest.slice(0, 2), digest))).toBe(true);
    const encoded = await openBlobs(`file://${encodeURI(path).replace('#', '%23')}`, {});
    expect(await encoded.get(digest)).toEqual(Buffer.from([1]));
    expect(await (await openBlobs(s3Url(), KEYS)).get(sha256('none'))).toBeNull();
    await expect(openBlobs('ftp://x', {})).rejects.toThrow(InputError);
  });
});
