/**
 * The index of what people search for. A trigger notes facts that must be read again, and removes
 * the rows of facts that are gone.
 */
import type { PageText } from '../../model/derived/search-text.ts';
import type { Search, SearchFact, SearchSubject } from '../../model/ports/search.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { foldedName } from '../../model/text/search-words.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, escapeLike, firstRow, firstValue, mapOf, valuesOf } from '../database/rows.ts';
import { shortHash } from '../evidence/fingerprints.ts';
import { findHits } from './search-hits.ts';
import { hitsOfId } from './search-ids.ts';
import { type Section, vectorsOf } from './search-vector.ts';

/** Characters of an index row of trigrams, and of the text of anything but a page. */
const NAMES = 4_000;
const TEXT = 200_000;
const ROWS_A_STATEMENT = 200;
const MOST_COUNTED = 10_000;

/** The documents of facts by their keys, `k.key`. */
const DOCUMENTS: Readonly<Record<SearchFact['kind'], string>> = {
  entity: 'select e.doc from revenant_entities e where e.key = k.key',
  site: `select json_build_object('site', s.site, 'at', f.doc->>'capturedAt', 'readings', f.doc->'readings', 'title', (
      select p.title from revenant_search_visits l join revenant_search p on p.kind = 'page' and p.key = l.key and p.part = 0
      where l.visit = s.visit order by p.id limit 1)) as doc
    from revenant_sites s join revenant_fingerprints f on f.id = s.fingerprint where s.site_key = k.key::bytea`,
  finding: 'select m.doc from revenant_matches m where m.id = k.key',
  case: `select json_build_object('id', c.id, 'name', c.name, 'by', c.by, 'at', c.at) as doc from revenant_cases c where c.id = k.key`,
  note: `select json_build_object('case', i.case_id, 'name', c.name, 'kind', i.kind, 'subject', i.subject, 'text', i.text,
      'by', i.by, 'at', i.at, 'file', i.file->>'name') as doc
    from revenant_case_items i join revenant_cases c on c.id = i.case_id where i.seq = k.key::bigint`,
  reason: `select j.doc from revenant_judgements j where j.id = k.key`,
  comment: `select c.doc from revenant_comments c where c.id = k.key and c.withdraws is null
    and not exists (select from revenant_comments w where w.withdraws = c.id)`,
};

export function openSearch(pool: SqlPool): Search {
  return {
    read: (subjectOf, most) =>
      transaction(pool, async (client) => {
        // Locked, so that a process that changes a fact meanwhile waits and notes it again. Visits
        // come last, and there may be many.
        const { rows } = await client.query<{ kind: string; key: string }>(
          `select kind, key from revenant_search_unread where kind < 'visit' order by kind, key limit $1::bigint
          for update skip locked`,
          [most],
        );
        for (const kind of Object.keys(DOCUMENTS) as SearchFact['kind'][]) {
          const keys = JSON.stringify(rows.filter((row) => row.kind === kind).map(({ key }) => key));
          if (keys === '[]') continue;
          const found = await client.query<{ key: string; doc: unknown }>(
            `select k.key, d.doc from json_array_elements_text($1::json) as k(key) cross join lateral (${DOCUMENTS[kind]}) as d`,
            [keys],
          );
          for (const table of ['revenant_search', 'revenant_search_unread'])
            await client.query(
              `delete from ${table} where kind = $2 and key in (select json_array_elements_text($1::json))`,
              [keys, kind],
            );
          const read = found.rows.flatMap(({ key, doc }) => {
            const subject = subjectOf({ kind, doc });
            return subject === null ? [] : rowsOfSubject(key, kind, subject);
          });
          await insert(read, client);
        }
        return rows.length;
      }),
    async unread(most) {
      const { rows } = await pool.query<{ key: string; total: number }>(
        `select key, (select count(*)::integer from (
            select from revenant_search_unread where kind = 'visit' limit ${MOST_COUNTED}) as counted) as total
        from revenant_search_unread where kind = 'visit' order by key limit $1::bigint`,
        [most],
      );
      return { visits: rows.map(({ key }) => key), total: rows[0]?.total ?? 0 };
    },
    putPages: (visit, texts) => transaction(pool, (client) => putPages(visit, texts, client)),
    async sitesNamed(text, most) {
      const folded = foldedName(text);
      if (folded === '') return [];
      return valuesOf<string>(
        pool,
        `select subject from revenant_search where kind <> 'page' and kind = 'site' and names like $1 limit $2::bigint`,
        [`%${escapeLike(folded)}%`, most],
      );
    },
    titles: (visits) =>
      mapOf<string, string>(
        pool,
        `select distinct on (l.visit) l.visit, p.title from revenant_search_visits l
        join revenant_search p on p.kind = 'page' and p.key = l.key and p.part = 0
        where l.visit in (select json_array_elements_text($1::json)) order by l.visit, p.id`,
        [JSON.stringify(visits)],
      ),
    find: (asked) => transaction(pool, (client) => findHits(asked, client)),
    ofId: (id, most) => hitsOfId(id, most, pool),
    readsLetters: async () =>
      (await firstValue<boolean>(pool, `select cardinality(show_trgm('\u0436\u0443\u043a')) > 0 as reads`)) === true,
    async size() {
      const sql = `select (pg_total_relation_size('revenant_search') + pg_total_relation_size('revenant_search_visits'))::double precision as bytes,
        (select count(*) from revenant_search where kind = 'page' and part = 0)::double precision as pages,
        (select count(*) from revenant_search where kind = 'site')::double precision as sites`;
      const size = await firstRow<{ bytes: number; pages: number; sites: number }>(pool, sql);
      return size ?? { bytes: 0, pages: 0, sites: 0 };
    },
  };
}

/** Within the transaction that stores the visit's fingerprint, or later. */
export async function putPages(visit: string, texts: readonly PageText[], client: Queryable): Promise<void> {
  await client.query(`delete from revenant_search_unread where kind = 'visit' and key = $1`, [visit]);
  if (texts.length === 0) return;
  const site = await firstValue<string>(client, 'select site from revenant_visits where id = $1', [visit]);
  // Purged meanwhile.
  if (site === null) return;
  const keyed = texts.map((text) => ({ ...text, key: shortHash(site, text.url, text.title, text.text, text.markup) }));
  const links = [...new Map(keyed.map(({ key, capture, at }) => [key, { key, capture, at }])).values()];
  await client.query(
    `insert into revenant_search_visits (visit, key, capture, at)
    select $1, r.key, r.capture, r.at from json_to_recordset($2::json) as r(key text, capture text, at text) on conflict do nothing`,
    [visit, cleanJson(links)],
  );
  const known = new Set(
    await valuesOf<string>(
      client,
      `select key from revenant_search where kind = 'page' and part = 0 and key in (select json_array_elements_text($1::json))`,
      [JSON.stringify(links.map(({ key }) => key))],
    ),
  );
  const fresh = [...new Map(keyed.map((one) => [one.key, one])).values()].filter(({ key }) => !known.has(key));
  let rowsHeld: SearchRow[] = [];
  for (const one of fresh)
    for (const row of rowsOfPage(site, one)) {
      rowsHeld.push(row);
      if (rowsHeld.length < ROWS_AT_ONCE) continue;
      await insert(rowsHeld, client);
      rowsHeld = [];
    }
  await insert(rowsHeld, client);
  // Its name is the title of its home page.
  await client.query(
    `insert into revenant_search_unread select 'site', site_key::text from revenant_sites where visit = $1 on conflict do nothing`,
    [visit],
  );
}
/** A row takes some milliseconds to make: between so many, others have their turn. */
const ROWS_AT_ONCE = 8;

interface SearchRow {
  readonly kind: string;
  readonly key: string;
  readonly part: number;
  readonly subject: string;
  readonly place: string;
  readonly title: string;
  readonly names: string | null;
  readonly name_words: string | null;
  readonly words: string;
  readonly text: string;
  readonly at: string;
}

function* rowsOfPage(
  site: string,
  { key, url, title, text, markup, at }: PageText & { readonly key: string },
): Generator<SearchRow> {
  const names: Section[] = [
    { text: title, weight: 'A' },
    { text: url, weight: 'A' },
  ];
  const head = { kind: 'page', key, subject: url, place: site, title, at };
  let part = 0;
  for (const row of rowsOf(head, names, [{ text, weight: 'C' }], foldedName(title))) {
    yield row;
    part = row.part + 1;
  }
  if (markup === '') return;
  for (const { vector, from, to } of vectorsOf([{ text: markup, weight: 'D' }]))
    yield { ...head, part: part++, names: null, name_words: null, words: vector, text: markup.slice(from, to) };
}

function rowsOfSubject(
  key: string,
  kind: SearchFact['kind'],
  { subject, place, title, names, own, text, at }: SearchSubject,
): SearchRow[] {
  const named: Section[] = [title, ...names].map((name) => ({ text: name, weight: 'A' }));
  const joined = (lines: readonly string[]): string => lines.join('\n').slice(0, TEXT).toWellFormed();
  const folded = [title, ...names].map(foldedName).join(' | ');
  const rest: Section[] = [
    { text: joined(own), weight: 'B' },
    { text: joined(text), weight: 'C' },
  ];
  return [...rowsOf({ kind, key, subject, place, title, at }, named, rest, folded)];
}

/** The first row has the names; a long last section has more. */
function* rowsOf(
  head: Omit<SearchRow, 'part' | 'names' | 'name_words' | 'words' | 'text'>,
  names: readonly Section[],
  rest: readonly Section[],
  folded: string,
): Generator<SearchRow> {
  const before = rest.slice(0, -1).map(({ text }) => `${text}\n`);
  const last = rest.at(-1)?.text ?? '';
  const [nameWords] = vectorsOf([
    ...names.map((one) => ({ ...one, text: one.text.slice(0, NAMES) })),
    { text: '', weight: 'A' },
  ]);
  let part = 0;
  for (const { vector, from, to } of vectorsOf([...names, ...rest])) {
    yield {
      ...head,
      part,
      names: part === 0 ? folded.slice(0, NAMES).toWellFormed() : null,
      name_words: part === 0 ? (nameWords?.vector ?? '') : null,
      words: vector,
      text: part === 0 ? before.join('') + last.slice(from, to) : last.slice(from, to),
    };
    part += 1;
  }
}

async function insert(rows: readonly SearchRow[], client: Queryable): Promise<void> {
  for (const chunk of chunksOf(rows, ROWS_A_STATEMENT))
    await client.query(
      `insert into revenant_search (kind, key, part, subject, place, title, names, name_words, words, text, at)
      select r.kind, r.key, r.part, r.subject, r.place, r.title, r.names, r.name_words::tsvector, r.words::tsvector, r.text, r.at
      from json_to_recordset($1::json) as r(kind text, key text, part integer, subject text, place text, title text, names text,
        name_words text, words text, text text, at text)
      on conflict (kind, key, part) do nothing`,
      [cleanJson(chunk.map((row) => ({ ...row, text: cleanText(row.text) })))],
    );
}
