import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putCaseFile } from '../../../src/flow/evidence/case-file.ts';
import { freeBlobs } from '../../../src/flow/operations/purge.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { memoryBlobs } from '../../../src/store/blobs/blobs.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { purge } from '../operations/purge-whole.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-case-file-'));
const at = '2025-01-01T00:00:00.000Z';
const doer = { by: 'Ada', at };
const file = { ...doer, name: 'note.txt', text: '' };
const clock = { now: () => new Date() };
const later = { now: () => new Date(Date.now() + 4 * 86_400_000) };
let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await openEmbedded(join(home, 'db'), { seedDump: seedDumpPath() });
  close = database.close;
  store = await openStore(database.pool);
});
afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

async function digestsOf(blobs: ReturnType<typeof memoryBlobs>): Promise<string[]> {
  const all: string[] = [];
  for await (const digest of blobs.digests()) all.push(digest);
  return all;
}

it('stores no bytes for a case that is not there', async () => {
  const blobs = memoryBlobs();
  expect(await putCaseFile('none', Buffer.from('lost'), file, { store, blobs, clock })).toBeNull();
  expect(await digestsOf(blobs)).toEqual([]);
});

it('frees the bytes for a case that is closed meanwhile, or where the item is not stored', async () => {
  const blobs = memoryBlobs();
  await store.cases.add({ id: 'closing', name: 'Closing', ...doer });
  const closing = {
    ...blobs,
    async put(bytes: Uint8Array) {
      await store.cases.close('closing', true, doer);
      return blobs.put(bytes);
    },
  };
  expect(await putCaseFile('closing', Buffer.from('late'), file, { store, blobs: closing, clock })).toBeNull();
  await store.cases.close('closing', false, doer);
  const cut = { ...store, cases: { ...store.cases, put: () => Promise.reject(new Error('cut')) } };
  const failing = putCaseFile('closing', Buffer.from('cut'), file, { store: cut, blobs, clock });
  await expect(failing).rejects.toThrow('cut');
  expect(await digestsOf(blobs)).toHaveLength(2);
  expect(await freeBlobs({ store, blobs, clock: later })).toMatchObject({ removed: 2, held: 0 });
  expect(await digestsOf(blobs)).toEqual([]);
});

it('keeps the bytes of an item, also of one that was removed, as long as the history of the case', async () => {
  const blobs = memoryBlobs();
  await store.cases.add({ id: 'kept', name: 'Kept', ...doer });
  const [one, two] = ['one', 'two'].map((text) => Buffer.from(text));
  for (const bytes of [one, two])
    expect(await putCaseFile('kept', bytes ?? Buffer.of(), file, { store, blobs, clock })).toMatchObject({
      kind: 'file',
      file: { name: 'note.txt', bytes: 3 },
    });
  await store.cases.remove('kept', 'file', (await digestsOf(blobs))[0] ?? '', doer);
  expect(await freeBlobs({ store, blobs, clock: later })).toMatchObject({ removed: 0 });
  expect(await digestsOf(blobs)).toHaveLength(2);
  await store.cases.close('kept', true, doer);
  const rule = { before: '2026-01-01T00:00:00.000Z', site: null, entity: null, value: null };
  await purge(rule, { by: 'Ada', reason: 'over' }, { store, blobs, clock });
  expect(await freeBlobs({ store, blobs, clock: later })).toMatchObject({ removed: 2 });
  expect(await digestsOf(blobs)).toEqual([]);
});
