import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../../src/archive/limits.ts';
import { readArchive } from '../../../src/archive/read-archive.ts';
import { InputError } from '../../../src/errors.ts';
import { type PackageOptions, writePackage } from '../../../testkit/archive/package-fixture.ts';
import { html, of, packed } from '../../../testkit/archive/warc-fixture.ts';
import { readDamaged } from '../damage.ts';

let folder: string;
let path: string;
let warc: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-wacz-'));
  path = join(folder, 'site.wacz');
  warc = join(folder, 'data.warc.gz');
  await writeFile(
    warc,
    packed(
      of('response', 'http://old.example/', html('Welcome')),
      of('response', 'http://old.example/about', html('About')),
      of('response', 'http://other.example/', html('Another firm')),
    ),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(options: PackageOptions = {}, limits: Partial<typeof ARCHIVE_LIMITS> = {}) {
  await writePackage(path, [warc], options);
  return readArchive(path, { maxPages: 9 }, { ...ARCHIVE_LIMITS, ...limits });
}

describe('a WACZ', () => {
  it('gives the pages of its WARCs, stored or deflated in the ZIP', async () => {
    for (const deflated of [false, true]) {
      const { captured, problems } = await read({ deflated });
      expect(problems).toEqual([]);
      expect(captured.records.map(({ url }) => url)).toEqual(['http://old.example/', 'http://old.example/about']);
    }
  });

  it('begins where it says: at its main page, else the first of its pages', async () => {
    const main = await read({ mainPageUrl: 'http://other.example/' });
    expect(main.captured.home).toBe('http://other.example/');
    const pages =
      '{"format":"json-pages-1.0"}\n{"url":"http://old.example/x"}\n{"url":"http://other.example/","seed":true}\n';
    const listed = await read({ files: { 'pages/pages.jsonl': pages } });
    expect(listed.captured.home).toBe('http://other.example/');
  });

  it.each<[string, PackageOptions, RegExp, string]>([
    [
      'a wrong digest',
      { change: ({ resources: [one] }) => void (one && (one.hash = `sha256:${'0'.repeat(64)}`)) },
      /does not match its digest/,
      'digest-mismatch',
    ],
    [
      'no digest',
      { change: ({ resources: [one] }) => void (one && delete (one as { hash?: string }).hash) },
      /has no digest/,
      'digest-mismatch',
    ],
    [
      'a missing file',
      { change: ({ resources }) => void resources.push({ path: 'indexes/index.cdx', hash: 'sha256:0', bytes: 1 }) },
      /index\.cdx is not in it/,
      'incomplete',
    ],
  ])('%s is told and marks what was read', async (_name, options, told, mark) => {
    const { captured, problems } = await read(options);
    expect(problems.join('\n')).toMatch(told);
    expect(captured.marks).toContain(mark);
  });

  it('does not read a WARC that its manifest does not name', async () => {
    const { captured, problems } = await read({
      files: { 'archive/slipped-in.warc': of('response', 'http://old.example/forged', html('Forged')).toString() },
      change: (manifest) => {
        manifest.resources = manifest.resources.filter(({ path: name }) => !name.includes('slipped-in'));
      },
    });
    expect(captured.records.map(({ url }) => url)).not.toContain('http://old.example/forged');
    expect(problems.join('\n')).toMatch(/slipped-in\.warc is not named/);
  });

  it('without datapackage.json is refused with its reason', async () => {
    await writeFile(path, zipSync({ 'a.txt': Buffer.from('x') }));
    await expect(readArchive(path, { maxPages: 1 })).rejects.toThrow(/no datapackage\.json.*wacz:no-package/);
  });
});

describe('hostile ZIPs', () => {
  /** Writes a sound package, then changes its bytes. */
  async function changed(change: (bytes: Buffer) => Buffer | undefined, options: PackageOptions = {}) {
    await writePackage(path, [warc], options);
    const bytes = await readFile(path);
    await writeFile(path, change(bytes) ?? bytes);
    return readArchive(path, { maxPages: 9 }).then(
      ({ problems, captured }) => ({ problems, captured, error: null }),
      (error: Error) => ({ problems: [] as string[], captured: null, error }),
    );
  }
  const directoryAt = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 6);

  it('names that lead out are left out, and nothing is written anywhere', async () => {
    const files = { '../escaped.txt': 'x', '/etc/escaped': 'x', 'a\\b': 'x', 'C:/x': 'x' };
    const { problems, captured } = await changed(() => undefined, { files });
    for (const told of [/escaped\.txt.*leads out/, /etc\/escaped.*leads out/, /no readable name/, /C:\/x.*leads out/])
      expect(problems.join('\n')).toMatch(told);
    expect(captured?.records.length).toBe(2);
    await expect(readFile(join(folder, '..', 'escaped.txt'))).rejects.toThrow('ENOENT');
  });

  it('two entries of one name: neither is taken', async () => {
    const { problems } = await changed(
      (bytes) => {
        const text = bytes.toString('latin1').replaceAll('pages/1.txt', 'pages/0.txt');
        return Buffer.from(text, 'latin1');
      },
      { files: { 'pages/0.txt': 'a', 'pages/1.txt': 'b' } },
    );
    expect(problems.join('\n')).toMatch(/pages\/0\.txt.*more than once/);
    expect(problems.join('\n')).toMatch(/pages\/0\.txt is not in it/);
  });

  it('entries that lie over each other: only the first is taken', async () => {
    const { error } = await changed((bytes) => {
      // Every entry of the directory now points at the first local header.
      for (
        let at = directoryAt(bytes);
        bytes.readUInt32LE(at) === 0x02014b50;
        at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30)
      )
        bytes.writeUInt32LE(0, at + 42);
      return bytes;
    });
    expect(error?.message).toMatch(/data\.warc\.gz\\?" overlaps another entry/);
  });

  it('a bomb is not unpacked beyond what the directory says', async () => {
    const { problems } = await changed(
      (bytes) => {
        // The directory says that the WARC has 100 bytes.
        for (
          let at = directoryAt(bytes);
          bytes.readUInt32LE(at) === 0x02014b50;
          at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30)
        )
          if (bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)).startsWith('archive/bomb'))
            bytes.writeUInt32LE(100, at + 24);
        return bytes;
      },
      { deflated: true, files: { 'archive/bomb.warc': 'x'.repeat(1 << 20) } },
    );
    expect(problems.join('\n')).toMatch(/bomb\.warc unpacks to more than the directory says/);
  });

  it('a directory of more entries than its end says is not read', async () => {
    await writePackage(path, [warc]);
    const content = await readFile(path);
    content.writeUInt16LE(1, content.length - 12);
    await writeFile(path, content);
    await expect(readArchive(path, { maxPages: 9 })).rejects.toThrow(/has 2 entries, not the 1 it says \(zip:broken\)/);
    await expect(readArchive(path, { maxPages: 9 }, { ...ARCHIVE_LIMITS, zipEntries: 1 })).rejects.toThrow(
      /limit:zip-entries/,
    );
  });

  it('a file that is named again and again is read once', async () => {
    const { problems } = await read({
      change: ({ resources }) => {
        for (let i = 0; i < 3; i++) resources.push(...resources.slice(0, 1));
      },
    });
    expect(problems.filter((line) => line.endsWith('is named more than once by its datapackage.json'))).toHaveLength(3);
  });

  it('a signature proves nothing of files that only an MD5 vouches for', async () => {
    const sign = (manifest: Buffer) => {
      const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
      const signature = signBytes('sha256', Buffer.from(hash), privateKey).toString('base64');
      const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
      return { path: 'datapackage.json', hash, signedData: { hash, signature, publicKey: key } };
    };
    const proven = async (change?: PackageOptions['change']) =>
      (await read({ sign, ...(change && { change }) })).captured.signature?.proven.join();
    expect(await proven()).toContain('every file is as it was');
    const content = await readFile(warc);
    expect(
      await proven(({ resources: [first] }) => {
        if (first) first.hash = `md5:${createHash('md5').update(content).digest('hex')}`;
      }),
    ).not.toContain('every file is as it was');
  });

  it('a directory of too many entries or bytes is not read', async () => {
    await expect(read({}, { zipEntries: 1 })).rejects.toThrow(/limit:zip-entries/);
    await expect(read({}, { zipDirectoryBytes: 60 })).rejects.toThrow(/limit:zip-directory/);
    await expect(read({}, { packageBytes: 60 })).rejects.toThrow(/limit:package/);
  });

  it('an entry that its directory calls packed, and is not, is no fault of ours', async () => {
    await writePackage(path, [warc]);
    const content = await readFile(path);
    for (let at = content.indexOf('PK\x01\x02'); at !== -1; at = content.indexOf('PK\x01\x02', at + 1)) {
      const changed = Buffer.from(content);
      changed.writeUInt16LE(8, at + 10);
      await writeFile(path, changed);
      const told = await readArchive(path, { maxPages: 9 }).then(
        ({ problems }) => problems.join(),
        (thrown: unknown) => {
          expect(thrown).toBeInstanceOf(InputError);
          return String(thrown);
        },
      );
      // Of a list of pages that cannot be read nothing is needed.
      const isPages = content.toString('latin1', at + 46).startsWith('pages/');
      if (content.readUInt16LE(at + 10) === 0 && !isPages) expect(told).not.toBe('');
    }
  });

  it('any cut and any changed byte gives pages or a typed refusal', async () => {
    await writePackage(path, [warc]);
    const content = await readFile(path);
    await readDamaged(content, 200, async (damaged, whole) => {
      await writeFile(path, damaged);
      const { captured, problems } = await readArchive(path, { maxPages: 9 });
      expect(captured.records.length).toBeGreaterThan(0);
      // A change that is not told may only lie where no byte of a page stands: dates and such of the directory.
      if (whole && problems.length === 0)
        expect(captured.records.map(({ body }) => Buffer.from(body).toString()).join()).toContain('Welcome');
    });
  });
});
