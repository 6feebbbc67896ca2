/** What alerts say beside the finding: names, the listed side, and a link for each hook that can open it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { companiesOf } from '../../../src/flow/screen/alert-facts.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { alertsFor } from '../../../src/flow/screen/tell-matches.ts';
import type { Hook } from '../../../src/model/alert.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../../src/model/derived/match.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';
import { normaliseCompanyName } from '../../../src/values/company-name.ts';
import { AT, fingerprintOf, matchOf, visitOf } from '../../../testkit/store/facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-alert-facts-'));
const clock = { now: () => new Date(AT) };
let database: Awaited<ReturnType<typeof openEmbedded>>;
let store: Store;
let names = 0;

const hook = (id: string, url: string, rest: Partial<Hook> = {}): Hook => ({
  ...{ schema: 'revenant.hook/1', id, url, all: true, disabledAt: null },
  ...{ secret: `whsec_${'A'.repeat(44)}`, createdAt: AT },
  ...rest,
});
const HOOKS = [
  hook('near', 'http://127.0.0.1:9/in'),
  hook('remote', 'https://team.example/in'),
  hook('mail', 'smtp://localhost:25', { as: 'email', mail: { from: 'a@team.example', to: 'b@team.example' } }),
];

beforeAll(async () => {
  database = await openEmbedded(join(folder, 'data'), { seedDump: seedDumpPath() });
  store = await openStore(database.pool);
  for (const one of HOOKS) await store.hooks.add(one);
  await store.entities.save(
    [
      { id: 'company', type: 'company', names: ['Old Trading Ltd'], list: 'First list' },
      { id: 'twin', type: 'company', names: ['Old Trading'], list: 'Second list' },
      { id: 'person', type: 'person', names: ['Jane Quillmoor'], list: 'First list' },
    ].map((one) => Entity.parse(one)),
  );
});
beforeEach(() => database.pool.query(`delete from revenant_kept where kind = 'desk'`));
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A visit of a site whose organisation record has this name. */
function fingerprintWith(name: string): Fingerprint {
  const [site, visit] = [`s${++names}.test`, `v${names}`];
  const place = { capture: 'c', url: `https://${site}/`, selector: 'p', quote: name };
  const about = { name, role: 'declared', source: 'organisation', whole: true, lang: 'en', place };
  const value = [{ value: normaliseCompanyName(name), ...about }];
  return fingerprintOf(visit, site, { readings: [{ signal: 'residual-name', version: 11, value, failure: null }] });
}
const stored = async (name: string): Promise<Fingerprint> => {
  const one = fingerprintWith(name);
  const visit = visitOf(one.visit, { site: one.site, run: 'r' });
  await store.ledger.importVisit(visit, one, [], []);
  return one;
};
function finding(left: Fingerprint, right: Fingerprint, listed: Partial<MatchSide>, rest: Partial<Match> = {}): Match {
  const match = matchOf(`${left.visit} ${right.visit}`, { verdict: 'strong', weight: 25, ...rest });
  const [one, other] = [left, right].map(({ site, visit }) => ({ site, visit })) as [object, object];
  return { ...match, left: { ...match.left, ...one, ...listed }, right: { ...match.right, ...other } };
}
const COMPANY = { entity: { id: 'company', name: 'Old Trading Ltd' } };

it('an alert names the company of the entry and those of both sites, also of one that is not stored yet', async () => {
  const [old, fresh] = [await stored('Old Trading (Overseas) Ltd'), fingerprintWith('New Trading Ltd')];
  const attribution = { why: 'list', since: '2021-12-15', checked: true, alsoListed: ['twin', 'gone'] } as const;
  const match = finding(old, fresh, {
    ...COMPANY,
    attribution: { ...attribution, alsoListed: [...attribution.alsoListed] },
  });
  const [delivery] = await alertsFor([match], { store, clock, link: null }, fresh);
  expect(delivery?.alert).toMatchObject({
    entity: { id: 'company', name: 'Old Trading Ltd' },
    companies: { left: { name: 'Old Trading (Overseas) Ltd' }, right: { name: 'New Trading Ltd' } },
    listed: {
      ...{ side: 'left', why: 'list', since: '2021-12-15', text: 'named by the list since 2021-12-15' },
      also: [{ id: 'twin', name: 'Old Trading', list: 'Second list' }, { id: 'gone' }],
    },
  });
  // Without it only what is stored is named.
  expect((await companiesOf(match, store)).right.name).toBeNull();
});

it('a filter of a hook by list finds every entry that names the site', async () => {
  const second = hook('second', 'https://second.example/in', { all: false, lists: ['second LIST'] });
  await store.hooks.add(second);
  const match = (alsoListed: string[]) =>
    finding(fingerprintWith('Old Ltd'), fingerprintWith('New Ltd'), {
      ...COMPANY,
      attribution: { why: 'list', since: '2021-12-15', checked: true, alsoListed },
    });
  const toSecond = async (one: Match) =>
    (await alertsFor([one], { store, clock, link: null })).filter(({ hook: id }) => id === 'second').length;
  expect(await toSecond(match(['twin']))).toBe(1);
  expect(await toSecond(match([]))).toBe(0);
  await store.hooks.remove('second');
});

it('never names a person, nor a company that is called as the listed person is', async () => {
  const [old, fresh] = [await stored('Quillmoor Ltd'), await stored('Jane Quillmoor Ltd')];
  const person = { entity: { id: 'person', name: 'Jane Quillmoor' } };
  const companies = await companiesOf(finding(old, fresh, { ...person, kind: 'list' }), store);
  expect(companies).toEqual({ left: { name: 'person' }, right: { name: null } });
  const alerts = await alertsFor([finding(old, fresh, person)], { store, clock, link: null });
  expect(alerts.length).toBeGreaterThan(0);
  expect(JSON.stringify(alerts)).not.toMatch(/Jane/);
});

it('a link goes to the hooks that can open it: the address of the desk, unless one is set', async () => {
  const linksOf = async (link: string | null): Promise<Record<string, string | null>> => {
    const [old, fresh] = [await stored('Old Trading Ltd'), await stored('New Trading Ltd')];
    const match = finding(old, fresh, COMPANY);
    const found = await alertsFor([match], { store, clock, link });
    await store.ledger.saveFound([match], found);
    const said = { judgement: 'positive', by: 'Ada', why: 'the same office' } as const;
    await judge(match, said, { store, clock, link, secondReviewer: false });
    const all = await store.outbox.about(match.id);
    expect(all).toHaveLength(2 * HOOKS.length);
    // One alert id for all hooks, with the link of each.
    expect(new Set(all.map(({ alert }) => alert.id)).size).toBe(2);
    const bases = all.map((one) => [one.hook, one.alert.link?.replace(`/matches/${match.id}`, '') ?? null] as const);
    for (const [id, base] of bases) expect(Object.fromEntries(bases)[id]).toBe(base);
    return Object.fromEntries(bases);
  };
  expect(await linksOf(null)).toEqual({ near: null, remote: null, mail: null });
  const desk = 'http://desk-0.localhost:20001';
  await store.kept.keepDeskAddress(desk);
  expect(await linksOf(null)).toEqual({ near: desk, remote: null, mail: null });
  const set = 'http://127.0.0.1:8080';
  expect(await linksOf(set), 'what is set goes to all').toEqual({ near: set, remote: set, mail: set });
  const lan = 'http://10.0.0.5:20001';
  await store.kept.keepDeskAddress(lan);
  expect(await linksOf(null)).toEqual({ near: lan, remote: lan, mail: lan });
});

it('what one import finds of one listed company is one alert, and tells nothing of it again', async () => {
  // Visits that are no site's latest, so a weaker document replaces the finding.
  const [one, other, fresh] = [fingerprintWith('A Ltd'), fingerprintWith('B Ltd'), fingerprintWith('New Ltd')];
  const matches = [finding(one, fresh, COMPANY), finding(other, fresh, COMPANY, { weight: 30 })];
  const deliveries = await alertsFor(matches, { store, clock, link: null }, fresh);
  await store.ledger.importVisit(visitOf(fresh.visit, { site: fresh.site, run: 'r' }), fresh, matches, deliveries);
  const due = async () =>
    (await store.outbox.due(1000)).filter(({ alert }) => matches.some(({ id }) => id === alert.match));
  const heads = await due();
  expect(heads.map(({ alert }) => [alert.match, alert.more])).toEqual(
    HOOKS.map(() => [matches[1]?.id, [matches[0]?.id]]),
  );
  expect(await alertsFor(matches, { store, clock, link: null })).toEqual([]);
  // The finding that went along is taken back: the hooks that got it hear so.
  const [told] = matches as [Match];
  const weaker = { ...told, verdict: 'unrelated', weight: 1 } as const;
  const retracted = await alertsFor([weaker], { store, clock, link: null });
  expect(retracted.map(({ hook: id, alert: { type, match } }) => [id, type, match])).toEqual(
    HOOKS.map(({ id }) => [id, 'match.retracted', weaker.id]),
  );
});
