import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSignedCheckpoint, stampedOfCheckpoint } from '../../src/evidence/checkpoint.ts';
import { publicKeyOf } from '../../src/evidence/signing.ts';
import { checkToken } from '../../src/evidence/time-stamp.ts';
import { judge } from '../../src/flow/judge.ts';
import { newCheckpoint, verifyLog } from '../../src/flow/log.ts';
import { verifyBundle } from '../../src/flow/verify-bundle.ts';
import type { LogEntry } from '../../src/model/evidence.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { EvidenceLog } from '../../src/model/ports/evidence.ts';
import type { LocalServer } from '../egress/local-server.ts';
import { type Authority, makeAuthority, serveAuthority } from './authority.ts';
import { type Bench, openBench } from './bench.ts';
import { strangerKeys } from './forgeries.ts';

let bench: Bench;
let folder: string;
let authority: Authority;
let server: LocalServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-log-'));
  authority = makeAuthority(join(folder, 'tsa'), 'ec');
  server = await serveAuthority(authority);
  bench = await openBench({ tsaUrl: `http://127.0.0.1:${server.port}/` });
}, 120_000);
afterAll(async () => {
  await bench?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

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
    expect(found.problems[0]?.detail).toMatch(/its end was cut off/);
    const other = publicKeyOf(strangerKeys().ed25519);
    expect((await verifyLog(log, [checkpoint], [other])).problems[0]?.detail).toMatch(/signed by another key/);
    const forged = { ...checkpoint, size: checkpoint.size - 1 };
    expect((await verifyLog(log, [forged], [])).problems[0]?.detail).toMatch(/its signature does not fit/);
  });

  it('has judgements, and takes a finding back once', async () => {
    const { services } = bench.shop;
    const say = (judgement: 'positive' | 'negative' | 'unsure') =>
      judge(bench.match, { judgement, by: 'A. Analyst', why: `thought about it: ${judgement}` }, services);
    for (const one of ['unsure', 'positive', 'negative', 'negative'] as const) await say(one);
    const about = await services.store.log.about([bench.match.id]);
    expect(about.map(({ kind }) => kind).filter((kind) => kind !== 'match' && kind !== 'export')).toEqual([
      'judgement',
      'judgement',
      'judgement',
      'retraction',
      'judgement',
    ]);
    await expect(judge(bench.match, { judgement: 'positive', by: ' ', why: 'x' }, services)).rejects.toThrow(/--by/);
    expect(await services.store.judgements.of(bench.match.id)).toHaveLength(4);
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
    const { file } = await bench.export();
    const options = { keys: [], roots: [authority.root], limits: LIMITS, software: 'revenant 0.1.0' };
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
