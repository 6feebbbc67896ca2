import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCrawl, runKey } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget } from '../../../src/flow/crawl/pipeline.ts';
import { readSeeds } from '../../../src/flow/crawl/read-seeds.ts';
import { compareList } from '../../../src/flow/site/compare-sites.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-registration-'));
const saved = join(folder, 'old.html');
const list = join(folder, 'list.jsonl');
const registration = (created: string) => ({
  registrantEmail: 'quill.owner@fernhollow.test',
  created,
  source: 'WHOIS',
  seenAt: '2021-09',
});
let world: GeneratedWorld;
let shop: Workshop;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 2, twins: {} });
  shop = await openWorkshop(world);
  writeFileSync(saved, `<!-- saved from url=(0016)http://old.test/ -->${world.savedHome(0)}`);
  const rows = [
    { url: world.urls[1], registration: registration('2021-07-05') },
    { url: 'old.html', registration: registration('2016') },
    {
      id: 'listed',
      names: ['Old Firm'],
      captures: [{ path: 'old.html', url: 'http://old.test/', registration: registration('2015') }],
    },
  ];
  writeFileSync(list, rows.map((row) => JSON.stringify(row)).join('\n'));
});
afterAll(async () => {
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a registry says of a domain', () => {
  it('goes from the lists through the store into the fingerprints of a crawl', async () => {
    const { services } = shop;
    const { seeds, entities, problems } = await readSeeds([list]);
    expect(problems).toEqual([]);
    const { run, imported } = await openCrawl({ seeds, entities }, OPTIONS, false, services);
    expect(imported).toBe(1);
    const context = { id: 'w', alone: false, signal: new AbortController().signal, working: new Set<never>() };
    const targets = await services.store.ledger.waiting(run.id);
    for (const step of [captureTarget, fingerprintTarget])
      for (const { id } of targets) await step(id, context, services);

    const visits = await services.store.ledger.visits({});
    const created = visits.map(({ visit }) => visit.registration?.created ?? '').sort((a, b) => (a < b ? -1 : 1));
    expect(created).toEqual(['2015', '2016', '2021-07-05']);
    for (const { visit } of visits) {
      expect(visit.registration).toEqual(registration(visit.registration?.created ?? ''));
      const fingerprint = await services.store.fingerprints.get(visit.id);
      expect(fingerprint?.tokens).toContain('registrant:email:quill.owner@fernhollow.test');
    }
  });

  it('goes into the comparison of a list', async () => {
    const { seeds } = await readSeeds([list]);
    const { matches } = await compareList(seeds, { ...OPTIONS, concurrency: 2 }, shop.services);
    const { value: match } = await matches.next();
    expect((match as Match).evidence.find(({ signal }) => signal === 'registrant')).toMatchObject({
      level: 'identical',
    });
  });

  it('told anew makes another crawl of the same list', () => {
    const seed = { url: 'http://a.test/', kind: 'website' as const, tags: [] };
    const known = { ...seed, registration: registration('2015') };
    expect(runKey([seed], OPTIONS)).not.toBe(runKey([known], OPTIONS));
    expect(runKey([known], OPTIONS)).toBe(runKey([{ ...known }], OPTIONS));
  });
});
