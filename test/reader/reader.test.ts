import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { captureArchive } from '../../src/capture/archived/archived.ts';
import { uploadedSeeds } from '../../src/flow/crawl/uploaded-seeds.ts';
import type { Capture } from '../../src/model/facts/visit.ts';
import { LIMITS, type Limits } from '../../src/model/limits.ts';
import { setProgram } from '../../src/model/text/program.ts';
import type { OpenReader } from '../../src/reader/reader.ts';
import { memoryBlobs } from '../../src/store/blobs/blobs.ts';
import { BUILT_READER } from '../../testkit/build.ts';
import { pdf } from '../../testkit/pdf-fixture.ts';
import { readerHere } from '../../testkit/reader-here.ts';
import { capturedFrom } from '../../testkit/site-fixture.ts';

// The real one, not the one that set-up keeps warm: these tests end and count its processes.
const { createReader } =
  await vi.importActual<typeof import('../../src/reader/reader.ts')>('../../src/reader/reader.ts');
const opened: OpenReader[] = [];
function open(limits: Partial<Limits> = {}): OpenReader {
  const reader = createReader({ ...LIMITS, ...limits }, BUILT_READER);
  opened.push(reader);
  return reader;
}
afterEach(async () => {
  for (const reader of opened.splice(0)) await reader.close();
});

const HOME = `<title>Mill</title><nav><a href="/about.html">About</a></nav><p>${'Rye and oats by the sack. '.repeat(30)}</p>
  <p>Write to sales@mill.example, call +86 311 8765 4321</p><img src="/sack.jpg" width="300" height="200">`;
const site = capturedFrom({ '/': HOME, '/about.html': `<title>About</title><p>${'We mill. '.repeat(80)}</p>` });
const home = site.visit.captures[0] as Capture;
const bytes = site.bodies.get(home.body as string) as Uint8Array;
/** Not a page: one that would keep any reader busy is sought and mended. So a document is made to take its time. */
const endless = pdf({ info: { Title: 'Endless' }, contents: deflateSync(Buffer.from('q '.repeat(2_000_000))) });
const picture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#28f' } })
    .png()
    .toBuffer();

/** Readers that other test files keep warm in this process. */
const others = new Set(startedReaders());

function readers(): number[] {
  return startedReaders().filter((pid) => !others.has(pid));
}

/** Processes that this one has started and that read. */
function startedReaders(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
        return Number(parent) === process.pid && /reader\/process/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
      } catch {
        return false;
      }
    });
}

describe('the reader', () => {
  it('answers as the same work does in this process', async () => {
    const reader = open();
    const image = await picture();
    for (const ask of [
      (one: typeof readerHere) => one.charset(bytes, null).then((label) => ({ label })),
      (one: typeof readerHere) => one.advise({ body: bytes, capture: home }, 'website'),
      (one: typeof readerHere) =>
        one.difference({ body: bytes, capture: home }, { body: image, capture: { ...home, charset: null } }, 'website'),
      (one: typeof readerHere) => one.image(image),
      (one: typeof readerHere) => one.document(pdf({ info: { Title: 'Prices' }, lines: ['Oats'] })),
    ])
      expect(await ask(readerHere)).toMatchObject((await ask(reader)) as object);
  });

  it('makes the same fingerprint of the example, byte for byte', async () => {
    const { captured } = await captureArchive(
      join(import.meta.dirname, '../../seeds/example/archives/qiruntuo-chem.warc.gz'),
      { kind: 'website', entity: null },
      { blobs: memoryBlobs(), reader: readerHere },
    );
    const [there, here] = [await open().fingerprint(captured), await readerHere.fingerprint(captured)];
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  });

  it('ends a reader that takes too long, keeps what was found, and reads on', async () => {
    const reader = open({ readers: 1, parseMs: 1_500 });
    await reader.charset(bytes, null);
    const [first] = readers();
    const late = await reader.document(endless);
    expect(late).toMatchObject({ ok: false, code: 'parse:time', found: { pages: 1, metadata: { title: 'Endless' } } });
    expect((await reader.advise({ body: bytes, capture: home }, 'website')).ok).toBe(true);
    expect(readers()).toHaveLength(1);
    expect(readers()).not.toContain(first);
  });

  it('ends a reader that takes too much memory', async () => {
    const reader = open({ readers: 1, parseMegabytes: 160 });
    const page = new TextEncoder().encode('<i>a</i>'.repeat(190_000));
    expect(await reader.advise({ body: page, capture: home }, 'website')).toMatchObject({
      ok: false,
      code: 'parse:memory',
    });
    expect((await reader.charset(bytes, null)).length).toBeGreaterThan(0);
  });

  it('tries once more when a reader is ended by somebody else, and says so when that happens again', async () => {
    const reader = open({ readers: 1 });
    await reader.charset(bytes, null);
    const slow = reader.document(endless);
    for (const pid of readers()) process.kill(pid, 'SIGKILL');
    const gone: number[] = readers();
    while (readers().every((pid) => gone.includes(pid))) await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 100));
    for (const pid of readers()) process.kill(pid, 'SIGKILL');
    expect(await slow).toMatchObject({ ok: false, code: 'parse:crash' });
    expect((await reader.advise({ body: bytes, capture: home }, 'website')).ok).toBe(true);
  });

  it('gives no hashes of a flood of pixels, and says why', async () => {
    const flood = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: '#28f' } })
      .png()
      .toBuffer();
    expect(await open({ readers: 1 }).image(flood)).toMatchObject({
      ok: true,
      value: { grid: { width: 8_000, height: 5_001, format: 'png', grey: null }, marks: ['limit:pixels'] },
    });
  });

  it('tells a reader no secret of ours', async () => {
    process.env['REVENANT_DATABASE_URL'] = 'postgres://user:secret@db.test/';
    try {
      await open({ readers: 1 }).charset(bytes, null);
      const [pid] = readers();
      expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).not.toMatch(/secret|REVENANT/);
    } finally {
      delete process.env['REVENANT_DATABASE_URL'];
    }
  });

  it('leaves no reader behind when its process is killed, even one caught in a loop', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-reader-'));
    const document = join(folder, 'endless.pdf');
    writeFileSync(document, endless);
    const owner = spawn(process.execPath, [join(import.meta.dirname, 'owner.mjs'), document], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((done) => owner.stdout.once('data', (text: Buffer) => done(Number(text))));
    process.kill(pid, 0);
    owner.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

function isAlive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

describe('a list that is sent', () => {
  const addresses = (many: number): Buffer =>
    Buffer.from(Array.from({ length: many }, (_, n) => `https://s${n}.example/`).join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'sent-lists-'));
  beforeAll(() => vi.stubEnv('TMPDIR', folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('is read in a reader process', async () => {
    const read = await uploadedSeeds(
      { name: 'list.txt', bytes: addresses(3) },
      { reader: open(), ofReplay: () => null },
    );
    expect(read.seeds.map(({ url }) => url)).toEqual([0, 1, 2].map((n) => `https://s${n}.example/`));
  });

  it('that takes too long or too much memory ends that process, and nothing is left of it', async () => {
    const sent = { name: 'list.txt', bytes: addresses(300_000) };
    const refused = (limits: Partial<Limits>) =>
      uploadedSeeds(sent, { reader: open({ readers: 1, ...limits }), ofReplay: () => null });
    await expect(refused({ parseMs: 100 })).rejects.toThrow(
      /^list\.txt cannot be read: .* more than 0\.1 s; split the/,
    );
    await expect(refused({ parseMegabytes: 70 })).rejects.toThrow(
      /^list\.txt cannot be read: .* more than 70 MB; split/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('names a command as the process that started it does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-reader-'));
  const list = join(folder, 'list.csv');
  writeFileSync(list, 'url\n/srv/other-folder/site.warc.gz\n');
  setProgram('npx revenant-watch');
  try {
    const read = await open().list(list);
    expect(JSON.stringify(read)).toContain('npx revenant-watch import <file>');
  } finally {
    setProgram('revenant');
    rmSync(folder, { recursive: true });
  }
});
