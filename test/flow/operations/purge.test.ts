import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { verifyLog } from '../../../src/flow/evidence/log.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { liftHold, setHold } from '../../../src/flow/operations/holds.ts';
import {
  beginPurge,
  finishPurge,
  finishPurges,
  freeBlobs,
  type PurgePorts,
  planPurge,
} from '../../../src/flow/operations/purge.ts';
import { purgeRule } from '../../../src/flow/operations/purge-rule.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import { Hold } from '../../../src/model/decisions/hold.ts';
import { PurgeDocument, type PurgeRule } from '../../../src/model/decisions/purge.ts';
import { sha256 } from '../../../src/model/digest.ts';
import type { Services } from '../../../src/services.ts';
import { type Bench, openBench } from '../../../testkit/evidence/bench.ts';
import { purge } from './purge-whole.ts';

let bench: Bench;
let services: Services;
let ports: PurgePorts;
beforeAll(async () => {
  bench = await openBench();
  services = bench.shop.services;
  // Two days on: what was put during the crawl is old enough to be removed.
  ports = { ...services, clock: { now: () => new Date(services.clock.now().getTime() + 2 * 86_400_000) } };
});
afterAll(() => bench?.close());

const rule = (of: Partial<PurgeRule>): PurgeRule => ({ before: null, site: null, entity: null, value: null, ...of });
const said = { by: 'A. Analyst', reason: 'asked by the owner' };

async function digests(): Promise<Set<string>> {
  const all = new Set<string>();
  for await (const digest of services.blobs.digests()) all.add(digest);
  return all;
}

/** Every blob that what remains names is there: else something was removed that was still needed. */
async function expectWhole(): Promise<void> {
  for (const { visit } of await services.store.ledger.visits({})) {
    const records = visit.records === undefined ? null : await services.blobs.get(visit.records);
    if (visit.records !== undefined) expect(records).not.toBeNull();
    const inRecords = [
      ...Buffer.from(records ?? [])
        .toString()
        .matchAll(/"body":"([0-9a-f]{64})"/g),
    ].map(([, d]) => d);
    const named = visit.captures.flatMap(({ body, screenshot, robots = [] }) => [
      body,
      screenshot,
      ...robots.map((one) => one.body),
    ]);
    for (const digest of [...named, ...inRecords])
      if (digest) expect(await services.blobs.get(digest), `${visit.site} ${digest}`).not.toBeNull();
  }
  expect(await verifyLog(services.store.log, [], [])).toMatchObject({ ok: true, problems: [] });
}

describe('a purge', () => {
  it('wants a rule, a name and a reason', async () => {
    await expect(planPurge(rule({}), ports)).rejects.toThrow(InputError);
    await expect(planPurge(rule({ value: 'a@b' }), ports)).rejects.toThrow('fewer than four');
    for (const empty of ['site', 'entity', 'value', 'before'])
      for (const typed of ['', ' '])
        expect(() => purgeRule({ before: '90d', [empty]: typed }, new Date()), empty).toThrow(`${empty} is empty`);
    await expect(purge(rule({ site: 's003.test' }), { by: ' ', reason: 'x' }, ports)).rejects.toThrow(InputError);
  });

  it('first says what would go, and changes nothing', async () => {
    const before = await services.store.log.head();
    const blobs = await digests();
    const plan = await planPurge(rule({ site: 's003.test' }), ports);
    expect(PurgeDocument.parse(plan)).toMatchObject({
      done: false,
      removed: { visits: 1, matches: 0, targets: 1 },
      held: [],
    });
    expect(await services.store.ledger.visits({ site: 's003.test' })).toHaveLength(1);
    expect([await services.store.log.head(), await digests()]).toEqual([before, blobs]);
  });

  it('by age alone keeps the site that a listed entity is recognised by', async () => {
    const future = new Date(Date.now() + 86_400_000).toISOString();
    const listed = (await services.store.ledger.visits({})).filter(({ visit }) => visit.entity !== null);
    expect(listed.length).toBeGreaterThan(0);
    expect(await planPurge(rule({ before: future }), ports)).toMatchObject({ kept: listed.length });
  });

  it('keeps what is under a hold: a site, a visit, a finding, a case that is closed; each in the log, until it is lifted', async () => {
    const { store } = services;
    const [visit] = (await store.ledger.visits({ site: 's003.test' })).map((one) => one.visit.id);
    const { match } = bench;
    const counts = async (of: Partial<PurgeRule>) => {
      const { removed, held, kept } = await planPurge(rule(of), ports);
      return [removed['visits'], removed['matches'], held.map(({ why }) => why), kept];
    };
    const set = (kind: Hold['kind'], subject: string) => setHold({ kind, subject, ...said }, services);
    const [site, other] = ['s003.test', match.right.site];
    const [free, about] = [await counts({ site }), await counts({ site: other })];
    expect([free, about[2]]).toEqual([[1, 0, [], 0], []]);

    for (const [kind, subject] of [
      ['site', site],
      ['visit', visit ?? ''],
    ] as const) {
      const hold = Hold.parse(await set(kind, subject));
      expect(await counts({ site })).toEqual([0, 0, [], 1]);
      expect(await services.store.log.latest({ limit: 1 })).toMatchObject([{ kind: 'hold', subject: hold.id }]);
      const lifted = await liftHold(hold.id, { by: 'B. Admin', reason: 'over' }, services);
      const [entry] = await store.log.latest({ limit: 1 });
      expect(entry).toMatchObject({ kind: 'lift', subject: hold.id, digest: sha256(canonicalJson(lifted)) });
      expect(await counts({ site })).toEqual(free);
      await expect(liftHold(hold.id, said, services)).rejects.toThrow(InputError);
    }
    const at = new Date().toISOString();
    await store.cases.add({ id: 'c0', name: 'case', by: 'A', at });
    await store.cases.put('c0', { kind: 'finding', subject: match.id, text: '', by: 'A', at });
    await store.cases.close('c0', true, { by: 'A', at });
    expect(await counts({ site: other })).toEqual(about);
    for (const [kind, subject] of [
      ['finding', match.id],
      ['case', 'c0'],
      ['site', match.left.site],
    ] as const) {
      const hold = await set(kind, subject);
      expect((await planPurge(rule({ site: other }), ports)).held).toContainEqual({ match: match.id, why: 'hold' });
      expect((await counts({ site: other })).slice(0, 1)).toEqual([0]);
      expect(await store.holds.list({ kind, subject })).toEqual([hold]);
      await liftHold(hold.id, said, services);
    }
    expect(await counts({ site: other })).toEqual(about);
    expect([await store.holds.list({}), (await store.holds.list({ all: true })).length]).toEqual([[], 5]);
    // Lifted by somebody else in the meantime, of nothing, or by nobody.
    await expect(set('finding', 'none')).rejects.toThrow('there is no finding none');
    await expect(set('site', 's003.tset')).rejects.toThrow(InputError);
    await expect(setHold({ kind: 'site', subject: site, by: ' ', reason: 'x' }, services)).rejects.toThrow('your name');
  });

  it('removes a site with what only it has, and writes who and why into the log', async () => {
    const blobs = await digests();
    const [own] = await services.store.ledger.visits({ site: 's003.test' });
    const page = own?.visit.captures.find(({ role }) => role === 'page')?.body ?? '';
    const done = await purge(rule({ site: 's003.test' }), said, ports);
    expect(await services.store.ledger.visits({ site: 's003.test' })).toEqual([]);
    expect(await services.store.fingerprints.ofSite('s003.test')).toEqual([]);
    const [entry] = await services.store.log.latest({ limit: 1 });
    expect(entry).toMatchObject({ kind: 'purge', subject: done.id });
    const [record] = await services.store.purges.records();
    expect(record).toMatchObject({ ...said, done: true, rule: { site: 's003.test' } });
    expect(entry?.digest).toBe(sha256(canonicalJson(record)));
    // Too new by the real clock: a visit that is not stored yet may name them.
    expect(await freeBlobs(services)).toMatchObject({ removed: 0 });
    const freed = await freeBlobs(ports);
    expect(freed.removed).toBeGreaterThan(3);
    expect(await services.blobs.get(page)).toBeNull();
    expect((await digests()).size).toBe(blobs.size - freed.removed);
    expect(await services.store.purges.freed(1, new Date().toISOString())).toEqual([]);
    await expectWhole();
  });

  it('keeps confirmed findings, and those in an open case, with their visits', async () => {
    const { match } = bench;
    const { cases } = services.store;
    const at = new Date().toISOString();
    await cases.add({ id: 'c1', name: 'case', by: 'A', at });
    await cases.put('c1', { kind: 'finding', subject: match.id, text: '', by: 'A', at });
    const inCase = await planPurge(rule({ site: match.right.site }), ports);
    expect(inCase.held).toContainEqual({ match: match.id, why: 'case' });
    expect([inCase.removed['visits'], inCase.kept]).toEqual([0, 1]);
    await cases.close('c1', true, { by: 'A', at });
    await judge(match, { judgement: 'positive', by: 'A. Analyst', why: 'the same mailbox' }, services);
    const confirmed = await purge(rule({ site: match.right.site }), said, ports);
    expect(confirmed.held).toContainEqual({ match: match.id, why: 'confirmed' });
    expect(await services.store.matches.get(match.id)).not.toBeNull();
    await freeBlobs(ports);
    await expectWhole();
    expect((await bench.export()).file.length).toBeGreaterThan(1_000);
  });

  it('in parts: what is held after it has begun stays, the log has each part, and no value stands in the record', async () => {
    const { store } = services;
    const all = { before: new Date(Date.now() + 86_400_000).toISOString() };
    const planned = (await planPurge(rule(all), ports)).removed['visits'] ?? 0;
    expect(planned).toBeGreaterThan(0);
    const id = await beginPurge(rule(all), said, ports);
    expect((await store.purges.running()).map((one) => [one.id, one.parts, one.planned['visits']])).toEqual([
      [id, 0, planned],
    ]);
    expect(await store.purges.running(60_000)).toEqual([]);
    const visits = (await store.ledger.visits({})).map(({ visit }) => visit);
    for (const { site } of visits) await setHold({ kind: 'site', subject: site, ...said }, services);
    const size = (await store.log.head()).size;
    const done = await finishPurge(id, ports);
    expect(await store.ledger.visits({})).toHaveLength(visits.length);
    expect(done).toMatchObject({ id, removed: { visits: 0, captures: 0 } });
    expect(done.kept).toBeGreaterThanOrEqual(planned);
    expect(await finishPurge(id, ports)).toEqual(done);
    expect([await store.purges.running(), await finishPurges(ports, 0)]).toEqual([[], 0]);
    expect((await store.log.head()).size).toBeGreaterThan(size);
    for (const { id: hold } of await store.holds.list({})) await liftHold(hold, said, services);
    await expectWhole();
  });

  it('keeps a blob that another site has too', async () => {
    const visitsOf = async (site: string) => (await services.store.ledger.visits({ site })).map(({ visit }) => visit);
    const bodies = async (site: string) =>
      (await visitsOf(site)).flatMap(({ captures }) => captures.map(({ body }) => body));
    const shared = (await bodies('s000.test')).filter((one) => one !== null);
    const others = new Set(await bodies('s001.test'));
    const both = shared.filter((digest) => others.has(digest));
    expect(both.length).toBeGreaterThan(0);
    await purge(rule({ site: 's000.test' }), said, ports);
    await freeBlobs(ports);
    for (const digest of both) expect(await services.blobs.get(digest)).not.toBeNull();
    await expectWhole();
  });

  it('finds a value wherever it was read, forgets it, and names where it still stands', async () => {
    const { file } = await bench.export();
    const { match } = bench;
    const mail = match.evidence.find(({ signal }) => signal === 'contact-email')?.left.value ?? '';
    expect(mail).toContain('@');
    await judge(match, { judgement: 'negative', by: 'A. Analyst', why: `${mail} is an agency` }, services);
    const done = await purge(rule({ value: mail }), said, ports);
    expect(done.held).toEqual([]);
    expect(done.removed['matches']).toBeGreaterThan(0);
    expect(await services.store.matches.get(match.id)).toBeNull();
    expect(JSON.stringify(await services.store.purges.records())).not.toContain(mail);
    const after = await planPurge(rule({ value: mail }), ports);
    expect([after.removed['visits'], after.removed['matches'], after.elsewhere]).toEqual([0, 0, {}]);
    await freeBlobs(ports);
    await expectWhole();
    // Bundles made before the purge are whole, and their verdict is recomputed from their own bytes.
    const verified = await verifyBundle(
      'bundle',
      file,
      { keys: [], roots: [], software: 'revenant 0.1.0' },
      services.reader,
    );
    expect(verified).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
  });

  it('by age leaves what is newer, and the empty runs go too', async () => {
    const old = await planPurge(rule({ before: '2001-01-01T00:00:00.000Z' }), ports);
    expect(Object.values(old.removed).every((n) => n === 0)).toBe(true);
    const future = new Date(Date.now() + 86_400_000).toISOString();
    await purge(rule({ before: future }), said, ports);
    expect(await services.store.ledger.visits({})).toEqual([]);
    expect(await services.store.ledger.runs(1_000)).toEqual([]);
    await freeBlobs(ports);
    expect((await digests()).size).toBe(0);
  });
});
