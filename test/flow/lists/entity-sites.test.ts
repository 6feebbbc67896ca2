/** The sites of an entity, and what its own sites share: lines, no findings. As flow, desk and terminal say it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { type EntitySites, entitySites } from '../../../src/flow/lists/entity-sites.ts';
import { rescreenChanged } from '../../../src/flow/lists/rescreen.ts';
import { takeWatchlist } from '../../../src/flow/lists/take-watchlist.ts';
import { listedSite } from '../../../src/flow/site/listed-site.ts';
import { siteTimeline } from '../../../src/flow/site/site-timeline.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { Entity, type Seed } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { runHere } from '../../../testkit/cli/run-cli.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, hostOf, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const [OLD, SECOND, NEW, NEVER, BOUGHT] = [0, 1, 2, 9, 3];
const MAILBOX = 'sales0@s000.test';
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };
const entry = (id: string, type: string, identifiers: object) =>
  withValues(Entity.parse({ id, type, names: [`${id} Trading Co., Ltd.`], list: 'Watch', identifiers }));
const ENTRIES = [
  entry('Quillmoor', 'company', { websites: [OLD, SECOND, BOUGHT, NEVER].map(hostOf), emails: [MAILBOX] }),
  entry('Brackwell', 'person', { websites: ['brackwell.example'] }),
  entry('Harrowmere', 'company', {}),
];

let world: GeneratedWorld;
let shop: Workshop;
beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 4, twins: { [SECOND]: OLD, [NEW]: OLD } });
  shop = await openWorkshop(world);
  const { services } = shop;
  await takeWatchlist(
    {
      ...({ list: 'Watch', format: 'own', files: ['watch.csv'], parts: [], date: '2021-12-15' } as const),
      content: sha256('watch'),
      async *rows() {
        for (const entity of ENTRIES) yield { entity, line: 0 };
      },
    },
    { onProblem: () => undefined, onProgress: () => undefined },
    services,
  );
  const registration = { source: 'rdap', created: '2024-02-01' };
  const seeds = [OLD, SECOND, NEW, BOUGHT].map(
    (site): Seed => ({
      ...{ url: `http://${hostOf(site)}/`, kind: 'website', tags: [] },
      ...(site === BOUGHT && { registration }),
    }),
  );
  const { run } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services, () => 0);
  const ids = (await services.store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget])
    for (const id of ids) expect(await step(id, context, services)).toBe('done');
  await rescreenChanged(services);
}, 120_000);
afterAll(async () => {
  await shop.close();
  await world.close();
});

async function sitesOf(id: string): Promise<EntitySites> {
  const { store } = shop.services;
  const entity = await store.entities.get(id);
  if (entity === null) throw new Error('no entity');
  return entitySites(entity, store);
}
const cli = (...args: string[]) => runHere([...args, '--data', shop.services.settings.data], process.cwd());

describe('entitySites', () => {
  it('gives each site with its reason, read or not', async () => {
    const { sites } = await sitesOf('Quillmoor');
    expect(sites).toMatchObject([
      { site: hostOf(OLD), why: 'list', since: '2021-12-15', counts: true, checked: false },
      { site: hostOf(SECOND), why: 'list', counts: true },
      { site: hostOf(BOUGHT), why: 'list', counts: false, shows: [] },
      { site: hostOf(NEVER), why: 'list', counts: true, capturedAt: null, shows: [] },
    ]);
    expect(sites?.[2]?.weakenedBy).toContain('was registered on 2024-02-01');
  });

  it('has what its own sites show and share as lines, and no finding of them', async () => {
    const { sites = [] } = await sitesOf('Quillmoor');
    const [old, second] = sites;
    expect(old?.shows).toContainEqual({ signal: 'contact-email', value: MAILBOX, with: null });
    expect(second?.shows).toContainEqual({ signal: 'contact-email', value: MAILBOX, with: hostOf(OLD) });
    const matches = await shop.services.store.matches.list({ entity: 'Quillmoor' });
    const flagged = matches.filter(({ verdict }) => verdict !== 'unrelated');
    expect(flagged.map(({ left, right }) => [left.site, right.site].filter((one) => one === hostOf(NEW)))).toEqual(
      flagged.map(() => [hostOf(NEW)]),
    );
    expect(flagged).not.toEqual([]);
  });

  it('gives the websites of a person as leads, never as sites', async () => {
    expect(await sitesOf('Brackwell')).toEqual({
      sites: [],
      namedWith: [{ site: 'brackwell.example', kind: 'website', address: null }],
    });
    expect(await sitesOf('Harrowmere')).toEqual({ sites: [] });
  });
});

describe('listedSite', () => {
  it('gives the party, the reason, and the company that the pages name', async () => {
    const { store } = shop.services;
    expect(await listedSite(hostOf(OLD), store)).toMatchObject({
      entity: { id: 'Quillmoor' },
      attribution: { why: 'list', since: '2021-12-15', checked: false },
      company: expect.stringContaining('Co., Ltd.'),
    });
    expect(await listedSite(hostOf(NEVER), store)).toMatchObject({ entity: { id: 'Quillmoor' }, company: null });
    expect(await listedSite(hostOf(NEW), store)).toBeNull();
    const bought = await listedSite(hostOf(BOUGHT), store);
    expect(bought).toMatchObject({ entity: { id: 'Quillmoor' }, attribution: { weakenedBy: expect.any(String) } });
    expect((await siteTimeline(hostOf(BOUGHT), shop.services)).entity).toBeNull();
  });

  it('is the entity of the timeline, which says why', async () => {
    const timeline = await siteTimeline(hostOf(OLD), shop.services);
    expect(timeline).toMatchObject({ entity: { id: 'Quillmoor' }, attribution: { why: 'list' } });
    const { stdout } = await cli('site', 'timeline', hostOf(OLD));
    expect(stdout).toContain('attributed to Quillmoor Trading');
    expect(stdout).toContain('Named by the list since 15 Dec 2021.');
  });
});

describe('the terminal', () => {
  it('entities show lists the sites with their reasons, and a look-up that can be pasted', async () => {
    const { stdout } = await cli('entities', 'show', 'Quillmoor');
    expect(stdout).toContain(`Sites:\n  ${hostOf(OLD)}\n    Named by the list since 15 Dec 2021.`);
    expect(stdout).toMatch(new RegExp(`revenant lookup ${hostOf(OLD)} --data \\S+ asks the registries`));
    expect(stdout).toContain(`- Shows the listed e-mail address ${MAILBOX}.`);
    expect(stdout).toContain(`    It was not captured yet.`);
    expect((await cli('entities', 'show', 'Brackwell')).stdout).toContain(
      'a person must confirm that a site is theirs',
    );
    const { sites } = JSON.parse((await cli('entities', 'show', 'Quillmoor', '--json')).stdout);
    expect(sites).toEqual((await sitesOf('Quillmoor')).sites);
  });

  it('matches show names the reason; a judgement says how many sites are compared again', async () => {
    const [match] = await shop.services.store.matches.list({ entity: 'Quillmoor', flagged: true });
    const id = match?.id ?? '';
    expect((await cli('matches', 'show', id)).stdout).toContain('Named by the list since 15 Dec 2021.');
    const said = ['--by', 'Ada', '--why', 'the same shop'];
    const positive = await cli('matches', 'review', id, '--judgement', 'positive', ...said);
    expect(positive.stderr).toMatch(/1 site will be compared again by the next worker or crawl/);
    await rescreenChanged(shop.services);
    const confirmed = (await sitesOf('Quillmoor')).sites?.find(({ site }) => site === hostOf(NEW));
    expect(confirmed).toMatchObject({ why: 'person', counts: true });
    expect(confirmed?.chain).toHaveLength(1);
    expect((await cli('entities', 'show', 'Quillmoor')).stdout).toMatch(
      /Confirmed successor: s00\d\.test → s002\.test\./,
    );
    const negative = await cli('matches', 'review', id, '--judgement', 'negative', ...said);
    expect(negative.stderr).toMatch(/1 site will be compared again by the next worker or crawl/);
    await rescreenChanged(shop.services);
    const left = (await sitesOf('Quillmoor')).sites ?? [];
    expect(left.map(({ site }) => site)).not.toContain(hostOf(NEW));
  });
});
