/** What is purged from the embedded database stands in none of its files: nobody else vacuums it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { beginPurge, finishInTurn, finishPurge } from '../../../src/flow/operations/purge.ts';
import type { PurgeRule } from '../../../src/model/decisions/purge.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { isAtEnd } from '../../../src/store/purge/purge-run.ts';
import { openStore } from '../../../src/store/store.ts';
import { captureOf, fingerprintOf, visitOf } from '../../../testkit/store/facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-purged-'));
const embedded = await openEmbedded(folder, { seedDump: seedDumpPath() });
const store = await openStore(embedded.pool, true);
const clock = { now: () => new Date('2026-11-01T00:00:00Z') };
afterAll(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

/** Each with a mailbox that no compression hides: the text of its page is short. */
async function seen(site: string, mailbox: string): Promise<void> {
  await store.ledger.importVisit(
    visitOf(`visit of ${site}`, { site, captures: [captureOf(site, `https://${site}/`)] }),
    fingerprintOf(`visit of ${site}`, site, {
      readings: [{ signal: 'contact-email', version: 1, value: [mailbox], failure: null }],
    }),
    [],
    [],
  );
}
/** Files of the database, its write-ahead log too, that have these bytes. */
async function filesWith(bytes: string): Promise<string[]> {
  await embedded.pool.query('checkpoint');
  const files = readdirSync(join(folder, 'db'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(bytes))
    .map(({ name }) => name);
}
async function purge(rule: Partial<PurgeRule>): Promise<void> {
  const whole = { before: null, site: null, entity: null, value: null, ...rule };
  const id = await beginPurge(whole, { by: 'Ada', reason: 'asked to' }, { store, clock });
  await finishPurge(id, { store, clock });
}

it('by site, and by value: the value in the purge itself too', async () => {
  for (const n of [1, 2, 3]) await seen(`shop${n}.example`, `zander${n}@shop.example`);
  for (const n of [1, 2, 3]) expect(await filesWith(`zander${n}@`)).not.toEqual([]);
  await purge({ site: 'shop1.example' });
  expect(await filesWith('zander1@')).toEqual([]);
  await purge({ value: 'zander2@shop.example' });
  expect(await filesWith('zander2@')).toEqual([]);
  expect(await filesWith('zander3@'), 'what stays').not.toEqual([]);
});

it('after a kill between the last removal and the end', async () => {
  await seen('late.example', 'perch@late.example');
  const rule = { before: null, site: 'late.example', entity: null, value: null };
  const id = await beginPurge(rule, { by: 'Ada', reason: 'asked to' }, { store, clock });
  // Until nothing is left of its site; the process dies here.
  while ((await store.ledger.visit('visit of late.example')) !== null) await store.purges.step(id, 500, '2026-11-01');
  expect(await store.purges.running()).toMatchObject([{ id }]);
  await finishPurge(id, { store, clock });
  expect(await filesWith('perch@')).toEqual([]);
  expect(await store.purges.running()).toEqual([]);
});

it('moves the epoch with its last rows, before its record is stored', async () => {
  const rule = { before: null, site: 'nobody.example', entity: null, value: null };
  const id = await beginPurge(rule, { by: 'Ada', reason: 'asked to' }, { store, clock });
  const epochs = [''];
  while (!(await isAtEnd(id, embedded.pool))) {
    epochs.push(await store.purges.epoch());
    await store.purges.step(id, 500, '2026-11-01');
  }
  const atEnd = await store.purges.epoch();
  expect(atEnd).not.toBe(epochs.at(-1));
  expect(await store.purges.step(id, 500, '2026-11-01')).toMatchObject({ id });
  expect(epochs).not.toContain(await store.purges.epoch());
  expect(await store.purges.epoch()).not.toBe(atEnd);
});

it('are written anew once for purges that are carried out in turn', async () => {
  const asked: string[] = [];
  const counting: SqlPool = {
    connect: () => embedded.pool.connect(),
    end: () => embedded.pool.end(),
    query<R>(text: string, params: readonly unknown[] = []) {
      asked.push(text);
      return embedded.pool.query<R & object>(text, [...params]);
    },
  };
  const ports = { store: await openStore(counting, true), clock };
  for (const n of [4, 5]) await seen(`shop${n}.example`, `zander${n}@shop.example`);
  const ids: string[] = [];
  for (const n of [4, 5]) {
    const rule = { before: null, site: `shop${n}.example`, entity: null, value: null };
    ids.push(await beginPurge(rule, { by: 'Ada', reason: 'asked to' }, ports));
  }
  const failed: string[] = [];
  await finishInTurn([...ids, 'no purge'], ports, (id) => failed.push(id));
  expect(failed).toEqual(['no purge']);
  for (const n of [4, 5]) expect(await filesWith(`zander${n}@`)).toEqual([]);
  expect(asked.filter((text) => text === 'vacuum (full) revenant_fingerprints')).toHaveLength(1);
});
