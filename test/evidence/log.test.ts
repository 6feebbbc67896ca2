import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSignedCheckpoint, makeCheckpoint, stampedOfCheckpoint, trustedKeys } from '../../src/evidence/checkpoint.ts';
import { publicKeyOf } from '../../src/evidence/signing.ts';
import { checkToken } from '../../src/evidence/time-stamp.ts';
import { exportMatch } from '../../src/flow/evidence/export-match.ts';
import {
  checkpointFor,
  checkpointWhereGrown,
  hashesOf,
  newCheckpoint,
  rotateKey,
  verifyLog,
} from '../../src/flow/evidence/log.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { judge } from '../../src/flow/screen/judge.ts';
import type { Judgement, LogEntry } from '../../src/model/decisions/evidence.ts';
import type { EvidenceLog } from '../../src/model/ports/evidence.ts';
import type { LocalServer } from '../../testkit/egress/local-server.ts';
import { type Bench, openBench } from '../../testkit/evidence/bench.ts';
import { strangerKeys } from '../../testkit/evidence/forgeries.ts';
import { type Authority, makeAuthority, serveAuthority } from './authority.ts';

let bench: Bench;
let folder: string;
let authority: Authority;
let server: LocalServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-log-'));
  authority = makeAuthority(join(folder, 'tsa'), 'ec');
  server = await serveAuthority(authority);
  bench = await openBench({ tsaUrl: `http://127.0.0.1:${server.port}/` });
});
afterAll(async () => {
  await bench?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A log that somebody cut. */
const cutAt = (log: EvidenceLog, size: number): EvidenceLog => ({
  ...log,
  entries: async (after, limit) => (await log.entries(after, limit)).filter(({ seq }) => seq <= size),
  checkpoints: async () => [],
});

describe('the log of an installation', () => {
  it('has every capture and finding, chained, and agrees with its own checkpoints', async () => {
    const { log, ledger } = bench.shop.services.store;
    const entries = await log.entries(0, 1_000);
    const visits = await ledger.visits({});
    const subjects = (kind: LogEntry['kind']) =>
      entries.filter((one) => one.kind === kind).map(({ subject }) => subject);
    expect(subjects('capture').sort()).toEqual(visits.map(({ visit }) => visit.id).sort());
    expect(new Set(subjects('match'))).toContain(bench.match.id);
    const checkpoint = await newCheckpoint(bench.ports);
    expect(isSignedCheckpoint(checkpoint)).toBe(true);
    expect(await verifyLog(log, [], [])).toMatchObject({
      ok: true,
      size: entries.length,
      checkpoints: 1,
      problems: [],
    });
  });

  it('shows an end that was cut off only to who kept a checkpoint, and a checkpoint of somebody else', async () => {
    const { log } = bench.shop.services.store;
    const checkpoint = await newCheckpoint(bench.ports);
    const cut = cutAt(log, checkpoint.size - 1);
    expect((await verifyLog(cut, [], [])).ok).toBe(true);
    const found = await verifyLog(cut, [checkpoint], []);
    expect(found.problems[0]?.detail).toMatch(/the end of the log was cut off/);
    const other = publicKeyOf(strangerKeys().ed25519);
    expect((await verifyLog(log, [checkpoint], [other])).problems[0]?.detail).toMatch(/signed by another key/);
    const forged = { ...checkpoint, size: checkpoint.size - 1 };
    expect((await verifyLog(log, [forged], [])).problems[0]?.detail).toMatch(/its signature is not valid/);
  });

  it('keeps its checkpoints as files too, where the database cannot reach them, and makes none of what it signed', async () => {
    const { services } = bench.shop;
    const { log } = services.store;
    await log.append([{ kind: 'export', subject: 'x', digest: 'ab'.repeat(32) }]);
    const made = await checkpointWhereGrown(bench.ports);
    expect(made?.size).toBe((await log.head()).size);
    expect(await checkpointWhereGrown(bench.ports)).toBeNull();
    const kept = await services.kept.all();
    expect(kept).toEqual(expect.arrayContaining([made]));
    const found = await verifyLog(cutAt(log, (made?.size ?? 0) - 1), kept, []);
    expect(found.problems.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([expect.stringMatching(/the end of the log was cut off/)]),
    );
    const [name = ''] = readdirSync(join(services.settings.data, 'checkpoints'));
    const path = join(services.settings.data, 'checkpoints', name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(5));
    await expect(services.kept.all()).rejects.toThrow(/is not a valid checkpoint/);
    writeFileSync(path, text);
  });

  it('lets one key vouch for the next, and says so of what the old one signs afterwards', async () => {
    const { services } = bench.shop;
    const { log } = services.store;
    const oldKeys = await services.keys();
    const old = publicKeyOf(oldKeys.ed25519);
    const before = await bench.export();
    for (let times = 0; times < 2; times++) {
      await log.append([{ kind: 'export', subject: 'y', digest: 'cd'.repeat(32) }]);
      const change = await rotateKey(bench.ports, services.putKeys);
      expect([change.next === undefined, change.key === change.next]).toEqual([false, false]);
      expect(publicKeyOf((await services.keys()).ed25519)).toBe(change.next);
    }
    expect(statSync(join(services.settings.data, 'signing-key.pem')).mode & 0o777).toBe(0o600);
    await log.append([{ kind: 'export', subject: 'z', digest: 'ef'.repeat(32) }]);
    const made = await newCheckpoint(bench.ports);
    expect(made.key).not.toBe(old);
    expect(await verifyLog(log, [], [old])).toMatchObject({ ok: true, problems: [] });
    expect((await verifyLog(log, [], [made.key])).ok).toBe(false);
    const options = { keys: [old], roots: [], software: 'revenant 0.1.0' };
    const verify = (file: Buffer, keys = options.keys) =>
      verifyBundle('a.wacz', file, { ...options, keys }, services.reader);
    const after = await bench.export();
    expect((await verify(after.file)).signature).toMatchObject({ key: made.key, trusted: true });
    expect((await verify(before.file)).signature).toMatchObject({ key: old, trusted: true });
    expect((await verify(after.file, [publicKeyOf(strangerKeys().ed25519)])).signature.trusted).toBe(false);
    const late = makeCheckpoint(await hashesOf(log), new Date().toISOString(), oldKeys);
    expect((await verifyLog(log, [late], [old])).problems[0]?.detail).toMatch(/a key that had been replaced/);
    // A stranger vouches for nobody.
    const stranger = makeCheckpoint(await hashesOf(log), new Date().toISOString(), strangerKeys(), made.key);
    expect(trustedKeys([old], [stranger])).toEqual([old]);
  });

  it('has judgements, and takes a finding back once', async () => {
    const { services } = bench.shop;
    const say = (judgement: 'positive' | 'negative' | 'unsure', more = '') =>
      judge(bench.match, { judgement, by: 'A. Analyst', why: `thought about it: ${judgement}${more}` }, services);
    const hook = {
      id: 'judged',
      url: 'http://127.0.0.1:9/',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      all: true,
    };
    await services.store.hooks.add({
      ...{ schema: 'revenant.hook/1', createdAt: '2026-01-01T00:00:00.000Z', disabledAt: null },
      ...hook,
    });
    // Who could not tell, last, changes nothing of what stands.
    for (const [index, one] of (['unsure', 'positive', 'unsure'] as const).entries()) await say(one, String(index));
    // At once: the finding is taken back by one of them.
    await Promise.all(['negative', 'negative'].map((one, index) => say(one as 'negative', String(index))));
    const about = await services.store.log.about([bench.match.id]);
    expect(about.map(({ kind }) => kind).filter((kind) => kind !== 'match' && kind !== 'export')).toEqual([
      'judgement',
      'judgement',
      'judgement',
      'judgement',
      'retraction',
      'judgement',
    ]);
    // Hooks hear of each once, and of nothing that a person said.
    const told = (await services.store.outbox.list('judged')).map(({ alert }) => alert);
    expect(told.map(({ type }) => type).sort()).toEqual([
      'match.retracted',
      ...['match.reviewed', 'match.reviewed', 'match.reviewed', 'match.reviewed'],
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(5);
    expect(JSON.stringify(told)).not.toMatch(/Analyst|thought/);
    await services.store.hooks.remove('judged');
    await expect(judge(bench.match, { judgement: 'positive', by: ' ', why: 'x' }, services)).rejects.toThrow(
      /needs your name and a reason/,
    );
    expect(await services.store.judgements.of(bench.match.id)).toHaveLength(5);
  });

  it('gives each entry once, whatever is missing between them', async () => {
    const entry = (await bench.shop.services.store.log.entries(0, 1))[0] as LogEntry;
    const all = Array.from({ length: 5_200 }, (_, index) => ({ ...entry, seq: index + 1, hash: String(index) }));
    const gapped = all.filter(({ seq }) => seq !== 7);
    const entries = async (after: number, limit: number) => gapped.filter(({ seq }) => seq > after).slice(0, limit);
    expect(await hashesOf({ ...bench.shop.services.store.log, entries })).toEqual(gapped.map(({ hash }) => hash));
  });

  it('must know what people said, or nothing is exported', async () => {
    const { store } = bench.shop.services;
    const changed = (of: (all: Judgement[]) => Judgement[]) => ({
      ...bench.ports,
      store: {
        ...store,
        judgements: { ...store.judgements, of: async (id: string) => of(await store.judgements.of(id)) },
      },
    });
    for (const of of [
      (all: Judgement[]) => all.slice(1),
      (all: Judgement[]) => all.map((one) => ({ ...one, by: 'B' })),
    ])
      await expect(exportMatch(bench.match, changed(of))).rejects.toThrow(/changed in the database/);
  });

  it('keeps its keys where only their owner reads them', () => {
    const { data } = bench.shop.services.settings;
    expect(statSync(join(data, 'signing-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('is stamped by an authority, and so is a bundle', async () => {
    const checkpoint = await newCheckpoint(bench.ports);
    const token = Buffer.from(checkpoint.timeStamp ?? '', 'base64');
    expect(checkToken(token, stampedOfCheckpoint(checkpoint), [authority.root])).toMatchObject({
      trusted: true,
      problems: [],
    });
    const { log } = bench.shop.services.store;
    const held = await verifyLog(log, [], [], [authority.root]);
    expect(held).toMatchObject({ ok: true, problems: [] });
    expect(held.stamped).toBeGreaterThan(0);
    const torn = { ...checkpoint, timeStamp: (await newCheckpoint(bench.ports)).timeStamp };
    const { problems } = await verifyLog(log, [torn], [], []);
    expect(problems.map(({ detail }) => detail).join()).toMatch(/the time stamp is over other bytes/);
    const bare = { ...log, checkpoints: async () => [{ ...checkpoint, timeStamp: null }] };
    expect((await verifyLog(bare, [], [], [authority.root])).problems[0]?.detail).toMatch(/no checkpoint has a time/);
    expect((await checkpointFor(1, { ...bench.ports, store: { log: bare } })).timeStamp).not.toBe(null);
    const { file } = await bench.export();
    const options = { keys: [], roots: [authority.root], software: 'revenant 0.1.0' };
    const document = await verifyBundle('a.wacz', file, options, bench.shop.services.reader);
    expect(document.problems).toEqual([]);
    expect(document.signature.timeStamps).toMatchObject([
      { of: 'bundle', trusted: true },
      { of: 'checkpoint', trusted: true },
    ]);
    const other = makeAuthority(join(folder, 'other'), 'ec');
    const untrusted = await verifyBundle(
      'a.wacz',
      file,
      { ...options, roots: [other.root] },
      bench.shop.services.reader,
    );
    expect(untrusted.ok).toBe(false);
  });
});
