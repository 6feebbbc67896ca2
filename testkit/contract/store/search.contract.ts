import { expect, it } from 'vitest';
import { subjectOf } from '../../../src/flow/site/search-subjects.ts';
import type { PageText } from '../../../src/model/derived/search-text.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import type { SearchAsked, SearchHit, SearchKind } from '../../../src/model/ports/search.ts';
import { AT, captureOf, fingerprintOf, matchOf, visitOf } from '../../store/facts.ts';
import type { StoreBench } from './bench.ts';
import { purgeBench } from './purge-bench.ts';

export function searchContract({ store, pool, unique }: StoreBench): void {
  const { search, ledger } = store;
  const pageOf = (site: string, rest: Partial<PageText> = {}): PageText => {
    const url = `https://${site}/`;
    return { capture: `capture of ${site}`, url, at: AT, title: '', text: '', markup: '', ...rest };
  };
  async function stored(site: string, texts: PageText[] | undefined, more: object = {}): Promise<string> {
    const visit = unique();
    await ledger.importVisit(
      visitOf(visit, { site, captures: [] }),
      { ...fingerprintOf(visit, site, more), ...(texts && { texts }) },
      [],
      [],
    );
    return visit;
  }
  const read = async (): Promise<void> => {
    while ((await search.read(subjectOf, 50)) > 0);
  };
  async function found(text: string, rest: Partial<SearchAsked> = {}): Promise<readonly SearchHit[]> {
    await read();
    return (await search.find({ text, isQuoted: false, isWhole: false, turned: '', most: 20, ...rest })).hits;
  }
  const of = (kind: SearchKind, hits: readonly SearchHit[]): string[] =>
    hits.filter((hit) => hit.kind === kind).map(({ subject }) => subject);

  it('finds words, beginnings and phrases of a page, in any script, and words of its markup', async () => {
    const site = `${unique()}words.example`;
    const text = 'Wir liefern Ätzkali in Fässern.\nДоставка по всей стране\n重庆长城机械公司成立于一九九二年';
    await stored(site, [pageOf(site, { title: 'Quillfeather Caustics', text, markup: 'UA-77123-4\nca-pub-5551234' })]);
    const url = `https://${site}/`;
    for (const asked of [
      'atzkali in fassern',
      'ÄTZKALI',
      'доставка ПО всей',
      '长城机械',
      '城',
      'ua-77123-4',
      'ca-pub-5551234',
      'quillfea',
      'Ätzkali Quillfeather',
    ])
      expect([asked, of('page', await found(asked))]).toEqual([asked, [url]]);
    expect(of('page', await found('fassern in atzkali', { isQuoted: true }))).toEqual([]);
    expect(of('page', await found('长械', { isQuoted: true }))).toEqual([]);
    expect((await found('quillfeather caustics'))[0]).toMatchObject({
      fit: 'whole',
      place: site,
      capture: `capture of ${site}`,
    });
  });

  it('finds each sentence of a long page', async () => {
    const site = `${unique()}long.example`;
    const sentences = Array.from(
      { length: 3_000 },
      (_, i) => `the item ${i} of the list is in the store of town ${i * 7}.`,
    );
    await stored(site, [pageOf(site, { text: sentences.join('\n') })]);
    for (const i of [0, 26, 27, 28, 500, 1_777, 2_999])
      expect([i, of('page', await found(sentences[i] ?? '', { isQuoted: true }))]).toEqual([i, [`https://${site}/`]]);
  });

  it('finds a number in any grouping, with and without its country code', async () => {
    const site = `${unique()}number.example`;
    await stored(site, [pageOf(site, { text: 'Tel. (0311) 8123-9876, Fax 0311 / 8123 9877' })]);
    for (const turned of ['67893218113068', '67893218113', '67893218'])
      expect(of('page', await found('x', { turned }))).toEqual([`https://${site}/`]);
    expect(of('page', await found('x', { turned: '57893218' }))).toEqual([]);
  });

  it('finds a site by host, part of it, name with a typing error, and contact; the own before the said', async () => {
    const name = `Brindlewick ${unique()}`;
    const [own, said] = [`brindlewick-${unique()}.example`, `stuffed-${unique()}.example`];
    const reading = (proof: object) => [
      {
        signal: 'contact-email',
        version: 1,
        failure: null,
        value: [{ value: 'office@brindlewick.example', place: { quote: 'office@brindlewick.example', ...proof } }],
      },
    ];
    await stored(said, [pageOf(said, { title: `All firms: Arkwright, ${name}, Cromford, Dunlop, Enfield` })], {
      readings: reading({}),
    });
    await stored(own, [pageOf(own, { title: name })], { readings: reading({ proof: 'frame' }) });
    expect(of('site', await found(own))[0]).toBe(own);
    expect(of('site', await found('rindlewick'))[0]).toBe(own);
    expect(of('site', await found(name))[0]).toBe(own);
    expect(of('site', await found(name.replace('Brindlewick', 'Brindelwick')))[0]).toBe(own);
    expect(of('site', await found('office@brindlewick.example'))).toEqual([own, said]);
    expect(of('page', await found(name))[0]).toBe(`https://${own}/`);
  });

  it('finds entities by identifiers, findings, cases, notes and reasons, and forgets what is gone', async () => {
    const id = unique();
    const entity = Entity.parse({
      id,
      names: [`Gorseholm ${id}`],
      aliases: ['Ginsterholm'],
      identifiers: { wallets: ['1QuinceWalletXyz99'], addresses: ['12 Saddler Lane, Port Harrow'] },
    });
    await store.entities.save([entity]);
    for (const asked of [`gorseholm ${id}`, 'ginsterh', '1quincewalletxyz99', 'Port Harrow, Saddler Lane 12'])
      expect([asked, of('entity', await found(asked))]).toEqual([asked, [id]]);
    await store.entities.save([{ ...entity, names: ['Renamed Heathcote'] }]);
    expect(of('entity', await found('heathcote'))).toEqual([id]);
    expect(of('entity', await found('gorseholm'))).toEqual([]);
    const match = unique();
    const side = matchOf(match).left;
    await ledger.saveFound([matchOf(match, { left: { ...side, site: `pemberly-${id}.example` } })], []);
    expect(of('finding', await found(`pemberly-${id}`))).toEqual([match]);
    const folder = unique();
    await store.cases.add({ id: folder, name: `Operation Wolfsbane ${id}`, by: 'Ada', at: AT });
    const item = {
      kind: 'note',
      subject: unique(),
      text: 'The director lives in Tallowby',
      by: 'Ada',
      at: AT,
    } as const;
    await store.cases.put(folder, item);
    expect(of('case', await found('operation wolfsbane'))).toEqual([folder]);
    expect(of('note', await found('tallowby'))).toEqual([folder]);
    await store.cases.remove(folder, 'note', item.subject, { by: 'Ada', at: AT });
    expect(await found('tallowby')).toEqual([]);
  });

  it('keeps one row for a page that many visits show, with the latest', async () => {
    const site = `${unique()}same.example`;
    const page = pageOf(site, { text: 'thistledown forever' });
    const first = await stored(site, [page]);
    const second = await stored(site, [{ ...page, at: '2026-04-01T00:00:00Z' }]);
    const hits = await found('thistledown forever');
    expect(hits.map(({ visit }) => visit)).toEqual([second]);
    await pool.query('delete from revenant_fingerprints where visit = $1', [first]).catch(() => undefined);
    expect(of('page', await found('thistledown'))).toEqual([`https://${site}/`]);
  });

  it('notes visits whose pages are to be read, once', async () => {
    const visit = await stored(`${unique()}.example`, undefined);
    expect((await search.unread(10_000)).visits).toContain(visit);
    await search.putPages(visit, []);
    expect((await search.unread(10_000)).visits).not.toContain(visit);
    const read = await stored(`${unique()}.example`, []);
    expect((await search.unread(10_000)).visits).not.toContain(read);
  });

  it('takes any text: operators, wild cards, quotes', async () => {
    for (const asked of [
      `a' & b | !c <-> (d:*`,
      '%',
      '_',
      '%_%',
      `\\`,
      `'`,
      ':*',
      '<->',
      '"',
      'x'.repeat(2_000),
      'the '.repeat(500),
      '\u200b',
      '---',
      'e\u0301',
    ])
      expect(Array.isArray(await found(asked))).toBe(true);
  });

  it('is emptied by purges, also by a value of a page, but not of what is held', async () => {
    const { toEnd, begin, hold } = purgeBench({ store, pool });
    const [gone, held] = [`${unique()}gone.example`, `${unique()}held.example`];
    const seen = async (site: string) => {
      const visit = unique();
      const captures = [captureOf(visit, `https://${site}/`)];
      await ledger.importVisit(
        visitOf(visit, { site, captures }),
        { ...fingerprintOf(visit, site), texts: [pageOf(site, { text: `write to "Marrowbone" 5521\\7 at ${site}` })] },
        [],
        [],
      );
    };
    await seen(gone);
    await seen(held);
    await hold('site', held);
    const urls = [`https://${gone}/`, `https://${held}/`];
    expect(of('page', await found('marrowbone')).sort()).toEqual(urls.sort());
    await toEnd(await begin({ value: '"Marrowbone" 5521\\7' }));
    expect(of('page', await found('marrowbone'))).toEqual([`https://${held}/`]);
    const { rows } = await pool.query('select 1 from revenant_search where text like $1', [`%${gone}%`]);
    expect(rows).toEqual([]);
    expect(of('site', await found(gone))).toEqual([]);
  });

  it('finds ids, their beginnings and digests of bytes', async () => {
    const visit = 'f00dfeed'.repeat(8);
    const capture = captureOf(visit, 'https://digest.example/', { body: 'abcdef12'.repeat(8) });
    await ledger.importVisit(
      visitOf(visit, { site: 'digest.example', captures: [capture] }),
      { ...fingerprintOf(visit, 'digest.example'), texts: [] },
      [],
      [],
    );
    const kinds = async (id: string) => (await search.ofId(id, 9)).map(({ kind }) => kind);
    expect(await kinds('F00DFEED'.repeat(8))).toEqual(['visit']);
    expect(await kinds('f00dfeedf00d')).toEqual(['visit']);
    expect(await kinds('abcdef12'.repeat(8))).toEqual(['capture']);
    expect(await kinds(capture.id)).toEqual(['capture']);
    expect(await kinds('f00d')).toEqual([]);
    expect(await kinds(`f00dfeed' or true --`)).toEqual([]);
  });
}
