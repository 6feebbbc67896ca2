/** A site that a list names is the listed party's: whatever comes first, each order ends the same. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { exportMatch } from '../../../src/flow/evidence/export-match.ts';
import { verifyBundle } from '../../../src/flow/evidence/verify-bundle.ts';
import { rescreenChanged } from '../../../src/flow/lists/rescreen.ts';
import { takeWatchlist } from '../../../src/flow/lists/take-watchlist.ts';
import { judge } from '../../../src/flow/screen/judge.ts';
import { isFlagged, type Match } from '../../../src/model/derived/match.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, generatedAnswers, hostOf } from '../../../testkit/generated-world.ts';

const [OLD, NEW, STRANGER, NEWER] = [0, 1, 2, 3];
const answer = generatedAnswers({ [NEW]: OLD, [NEWER]: OLD });
const server = createServer((request, response) => {
  const site = Number(/^s(\d+)\.test/.exec(request.headers.host ?? '')?.[1] ?? Number.NaN);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  void answer(site, path).then(({ status, type, body }) =>
    response.writeHead(status, { 'content-type': type }).end(body),
  );
});
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };
const HOOK = {
  ...({ schema: 'revenant.hook/1', id: 'h1', url: 'http://127.0.0.1:9/', all: false, disabledAt: null } as const),
  ...{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', createdAt: '2026-01-01T00:00:00.000Z' },
};

let shop: Workshop;
let port = 0;
let version = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => shop.close());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function open(settings: Record<string, unknown> = {}): Promise<void> {
  version = 0;
  shop = await openWorkshop({ port } as GeneratedWorld, settings);
  await shop.services.store.hooks.add(HOOK);
}

async function crawl(...sites: readonly number[]): Promise<void> {
  const { services } = shop;
  const seeds = sites.map((site): Seed => ({ url: `http://${hostOf(site)}/`, kind: 'website', tags: [] }));
  // Listed sites are visited by hand here: the order is the point.
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services, () => 0);
  const ids = (await services.store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context, services)).toBe('done');
  await rescreenChanged(services);
}

type Entry = { readonly id: string; readonly type?: string; readonly websites: readonly string[] };

/** The next version of the list, with these entries. */
async function list(...entries: readonly Entry[]): Promise<readonly string[]> {
  const entities = entries.map(({ id, type = 'company', websites }) =>
    withValues(Entity.parse({ id, type, names: [`${id} Trading Co., Ltd.`], identifiers: { websites } })),
  );
  const date = `2026-01-0${++version}`;
  const { notes } = await takeWatchlist(
    {
      ...({ list: 'Watch', format: 'own', files: ['watch.csv'], parts: [] } as const),
      ...{ date, content: sha256(JSON.stringify([date, entries])) },
      async *rows() {
        for (const entity of entities) yield { entity: { ...entity, list: 'Watch' }, line: 0 };
      },
    },
    { onProblem: () => undefined, onProgress: () => undefined, accept: 'a test' },
    shop.services,
  );
  await rescreenChanged(shop.services);
  return notes;
}

const listed = (...websites: string[]): Entry => ({ id: 'Quillmoor', websites });
const other: Entry = { id: 'Stonebeck', websites: [] };

const shown = ({ left, right, verdict }: Match) =>
  `${left.site} ${left.entity?.id ?? '-'} ${left.attribution?.why ?? '-'} / ${right.site} ${right.entity?.id ?? '-'} ${verdict}`;

async function findings(): Promise<string[]> {
  const all = await shop.services.store.matches.list({});
  return all
    .filter(({ verdict }) => verdict !== 'unrelated')
    .map(shown)
    .sort();
}
/** What the webhook has heard: each type, entity and pair. */
async function heard(): Promise<string[]> {
  const all = await shop.services.store.outbox.list();
  // A changed list is told too, in a test of its own.
  const ours = all.filter(({ alert }) => alert.type !== 'watchlist.changed');
  return ours.map(({ alert: { type, entity, left, right } }) => `${type} ${entity?.id ?? '-'} ${left} ${right}`).sort();
}
async function findingOf(one: number, two: number): Promise<Match> {
  const all = await shop.services.store.matches.list({ site: hostOf(one) });
  const found = all.find(({ left, right }) => [left.site, right.site].includes(hostOf(two)));
  if (found === undefined) throw new Error('no finding');
  return found;
}
const said = (judgement: 'positive' | 'negative', by = 'A. Analyst') => ({
  judgement,
  by,
  why: 'seen',
  as: 'user' as const,
  user: by,
});

const FLAGGED = [`${hostOf(OLD)} Quillmoor list / ${hostOf(NEW)} - strong`];
const HEARD = [`match.flagged Quillmoor ${hostOf(OLD)} ${hostOf(NEW)}`];

describe('a site that a list names', () => {
  const steps = {
    list: () => list(listed(hostOf(OLD)), other),
    old: () => crawl(OLD),
    new: () => crawl(NEW, STRANGER),
  };
  const ORDERS = [
    ['list', 'old', 'new'],
    ['list', 'new', 'old'],
    ['old', 'list', 'new'],
    ['old', 'new', 'list'],
    ['new', 'list', 'old'],
    ['new', 'old', 'list'],
  ] as const;
  it.each(ORDERS)('makes its successor a finding and an alert: %s, %s, %s', async (...order) => {
    await open();
    for (const step of order) await steps[step]();
    expect(await findings()).toEqual(FLAGGED);
    expect(await heard()).toEqual(HEARD);
  });

  it('is named by a later version, by none, and again', async () => {
    await open();
    await list(listed(), other);
    await crawl(OLD, NEW, STRANGER);
    expect(await heard()).toEqual([]);
    await list(listed(hostOf(OLD)), other);
    expect(await findings()).toEqual(FLAGGED);
    expect((await findingOf(OLD, NEW)).left.attribution).toMatchObject({
      why: 'list',
      since: '2026-01-02',
      checked: false,
    });
    await list(listed(), other);
    expect(await findings()).toEqual([`${hostOf(OLD)} - - / ${hostOf(NEW)} - strong`]);
    expect(await heard()).toEqual([...HEARD, `match.retracted Quillmoor ${hostOf(OLD)} ${hostOf(NEW)}`]);
    // Seen again without a listed party, it is no news.
    await crawl(NEW);
    expect((await heard()).length).toBe(2);
    await list(listed(hostOf(OLD)), other);
    expect(await findings()).toEqual(FLAGGED);
    expect((await heard()).length).toBe(3);
  });

  it('is nobody’s once its entry has left the list, or is purged', async () => {
    await open();
    await list(listed(hostOf(OLD)), other);
    await crawl(OLD, NEW);
    await list(other);
    expect(await findings()).toEqual([`${hostOf(OLD)} - - / ${hostOf(NEW)} - strong`]);
  });

  it('has the entry that named it first, and all filters find each', async () => {
    await open();
    await list(listed(hostOf(OLD)), other);
    await list(listed(hostOf(OLD)), { ...other, websites: [`www.${hostOf(OLD)}/index.html`] });
    await crawl(OLD, NEW);
    const found = await findingOf(OLD, NEW);
    expect(found.left).toMatchObject({ entity: { id: 'Quillmoor' }, attribution: { alsoListed: ['Stonebeck'] } });
    for (const entity of ['Quillmoor', 'Stonebeck'])
      expect((await shop.services.store.matches.list({ entity })).map(({ id }) => id)).toEqual([found.id]);
    expect(await heard()).toEqual(HEARD);
  });

  it('is nobody’s where more than three unrelated parties name it', async () => {
    await open();
    const many = ['Quillmoor', 'Stonebeck', 'Fernhollow', 'Ashgrove'].map((id) => ({ id, websites: [hostOf(OLD)] }));
    const notes = await list(...many);
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^${hostOf(OLD)} is named by 4 entries`))]);
    await crawl(OLD, NEW);
    expect((await findingOf(OLD, NEW)).left.entity).toBeNull();
    expect(await heard()).toEqual([]);
  });

  it('is told as it was used in a bundle, which verifies when the list says something else', async () => {
    await open();
    await list(listed(hostOf(OLD)), other);
    await crawl(OLD, NEW);
    const { services } = shop;
    const { file } = await exportMatch(await findingOf(OLD, NEW), { ...services, software: 'a test' });
    await list(listed(), other);
    const trust = { keys: [], roots: [], now: services.clock.now() };
    const { verdict } = await verifyBundle('a', file, trust as never, services.reader);
    expect(verdict).toMatchObject({ outcome: 'same', stated: 'strong' });
  });

  it('of a person is a lead without a badge, until a person confirms it', async () => {
    await open();
    await list({ id: 'Quillmoor', type: 'person', websites: [hostOf(OLD)] }, other);
    await crawl(OLD, NEW);
    const found = await findings();
    expect(found).toContain(
      `${hostOf(NEW)} - - / ${hostOf(OLD)} - strong`.replace(
        `${hostOf(NEW)} - - / ${hostOf(OLD)}`,
        `${hostOf(OLD)} - - / ${hostOf(NEW)}`,
      ),
    );
    expect(found).toContain(`list:Quillmoor Quillmoor - / ${hostOf(OLD)} - lead`);
    expect(await heard()).toEqual([]);
    const [lead] = await shop.services.store.matches.list({ site: 'list:Quillmoor' });
    await judge(lead as Match, said('positive'), shop.services);
    await rescreenChanged(shop.services);
    expect(await findings()).toContain(`${hostOf(OLD)} Quillmoor person / ${hostOf(NEW)} - strong`);
    expect(await heard()).toContain(HEARD[0]);
  });
});

describe('a confirmed successor', () => {
  it('leads on to the next one, until the confirmation is taken back', async () => {
    await open();
    await list(listed(hostOf(OLD)), other);
    await crawl(OLD, NEW);
    const first = await findingOf(OLD, NEW);
    await judge(first, said('positive'), shop.services);
    await crawl(NEWER);
    const next = await findingOf(NEW, NEWER);
    const side = [next.left, next.right].find(({ site }) => site === hostOf(NEW));
    expect(side).toMatchObject({ entity: { id: 'Quillmoor' }, attribution: { why: 'person', chain: [hostOf(OLD)] } });
    // A judgement changes nothing in what was judged.
    const again = await findingOf(OLD, NEW);
    expect([again.weight, again.verdict, again.right.entity]).toEqual([first.weight, first.verdict, null]);
    await judge(first, said('negative'), shop.services);
    await rescreenChanged(shop.services);
    const cut = await findingOf(NEW, NEWER);
    expect([cut.left.entity, cut.right.entity]).toEqual([null, null]);
    const retracted = (await heard()).filter((line) => line.startsWith('match.retracted'));
    expect(retracted).toHaveLength(2);
    // The other finding with the listed party's own site stands.
    expect((await findingOf(OLD, NEWER)).left.entity?.id).toBe('Quillmoor');
  });

  it('is one only with as many judgements as the installation asks for', async () => {
    await open({ secondReviewer: true });
    await list(listed(hostOf(OLD)), other);
    await crawl(OLD, NEW);
    const first = await findingOf(OLD, NEW);
    await judge(first, said('positive'), shop.services);
    expect((await shop.services.store.attributions.ofEntity('Quillmoor')).map(({ why }) => why)).toEqual(['list']);
    await judge(first, said('positive', 'B. Reviewer'), shop.services);
    expect((await shop.services.store.attributions.ofEntity('Quillmoor')).map(({ why }) => why)).toEqual([
      'list',
      'person',
    ]);
    expect(isFlagged(first)).toBe(true);
  });
});
