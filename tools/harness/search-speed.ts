/**
 * How long a search takes over many pages: generated rows of the index on PostgreSQL, then things of each form, and
 * then what watched searches cost.
 * usage: npm run search-speed -- [--pages 1000000] [--words 60]
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { WatchedText } from '../../src/model/ports/saved-searches.ts';
import type { Store } from '../../src/model/ports/store.ts';
import { openStore } from '../../src/store/store.ts';
import { startPostgres } from '../../testkit/servers.ts';

const { values } = parseArgs({ options: { pages: { type: 'string' }, words: { type: 'string' } } });
const pages = Number(values.pages ?? 1_000_000);
const words = Number(values.words ?? 60);
/** Forms that are read as addresses: their last word is whole. */
const WHOLE: ReadonlySet<string> = new Set(['host', 'address']);
/** Searches of each form. */
const TIMES = 40;
const WATCHED = 500;
const PAGES_A_SITE = 10;
const ROWS_A_STATEMENT = 20_000;
/** Words of all pages; the first are the commonest, as in a language. */
const VOCABULARY = 50_000;

const server = await startPostgres();
if (server === null) throw new Error('PostgreSQL is not installed');
const pool = new pg.Pool({ connectionString: server.url, max: 4 });
pool.on('error', () => undefined);
try {
  const store = await openStore(pool);
  const { search } = store;
  await fill();
  const { bytes, sites } = await search.size();
  console.log(
    `${pages} pages of ${words} words, ${sites} sites: ${(bytes / 1024 ** 3).toFixed(2)} GiB, ${Math.round(bytes / sites)} bytes a site`,
  );
  const all: number[] = [];
  for (const [form, textOf] of Object.entries(FORMS())) {
    const times: number[] = [];
    let hits = 0;
    for (let i = 0; i < TIMES; i++) {
      const text = await textOf(Math.floor((pages / TIMES) * (i + 0.5)));
      const began = performance.now();
      const found = await search.find({ text, isQuoted: false, isWhole: WHOLE.has(form), turned: '', most: 20 });
      times.push(performance.now() - began);
      hits += Math.min(1, found.hits.length);
    }
    all.push(...times);
    console.log(
      `${form.padEnd(28)} p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms, most ${at(times, 1)} ms, with a hit ${hits} of ${TIMES}`,
    );
  }
  console.log(`${'all'.padEnd(28)} p50 ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms`);
  await watch(store);
} finally {
  await pool.end();
  await server.stop();
}

/** Searches for the account of a page are saved and watched; then rows come that are like those of 200 pages. */
async function watch({ savedSearches }: Store): Promise<void> {
  const texts = new Map<string, WatchedText>();
  const times: number[] = [];
  for (let i = 0; i < WATCHED; i++) {
    const text = `account${Math.floor((pages / WATCHED) * (i + 0.5))}`;
    const watched = { text, isQuoted: false, turned: '', keys: [] };
    const search = { schema: 'revenant.saved-search/1', id: `w${i}`, user: `u${i % 20}`, name: 'n', text } as const;
    const began = performance.now();
    await savedSearches.add({ ...search, at: '2026-03-01T10:00:00Z', watched: true }, watched);
    times.push(performance.now() - began);
    texts.set(search.id, watched);
  }
  console.log(`${'to begin a watch'.padEnd(28)} p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`);
  await pool.query(
    `insert into revenant_search (kind, key, part, subject, place, title, names, name_words, words, text, at)
    select kind, 'new ' || key, part, subject, 'new-' || place, title, names, name_words, words, text, at from revenant_search
    where kind = 'page' and key in (select md5((${Math.floor(pages / WATCHED / 2)} + n * ${Math.floor(pages / WATCHED)})::text) from generate_series(0, 199) as n)`,
  );
  const began = performance.now();
  const { read, told } = await savedSearches.tell(texts, new Date('2026-03-02T10:00:00Z'), 200, () => []);
  const took = (performance.now() - began).toFixed(0);
  console.log(`${read} new pages, ${WATCHED} watched searches: ${told} hits, ${took} ms`);
}

/** The rows as the store writes them, but made by the server: a million from here would take an hour. */
async function fill(): Promise<void> {
  const indexes = (
    await pool.query<{ name: string; def: string }>(
      `select indexname as name, indexdef as def from pg_indexes where tablename = 'revenant_search' and indexdef like '%USING gin%'`,
    )
  ).rows;
  for (const { name } of indexes) await pool.query(`drop index ${name}`);
  await pool.query(`create function pg_temp_word(n bigint) returns text language sql immutable as
    $$ select translate(substr(md5(n::text), 1, 4 + (n % 6)::integer), '0123456789', 'ghijklmnop') $$`);
  for (let from = 0; from < pages; from += ROWS_A_STATEMENT)
    await pool.query(
      `insert into revenant_search (kind, key, part, subject, place, title, names, name_words, words, text, at)
      select 'page', md5(p.n::text), 0, p.url, p.site, p.title, p.title, setweight(to_tsvector('simple', p.title || ' ' || translate(p.url, ':/.-', '    ')), 'A'),
        setweight(to_tsvector('simple', p.title || ' ' || translate(p.url, ':/.-', '    ')), 'A') || setweight(to_tsvector('simple', p.text), 'C'), p.text, '2026-03-01T10:00:00Z'
      from (select n, site, 'https://' || site || '/' || pg_temp_word(n % 977) || '/' || n as url,
          pg_temp_word(n / ${PAGES_A_SITE} + 100000) || ' ' || pg_temp_word(n % 5003) || ' ' || pg_temp_word((n * 7) % 49999) as title,
          (select string_agg(pg_temp_word((${VOCABULARY} * power(random(), 3))::bigint), ' ' order by w) || ' account' || n from generate_series(1, ${words}) as w where n >= 0) as text
        from (select n, pg_temp_word(n / ${PAGES_A_SITE} + 100000) || '-' || (n / ${PAGES_A_SITE})::text || '.example' as site
          from generate_series($1::bigint, $2::bigint) as n) as s) as p`,
      [from, Math.min(pages, from + ROWS_A_STATEMENT) - 1],
    );
  await pool.query(
    `insert into revenant_search (kind, key, part, subject, place, title, names, name_words, words, text, at)
    select 'site', md5(p.place), 0, p.place, '', p.place, translate(p.place, '.-', '  ') || ' | ' || p.title,
      setweight(to_tsvector('simple', translate(p.place, '.-', '  ') || ' ' || p.title), 'A'),
      setweight(to_tsvector('simple', translate(p.place, '.-', '  ') || ' ' || p.title), 'A'), '', p.at
    from (select distinct on (place) place, title, at from revenant_search where kind = 'page' order by place) as p`,
  );
  await pool.query(`set maintenance_work_mem = '512MB'`);
  for (const { def } of indexes) await pool.query(def);
  await pool.query('analyze revenant_search');
}

function FORMS(): Readonly<Record<string, (n: number) => Promise<string>>> {
  const row = async (n: number): Promise<{ subject: string; place: string; title: string; text: string }> =>
    (
      await pool.query(
        `select subject, place, title, text from revenant_search where kind = 'page' and key = md5($1::text) and part = 0`,
        [String(n)],
      )
    ).rows[0];
  const wordsOf = async (n: number, from: number, to: number): Promise<string> =>
    (await row(n)).text.split(' ').slice(from, to).join(' ');
  return {
    host: async (n) => (await row(n)).place,
    'host, as a beginning': async (n) => (await row(n)).place,
    'part of a host': async (n) => (await row(n)).place.slice(2, 9),
    address: async (n) => (await row(n)).subject.replace('https://', ''),
    title: async (n) => (await row(n)).title,
    'beginning of a title': async (n) => (await row(n)).title.slice(0, 8),
    'title with a typing error': async (n) => (await row(n)).title.replace(/^(.)(.)(.)/, '$1$3$2'),
    'account in the text': async (n) => `account${n}`,
    'sentence of eight words': (n) => wordsOf(n, 10, 18),
    'eight words in another order': async (n) => (await wordsOf(n, 10, 18)).split(' ').reverse().join(' '),
    'two words': (n) => wordsOf(n, 3, 5),
    'one word': (n) => wordsOf(n, 3, 4),
    nothing: async (n) => `zyxwv${n}qq vutsr${n}`,
  };
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0).toFixed(0);
}
