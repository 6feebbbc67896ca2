import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../../jobs/worker.ts';
import { serveWorld, type World } from '../../../src/cli/example-world.ts';
import { openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { find } from '../../../src/flow/site/find.ts';
import { readVisits } from '../../../src/flow/site/search-index.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { type Seed, SweepList, Watchlist } from '../../../src/model/facts/seed.ts';
import type { Visit } from '../../../src/model/facts/visit.ts';
import { finished, OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { INVENTED, PASTED } from '../../../testkit/search/pasted.ts';

const SEEDS = resolve(import.meta.dirname, '../../../seeds/example');
const STUFFED = 'stuffed-names.test';
const HOSTILE = `<script>alert(1)</script> <img src=x onerror=alert(2)> "quoted" tessellated words`;
/** Of the example: there, only links lead to them. */
const UNLISTED: readonly Seed[] = [
  {
    url: 'http://panmulan-chem.example/',
    kind: 'website',
    tags: [],
    registration: { registrantName: 'Lin Suowei', created: '2021-09-27', source: 'WHOIS', seenAt: '2022-03' },
  },
  { url: 'http://tubelane.example/c/panmulan/', kind: 'social-page', tags: [] },
  { url: 'http://tradequay.example/company/longxu-panmulan/', kind: 'trade-listing', tags: [] },
];
const folder = mkdtempSync(join(tmpdir(), 'revenant-find-'));
let world: World;
let shop: Workshop;

beforeAll(async () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(SEEDS, name), 'utf8'));
  const names = PASTED.map(({ text }) => text).join('. ');
  const pages = {
    ...INVENTED,
    [`${STUFFED}/index.html`]: `<!doctype html><title>${names}</title><main><h1>All names</h1><p>${names}</p><p>${names}</p></main>`,
    'hostile-words.test/index.html': `<!doctype html><title>Hostile words</title><main><p>${HOSTILE.replaceAll('<', '&lt;')}</p><p>${'It has some more words so that it is a page. '.repeat(9)}</p></main>`,
  };
  const { hosts } = read('world.json') as { hosts: Record<string, string> };
  const all = Object.fromEntries(Object.entries(hosts).map(([host, path]) => [host, resolve(SEEDS, path)]));
  for (const [path, html] of Object.entries(pages)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
    all[path.slice(0, path.indexOf('/'))] = dirname(file);
  }
  writeFileSync(join(folder, 'world.json'), JSON.stringify({ hosts: all }));
  world = await serveWorld(folder);
  shop = await openWorkshop({ port: world.port } as never);
  const { services } = shop;
  const { seeds } = SweepList.parse(read('sweep.json'));
  const invented = Object.keys(all).filter((host) => host.endsWith('.test'));
  const { entities } = Watchlist.parse(read('watchlist.json'));
  const { run, problems } = await openCrawl(
    {
      seeds: [
        ...seeds,
        ...UNLISTED,
        ...invented.map((host) => ({ url: `http://${host}/`, kind: 'website' as const, tags: [] })),
      ],
      entities: entities.map((entity) => ({
        ...entity,
        captures: entity.captures.map((capture) => ({ ...capture, path: join(SEEDS, capture.path) })),
      })),
    },
    { ...OPTIONS, pages: 12 },
    true,
    services,
  );
  expect(problems).toEqual([]);
  const worker = await startWorker(services);
  await finished(run, services, 240_000);
  await worker.stop();
}, 300_000);
afterAll(async () => {
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function found(text: string) {
  const { groups = [], readings = [] } = await find(text, shop.services);
  return { groups, readings, of: (kind: string) => groups.find((group) => group.kind === kind)?.hits ?? [] };
}

describe('things that people paste', () => {
  it('are sixty or more', () => expect(PASTED.length).toBeGreaterThanOrEqual(60));

  it.each(PASTED)('finds by $form: $text', async ({ text, kind, id }) => {
    const { of, readings } = await found(text);
    const hits = of(kind).filter(({ site }) => site !== STUFFED);
    expect(
      hits
        .slice(0, 5)
        .map((hit) => hit.id)
        .filter((one) => one === id || one.endsWith(id)),
      JSON.stringify(of(kind).map((hit) => hit.id)),
    ).not.toEqual([]);
    expect(readings.length).toBeGreaterThan(0);
    expect(JSON.stringify(readings)).not.toContain('search.invalid');
  });

  it('finds what has an id: findings, visits, captures, cases, bytes', async () => {
    const { services } = shop;
    const [match] = await services.store.matches.list({ limit: 1 });
    const [visit] = await services.store.ledger.visits({ site: 'panmulan-chem.example', limit: 1 });
    const captures = visit?.visit.captures ?? [];
    const image = captures.find(({ role }) => role === 'image');
    const folderOf = { id: sha256('a case').slice(0, 16), at: '2026-03-01T10:00:00Z' };
    await services.store.cases.add({ ...folderOf, name: 'Operation Kingfisher', by: 'Ada' });
    const note = { kind: 'note', subject: 'n1', text: 'The cousin signs as Zimmerwald.', by: 'Ada' } as const;
    await services.store.cases.put(folderOf.id, { ...note, at: folderOf.at });
    const expected: [string, string, string][] = [
      [match?.id ?? '', 'finding', match?.id ?? ''],
      [(match?.id ?? '').slice(0, 12), 'finding', match?.id ?? ''],
      [visit?.visit.id ?? '', 'visit', visit?.visit.id ?? ''],
      [captures[0]?.id ?? '', 'capture', captures[0]?.id ?? ''],
      [captures[0]?.body ?? '', 'capture', captures[0]?.id ?? ''],
      [(image?.body ?? '').toUpperCase(), 'capture', image?.id ?? ''],
      [folderOf.id, 'case', folderOf.id],
      ['operation kingf', 'case', folderOf.id],
      ['Zimmerwald', 'note', folderOf.id],
      [match?.left.site ?? '', 'finding', match?.id ?? ''],
    ];
    for (const [text, kind, id] of expected)
      expect([text, (await found(text)).of(kind).map((hit) => hit.id)]).toEqual([text, expect.arrayContaining([id])]);
    expect((await found(sha256('nothing'))).groups).toEqual([]);
  });

  it('ranks a site that bears a name above one that is stuffed with all names', async () => {
    for (const [text, site] of [
      ['Norrvik Pigment', 'norrvik-pigments.example'],
      ['Ostholm Kesselbau', 'ostholm-kessel.test'],
      ['norrvik-pigments.example', 'norrvik-pigments.example'],
      ['Panmulan Chem', 'panmulan-chem.example'],
    ] as const) {
      const { of } = await found(text);
      for (const kind of ['site', 'page']) {
        const sites = of(kind).map((hit) => hit.site);
        const stuffed = sites.indexOf(STUFFED);
        expect([text, kind, sites.includes(site), stuffed === -1 || stuffed > sites.indexOf(site)]).toEqual([
          text,
          kind,
          true,
          true,
        ]);
      }
    }
  });

  it('gives excerpts as text with the asked words marked', async () => {
    const { of } = await found('onerror=alert(2) "quoted" tessellated');
    const [hit] = of('page');
    expect(hit?.excerpt.map(({ text }) => text).join('')).toContain(
      '<img src=x onerror=alert(2)> "quoted" tessellated',
    );
    expect(hit?.excerpt.filter(({ hit: isHit }) => isHit).map(({ text }) => text)).toContain('tessellated');
  });

  it('shows no reading and no example where nothing fits', async () => {
    for (const text of [
      '',
      '   ',
      'zzqxwv',
      'nobody@nowhere.invalid',
      'hxxp://nowhere[.]invalid/x',
      '+1 212 555 0199',
      '%',
      '_',
      "' | ! & <->",
    ])
      expect([text, (await found(text)).groups, (await found(text)).readings]).toEqual([text, [], []]);
  });

  it('takes hostile text, and refuses what is too long', async () => {
    await expect(find('a'.repeat(10_000), shop.services)).rejects.toThrow('too long');
    for (const text of ['Norrvik\0 Pigment', '\ud800Norrvik Pigment\udfff'])
      expect((await found(text)).of('site')[0]?.site).toBe('norrvik-pigments.example');
    for (const text of [
      "'; drop table revenant_search; --",
      ':*',
      '<->',
      '!!!',
      '(((',
      'a & b | !c',
      '\\',
      '%%%%',
      '____',
      'x '.repeat(900),
    ])
      await found(text);
  });

  it('finds what was stored before there was an index, once it is read', async () => {
    const { services } = shop;
    const { search } = services.store;
    const [stored] = await services.store.ledger.visits({ site: 'wickerby-lamps.example', limit: 1 });
    // A visit that an older program stored has a fingerprint, and no texts of its pages.
    const fingerprint = await services.store.fingerprints.get(stored?.visit.id ?? '');
    const visit = { ...stored?.visit, id: sha256('older'), site: 'older.test', run: null } as Visit;
    await services.store.ledger.importVisit(
      visit,
      { ...fingerprint, id: sha256('older print'), visit: visit.id, site: visit.site } as Fingerprint,
      [],
      [],
    );
    const ofOlder = async () =>
      (await found('argued about')).of('page').filter(({ site }) => site === 'older.test').length;
    expect([await ofOlder(), (await search.unread(1)).total]).toEqual([0, 1]);
    expect(await readVisits(services, new AbortController().signal, 60_000)).toBe(1);
    expect([await ofOlder(), (await search.unread(1)).total]).toEqual([1, 0]);
    const { bytes, pages, sites } = await search.size();
    expect([bytes, pages, sites].every((count) => count > 0)).toBe(true);
    process.stderr.write(`index: ${Math.round(bytes / 1024)} kB, ${pages} pages, ${sites} sites\n`);
  });
});
