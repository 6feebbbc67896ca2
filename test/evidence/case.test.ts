/** The export of a case: sealed as a whole, and checked with each bundle in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip, writeZip, type ZipEntry } from '../../src/archive/wacz/stored-zip.ts';
import { DIGEST, PACKAGE } from '../../src/evidence/bundle.ts';
import { publicKeyOf } from '../../src/evidence/signing.ts';
import { exportCase, openCase } from '../../src/flow/evidence/cases.ts';
import { rotateKey } from '../../src/flow/evidence/log.ts';
import { verifyFile } from '../../src/flow/evidence/verify-file.ts';
import { writeComment } from '../../src/flow/people/comments.ts';
import { CaseVerificationDocument, type VerificationDocument } from '../../src/model/decisions/evidence.ts';
import { type Bench, openBench } from '../../testkit/evidence/bench.ts';
import { sealedAnew, strangerKeys } from '../../testkit/evidence/forgeries.ts';

let bench: Bench;
let file: Buffer;
let entries: ZipEntry[];
let id: string;
const DOER = { by: 'A. Analyst', at: '2026-11-27T10:00:00.000Z' };
const OPTIONS = { keys: [], roots: [], software: 'revenant 0.1.0' };

const exported = async (one: string): Promise<Buffer> => {
  const { services } = bench.shop;
  const pieces: Buffer[] = [];
  for await (const piece of (await exportCase(one, DOER, { ...services, ...bench.ports })) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
};
async function verify(bytes: Buffer, options: { readonly keys?: string[]; readonly roots?: string[] } = {}) {
  const document = await verifyFile('case.zip', bytes, { ...OPTIONS, ...options }, bench.shop.services.reader);
  return CaseVerificationDocument.parse(document);
}
const rezipped = (all: readonly ZipEntry[]): Buffer => Buffer.concat(writeZip(all));
const details = ({ problems }: { readonly problems: readonly { entry: string; detail: string }[] }): string =>
  problems.map(({ entry, detail }) => `${entry}: ${detail}`).join('\n');

beforeAll(async () => {
  bench = await openBench();
  const { services } = bench.shop;
  ({ id } = await openCase('The twins', 'A. Analyst', services));
  const put = (item: object) => services.store.cases.put(id, { text: '', ...DOER, ...item } as never);
  await put({ kind: 'finding', subject: bench.match.id, text: 'look at the footer' });
  await put({ kind: 'note', subject: 'n', text: 'Ask the registry.' });
  const bytes = Buffer.from('a photo');
  const subject = await services.blobs.put(bytes);
  await put({ kind: 'file', subject, file: { name: 'door.jpg', bytes: bytes.length } });
  const said = { about: 'case', subject: id, text: 'Who saw this?', by: 'A. Analyst', user: 'owner' } as const;
  await writeComment(said, services);
  file = await exported(id);
  entries = readZip(file).entries;
});
afterAll(() => bench?.close(), 60_000);

describe('the export of a case', () => {
  it('verifies: its seal, each bundle in it, and other files by name', async () => {
    const document = await verify(file, { keys: [publicKeyOf((await bench.ports.keys()).ed25519)] });
    expect(document.problems).toEqual([]);
    expect(document).toMatchObject({
      ok: true,
      bytes: 'intact',
      case: { id, name: 'The twins' },
      signature: { trusted: true },
      bundles: [{ ok: true, match: bench.match.id, verdict: { outcome: 'same' } }],
    });
    const others = document.others.map(({ path, detail }) => `${path}: ${detail}`);
    expect(others).toEqual([expect.stringMatching(/^files\/\w{12}-door\.jpg: no bundle/)]);
  });

  it('has a report that a person reads, with the notes', () => {
    const report = Buffer.from(entries.find(({ path }) => path === 'report.html')?.bytes ?? []).toString();
    expect(report).toContain('Case: The twins');
    for (const text of ['look at the footer', 'Ask the registry.', 'door.jpg']) expect(report).toContain(text);
  });

  it('shows each change: a note, a file, the report, an entry more or less', async () => {
    for (const [index, { path, bytes }] of entries.entries()) {
      const changed = Buffer.from(bytes);
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
      expect(details(await verify(rezipped(entries.with(index, { path, bytes: changed })))), path).toContain(path);
      const without = await verify(rezipped(entries.toSpliced(index, 1))).catch(String);
      // Without its first entry it is no case any more.
      if (path !== 'case.json') expect(details(without as CaseVerificationDocument), path).toContain(path);
    }
    const more = await verify(rezipped([...entries, { path: 'files/more.txt', bytes: Buffer.from('more') }]));
    expect([more.ok, details(more)]).toEqual([false, 'files/more.txt: it was added: the manifest does not name it']);
  });

  it('is not true because somebody else sealed it anew', async () => {
    const note = (one: ZipEntry): ZipEntry =>
      one.path === 'case.json'
        ? { ...one, bytes: Buffer.from(Buffer.from(one.bytes).toString().replace('Ask the registry.', 'All is well.')) }
        : one;
    const forged = await sealedAnew(file, note, strangerKeys());
    const keys = [publicKeyOf((await bench.ports.keys()).ed25519)];
    expect(details(await verify(forged, { keys }))).toContain('sealed by a key that was not given');
  });

  it('names what is in case.json and not in the ZIP, whoever sealed it', async () => {
    const keys = await bench.ports.keys();
    const gone = entries.filter(({ path }) => !path.startsWith('files/') && path !== PACKAGE && path !== DIGEST);
    const manifest = JSON.parse(Buffer.from(entries.find(({ path }) => path === PACKAGE)?.bytes ?? []).toString());
    const resources = manifest.resources.filter(({ path }: { path: string }) => !path.startsWith('files/'));
    const kept = entries.filter(({ path }) => path === PACKAGE || path === DIGEST);
    const sealed = await sealedAnew(
      rezipped([
        ...gone,
        ...kept.map((one) =>
          one.path === PACKAGE ? { ...one, bytes: Buffer.from(JSON.stringify({ ...manifest, resources })) } : one,
        ),
      ]),
      (one) => one,
      keys,
    );
    expect(details(await verify(sealed))).toMatch(/^case\.json: the file \w{64} .* is not in the export$/);
  });

  it('says that an export of an older version has no seal, and still checks its bundles', async () => {
    const old = await verify(rezipped(entries.filter(({ path }) => /^case\.json$|\.wacz$/.test(path))));
    expect(details(old)).toMatch(/^datapackage\.json: .*older version/);
    expect(old).toMatchObject({ ok: false, case: { id }, bundles: [{ ok: true }] });
  });

  it('fails with a bundle in it that fails', async () => {
    const bundle = entries.find(({ path }) => path.endsWith('.wacz'))?.bytes ?? Buffer.alloc(0);
    const broken = Buffer.from(bundle);
    broken[5_000] = (broken[5_000] ?? 0) ^ 1;
    const sealed = await sealedAnew(
      file,
      (one) => (one.path.endsWith('.wacz') ? { ...one, bytes: broken } : one),
      await bench.ports.keys(),
    );
    const document = await verify(sealed);
    expect(document).toMatchObject({ ok: false, bytes: 'intact', bundles: [{ ok: false, bytes: 'damaged' }] });
  });

  it('is trusted by an old key after a rotation', async () => {
    const old = publicKeyOf((await bench.ports.keys()).ed25519);
    const { services } = bench.shop;
    let pem = '';
    const { readKeys } = await import('../../src/evidence/signing.ts');
    await rotateKey(bench.ports, async (made) => void (pem = made));
    const keys = readKeys(pem, 'the new key');
    const pieces: Buffer[] = [];
    const ports = { ...services, ...bench.ports, keys: async () => keys };
    for await (const piece of (await exportCase(id, DOER, ports)) ?? []) pieces.push(piece);
    const document = await verify(Buffer.concat(pieces), { keys: [old] });
    expect(document).toMatchObject({ ok: true, signature: { key: publicKeyOf(keys.ed25519), trusted: true } });
  });
});

describe('a file that is no bundle', () => {
  it.each([
    ['a text', Buffer.from('Dear Sir')],
    ['an empty file', Buffer.alloc(0)],
    ['another ZIP', Buffer.concat(writeZip([{ path: 'word/document.xml', bytes: Buffer.from('<w/>') }]))],
  ])('is called so and not damaged: %s', async (_, bytes) => {
    await expect(verifyFile('a.txt', bytes, OPTIONS, bench.shop.services.reader)).rejects.toThrow(
      /a\.txt is no bundle .*revenant export/,
    );
  });

  it('is not said of a bundle that was cut off', async () => {
    const { file: bundle } = await bench.export();
    for (const part of [100, bundle.length >> 1, bundle.length - 1]) {
      const cut = await verifyFile('a.wacz', bundle.subarray(0, part), OPTIONS, bench.shop.services.reader);
      expect((cut as VerificationDocument).bytes, `${part} bytes`).toBe('damaged');
    }
  });
});
