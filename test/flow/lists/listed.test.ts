import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { readSeeds } from '../../../src/flow/crawl/read-seeds.ts';
import { rescan } from '../../../src/flow/lists/rescan.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { openNameLists } from '../../../src/reader/name-lists.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { OPTIONS, openTestRun, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { matchOf } from '../../../testkit/store/facts.ts';

const FOOTERS = [
  '',
  '<p>© 2023 Hebei Quillmoor Trading Co., Ltd</p><p>E-mail: lena@quillmoor-works.example</p>',
  '<p>© 2023 Stonebeck Paperworks Ltd, Tel: +86 311 8790 1234</p>',
];

let world: GeneratedWorld;
let shop: Workshop;
/** What the lists' clock shows: they look for changes again after some seconds. */
let now = 0;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 3, footer: (source) => FOOTERS[source] ?? '' });
  shop = await openWorkshop(world);
  const { services } = shop;
  const names = openNameLists(join(services.settings.data, 'names'), services.store.entities, () => now);
  shop = { ...shop, services: { ...services, names } };
});
afterAll(async () => {
  await shop.close();
  await world.close();
});

const listed = (given: z.input<typeof Entity>): Entity => withValues(Entity.parse(given));
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };

describe('listed entities without a captured site', () => {
  it('are found and told in the same crawl, by an identifier and by name', async () => {
    const { services } = shop;
    const { store } = services;
    await store.hooks.add({
      schema: 'revenant.hook/1',
      id: 'h1',
      url: 'http://127.0.0.1:9/',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      all: false,
      createdAt: '2026-01-01T00:00:00.000Z',
      disabledAt: null,
    });
    const quillmoor = listed({
      id: 'sdn-1',
      names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
      identifiers: { emails: ['lena@quillmoor-works.example'] },
    });
    await store.entities.save([quillmoor]);
    const run = await openTestRun(world, services, [0, 1, 2]);
    const ids = (await store.ledger.waiting(run.id)).map(({ id }) => id);
    for (const step of [captureTarget, fingerprintTarget, screenTarget])
      for (const id of ids) expect(await step(id, context, services)).toBe('done');

    const [match, ...others] = await store.matches.list({ run: run.id });
    expect(others).toEqual([]);
    expect(match).toMatchObject({ verdict: 'likely', left: { site: 'list:sdn-1' }, right: { site: 's001.test' } });
    expect(match?.evidence.map(({ signal }) => signal).sort()).toEqual(['contact-email', 'listed-name']);
    const told = await store.outbox.list();
    expect(told.map(({ alert }) => [alert.type, alert.entity])).toEqual([
      ['match.flagged', { id: 'sdn-1', name: 'HEBEI QUILLMOOR TRADING CO., LTD.' }],
    ]);
    const found = await store.mentions.list({ entity: 'sdn-1' });
    expect(found.map(({ site, mention }) => [site, mention.role, mention.zone])).toEqual([
      ['s001.test', 'owner', 'footer'],
    ]);
    expect(found[0]?.mention.place.quote).toContain('Hebei Quillmoor');
  });

  it('are found on stored visits after a later import, once, with nothing fetched', async () => {
    const { services } = shop;
    const { store } = services;
    const later = listed({
      id: 'sdn-2',
      names: ['STONEBECK PAPERWORKS LTD'],
      identifiers: { phones: ['+86-311-87901234'] },
    });
    // What a captured site of an entity tells already is no second finding with its entry in the list.
    const captured = { ...later, id: 'sdn-3', names: ['Penfold'] };
    await store.entities.save([later, captured]);
    const { left, right } = matchOf('told');
    const told = matchOf('told', {
      left: { ...left, entity: { id: captured.id, name: 'Penfold' } },
      right: { ...right, site: 's002.test' },
    });
    await store.ledger.saveFound([told], []);
    const again = await services.names.current();
    now += 6_000;
    expect((await services.names.current())?.digest).not.toBe(again?.digest);
    const requests = [...world.requests.values()].reduce((sum, one) => sum + one, 0);
    const { signal } = new AbortController();
    const first = await rescan(services, signal, () => undefined);
    expect(first).toMatchObject({ searched: 3, matches: 2, problems: [] });
    expect(await rescan(services, signal, () => undefined)).toMatchObject({ searched: 0, mentions: 0 });
    expect([...world.requests.values()].reduce((sum, one) => sum + one, 0)).toBe(requests);
    const found = (await store.matches.list({ flagged: true })).filter(({ id }) => id !== 'told');
    for (const { id } of found) expect((await store.log.about([id])).map(({ kind }) => kind)).toContain('match');
    const sites = found.map(({ left, right }) => [left.site, right.site]);
    expect(sites.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ['list:sdn-1', 's001.test'],
      ['list:sdn-2', 's002.test'],
    ]);
    expect((await store.outbox.list()).map(({ alert }) => String(alert.entity?.id)).sort()).toEqual(['sdn-1', 'sdn-2']);
    expect((await store.mentions.list({ limit: 1 })).length).toBe(1);
    expect((await store.mentions.list({ entity: 'nobody' })).length).toBe(0);
  });

  it('do not stay flagged when the list changes, though a captured site tells more by now', async () => {
    const { store } = shop.services;
    const { left, right } = matchOf('pair');
    const pair = matchOf('pair', {
      left: { ...left, entity: { id: 'sdn-2', name: 'STONEBECK PAPERWORKS LTD' } },
      right: { ...right, site: 's002.test' },
    });
    await store.ledger.saveFound([pair], []);
    await store.entities.save([listed({ id: 'sdn-2', names: ['HALLOWAY TANNERY GMBH'] })]);
    now += 6_000;
    await rescan(shop.services, new AbortController().signal, () => undefined);
    expect(await store.matches.list({ site: 'list:sdn-2' })).toMatchObject([{ verdict: 'unrelated', weight: 0 }]);
  });

  it('stay watched by name and identifier if their captures are refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'revenant-refused-'));
    const list = join(folder, 'list.json');
    const refused = [{ path: '/etc/hostname' }, { path: '../old.warc.gz' }, { path: 5 }];
    const identifiers = { emails: ['sales0@s000.test'] };
    const rows = refused.map((capture, i) => ({
      id: `own-${i}`,
      names: [`Refused ${i}`],
      identifiers,
      captures: [capture],
    }));
    writeFileSync(list, JSON.stringify({ schema: 'revenant.watchlist/1', entities: rows }));
    const { entities, problems } = await readSeeds([list]);
    rmSync(folder, { recursive: true });
    expect(problems.map((problem) => /captures\[0\]\.path/.test(problem))).toEqual([true, true, true]);
    const seeds = [{ url: world.urls[0] ?? '', kind: 'website' as const, tags: [] }];
    const { run } = await openCrawl({ seeds, entities }, OPTIONS, true, shop.services);
    now += 6_000;
    const ids = (await shop.services.store.ledger.waiting(run.id)).map(({ id }) => id);
    for (const step of [captureTarget, fingerprintTarget, screenTarget])
      for (const id of ids) expect(await step(id, context, shop.services)).toBe('done');
    const found = await shop.services.store.matches.list({ run: run.id });
    // A common mailbox at the site's own domain makes a lead.
    expect(found.map(({ left, verdict }) => `${left.site} ${verdict}`).sort()).toEqual(
      rows.map(({ id }) => `list:${id} lead`),
    );
  });

  it('keeps the compiled list in the data folder, under the digest of its bytes', async () => {
    const file = await shop.services.names.current();
    expect(file).not.toBeNull();
    if (file === null) return;
    expect(existsSync(file.path)).toBe(true);
    expect(file.path).toBe(join(file.path, '..', `${file.digest}.names`));
    expect(readdirSync(join(file.path, '..')).some((name) => name.endsWith('.revision'))).toBe(true);
  });
});
