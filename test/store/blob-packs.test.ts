import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Headers, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { PermanentError } from '../../src/errors.ts';
import { sha256 } from '../../src/model/digest.ts';
import { entriesOf, packOf } from '../../src/store/blobs/blob-packs.ts';

const blobs = [0, 1, 511, 512, 513, 70_000].map((length) => {
  const bytes = new Uint8Array(length).fill(length % 251);
  return { digest: sha256(bytes), bytes };
});
const [first = { digest: '', bytes: new Uint8Array() }] = blobs.slice(1);

async function* all() {
  yield* blobs;
}

/** A tar file with these entries, each with the bytes of one blob where it has a size. */
async function tarOf(...headers: readonly (Partial<Headers> & { readonly pax?: object })[]): Promise<Buffer> {
  const archive = pack();
  for (const header of headers) archive.entry({ name: first.digest, ...header }, Buffer.from(first.bytes));
  archive.finalize();
  return buffer(archive);
}

/** The same with other bytes in the first header, and its checksum made again. */
function withField(tar: Buffer, at: number, field: string | Uint8Array): Buffer {
  tar.set(typeof field === 'string' ? Buffer.from(field, 'latin1') : field, at);
  tar.write('        ', 148, 'latin1');
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return tar;
}

async function read(tar: Uint8Array, piece = tar.length) {
  const pieces = Array.from({ length: Math.ceil(tar.length / piece) }, (_, i) =>
    Buffer.from(tar.subarray(i * piece, (i + 1) * piece)),
  );
  const found: { digest: string; bytes: Uint8Array }[] = [];
  for await (const { digest, bytes } of entriesOf(Readable.from(pieces))) found.push({ digest, bytes });
  return found.map(({ digest, bytes }) => ({ digest, bytes: new Uint8Array(bytes) }));
}

describe('a pack of blobs', () => {
  it('comes back however it is cut, and other tools read it', async () => {
    const tar = await buffer(packOf(all()));
    for (const piece of [tar.length, 65_536, 512, 100]) expect(await read(tar, piece)).toEqual(blobs);
    const folder = mkdtempSync(join(tmpdir(), 'revenant-pack-'));
    writeFileSync(join(folder, 'pack.tar'), tar);
    execFileSync('tar', ['-xf', 'pack.tar'], { cwd: folder });
    for (const { digest, bytes } of blobs) expect(sha256(readFileSync(join(folder, digest)))).toBe(sha256(bytes));
  });

  it('fails where the blobs do, and stops when it is read no further', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked++;
        yield { digest: first.digest, bytes: new Uint8Array(100_000) };
        if (asked === 30) throw new Error('the disk is gone');
      }
    }
    await expect(buffer(packOf(endless()))).rejects.toThrow('the disk is gone');
    asked = 0;
    for await (const _ of packOf(endless())) break;
    await new Promise(setImmediate);
    expect(asked).toBeLessThan(5);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['a path', () => tarOf({ name: `../${first.digest}` })],
    ['a name with a prefix', async () => withField(await tarOf({}), 345, 'up')],
    ['a long name', () => tarOf({ name: `${'long/'.repeat(80)}${first.digest}` })],
    ['a symbolic link', async () => withField(await tarOf({ linkname: '/etc/passwd' }), 156, '2')],
    ['a hard link', async () => withField(await tarOf({ linkname: '/etc/passwd' }), 156, '1')],
    ['a folder', async () => withField(await tarOf({}), 156, '5')],
    ['a sparse file', async () => withField(await tarOf({}), 156, 'S')],
    ['a size that is no number', async () => withField(await tarOf({}), 124, 'xxxxxxxxxxx\0')],
    ['a size below 0', async () => withField(await tarOf({}), 124, new Uint8Array(12).fill(0xff))],
    ['a size beyond the file', async () => withField(await tarOf({}), 124, '77777777777\0')],
    ['a size of no number in an extended header', () => tarOf({ pax: { size: 'x' } })],
    ['a changed header', async () => (await tarOf({})).fill('9', 0, 1)],
    ['no tar', async () => Buffer.alloc(2_000, 'x')],
    ['half an entry', async () => (await tarOf({})).subarray(0, 700)],
    ['half a header', async () => (await tarOf({})).subarray(0, 300)],
  ])('is refused with %s', async (_, make) => {
    await expect(read(await make())).rejects.toThrow(PermanentError);
  });

  it('gives the fault of the disk as it is', async () => {
    const gone = Object.assign(new Error('input/output error'), { code: 'EIO' });
    const pieces = Readable.from(
      (async function* () {
        yield (await tarOf({})).subarray(0, 512);
        throw gone;
      })(),
    );
    await expect(entriesOf(pieces).next()).rejects.toBe(gone);
  });
});
