/** A question → hits in the index, grouped by kind, the best first. */
import { groupBy } from '../../model/group-by.ts';
import {
  FITS,
  type Fit,
  type SearchAsked,
  type SearchFound,
  type SearchHit,
  type SearchKind,
} from '../../model/ports/search.ts';
import { errorsBetween } from '../../model/text/alike-words.ts';
import { foldedName } from '../../model/text/search-words.ts';
import type { Queryable } from '../database/pool.ts';
import { isText, rowsOf } from '../database/rows.ts';
import { allQuery, numberQuery, phraseQuery } from './search-vector.ts';

/** Rows that are ranked: with more the words are too common to rank all. */
const MOST = 1_000;
/** With so many hits nothing that fits worse is looked for. */
const ENOUGH = 10;
/** Longer texts are no names that somebody mistyped. */
const MOST_NAME_WORDS = 6;
const LEAST_PART = 3;
/** Part of the trigrams of what is asked that a name has. */
const ALIKE = 0.45;

interface Candidate {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly place: string;
  /** Place in FITS. */
  readonly fit: number;
  /** How near it is, among those of the same fit: the larger the better. */
  readonly near: number;
  readonly at: string;
  /** Only where they are compared. */
  readonly names: string;
}

/** Pages are many, so they have indexes of their own. */
const CLASSES = [`s.kind = 'page'`, `s.kind <> 'page'`] as const;
const placeOf = (fit: Fit): number => FITS.indexOf(fit);
/** A name that is little longer than what is asked is nearer: one stuffed with all names is far. */
const NEARER = `-length(coalesce(s.names, s.title))::double precision`;
const candidates = (of: string, fit: string, near: string, where: string, names = `''`): string =>
  `(select s.id::text as id, s.kind, s.subject, s.place, ${fit} as fit, ${near} as near, s.at, ${names} as names
    from revenant_search s where ${of} and ${where} limit ${MOST + 1})`;
const ask = (client: Queryable, parts: readonly string[], params: readonly unknown[]): Promise<Candidate[]> =>
  rowsOf<Candidate>(client, parts.join(' union all '), params);

/** Within a transaction, whose settings it changes. */
export async function findHits(asked: SearchAsked, client: Queryable): Promise<SearchFound> {
  const lists: Candidate[] = [];
  const cut = new Set<string>();
  for (const of of CLASSES) {
    const best = new Map<string, Candidate>();
    const add = (rows: readonly Candidate[]): void => {
      for (const row of rows) {
        // A page that changed, a site that was visited as two kinds: the best of them.
        const name = [row.kind, row.place, row.subject].join('\n');
        const known = best.get(name);
        if (known === undefined || order(row, known) < 0) best.set(name, row);
      }
      if (rows.length > MOST) for (const { kind } of rows) cut.add(kind);
    };
    const count = (worst: Fit): number => [...best.values()].filter(({ fit }) => fit <= placeOf(worst)).length;
    add(await exact(of, asked, client));
    if (!asked.isQuoted && count('phrase') < ENOUGH) add(await inAnyOrder(of, asked, client));
    if (!asked.isQuoted && count('name') < ENOUGH) add(await misspelt(of, asked, client));
    lists.push(...best.values());
  }
  return shown(lists, cut, asked.most, client);
}

async function exact(
  of: string,
  { text, isQuoted, isWhole, turned }: SearchAsked,
  client: Queryable,
): Promise<Candidate[]> {
  const mayBegin = !isQuoted && !isWhole;
  const phrase = phraseQuery(text, mayBegin);
  const number = numberQuery(turned);
  if (phrase === null) return [];
  const whole = foldedName(text);
  const parts = [
    candidates(of, `${placeOf('whole')}`, '0', isText('s.names', '$1')),
    candidates(
      of,
      `case when ' | ' || s.names || ' | ' like $3 then ${placeOf('whole')} else ${placeOf('name')} end`,
      NEARER,
      's.name_words @@ $2::tsquery',
    ),
    candidates(
      of,
      `case when s.words @@ $4::tsquery then ${placeOf('own')} else ${placeOf('phrase')} end`,
      '0',
      's.words @@ $2::tsquery',
    ),
  ];
  const params = [whole, phrase, `% | ${whole} | %`, phraseQuery(text, mayBegin, 'AB')];
  if (number !== null) {
    const fit = `case when s.words @@ $6::tsquery then ${placeOf('own')} else ${placeOf('phrase')} end`;
    parts.push(candidates(of, fit, '0', 's.words @@ $5::tsquery'));
    params.push(number, `${number}AB`);
  }
  return ask(client, parts, params);
}

async function inAnyOrder(of: string, { text }: SearchAsked, client: Queryable): Promise<Candidate[]> {
  const all = allQuery(text);
  if (all === null) return [];
  // Words that are far from each other say little, and a word that is repeated says no more.
  const near = `(case when s.words @@ $2::tsquery then 1 else 0 end) + ts_rank_cd(s.words, $1::tsquery, 4 | 1)::double precision`;
  const words = candidates(of, `${placeOf('words')}`, near, 's.words @@ $1::tsquery');
  return ask(client, [words], [all, allQuery(text, 'AB')]);
}

async function misspelt(of: string, { text }: SearchAsked, client: Queryable): Promise<Candidate[]> {
  const whole = foldedName(text);
  const words = whole.split(' ').length;
  if (words > MOST_NAME_WORDS || [...whole].length < LEAST_PART) return [];
  const joined = whole.replaceAll(' ', '');
  const part = candidates(of, `${placeOf('part')}`, NEARER, '(s.names like $1 or s.names like $2)');
  const parts = await ask(client, [part], [`%${whole}%`, `%${joined}%`]);
  // Many names share half of their trigrams: only those with few typing errors are meant.
  await client.query(`set local pg_trgm.word_similarity_threshold = ${ALIKE}`);
  // The most alike first: common trigrams fit more names than are read.
  const where = '$1 <% s.names order by word_similarity($1, s.names) desc';
  const alike = candidates(of, `${placeOf('alike')}`, NEARER, where, 's.names');
  const meant = (await ask(client, [alike], [whole])).flatMap((row): Candidate[] => {
    const errors = errorsBetween(whole, row.names);
    return errors === null ? [] : [{ ...row, near: row.near - errors * LONGEST_NAMES }];
  });
  return [...parts, ...meant];
}
/** An error more counts for more than any length. */
const LONGEST_NAMES = 10_000;

/** Newer rows first among equals. */
function order(one: Candidate, other: Candidate): number {
  return one.fit - other.fit || other.near - one.near || (one.at < other.at ? 1 : one.at > other.at ? -1 : 0);
}

/** A reason of a judgement is a note, and so is a comment. */
const kindOf = (kind: string): SearchKind => (kind === 'reason' || kind === 'comment' ? 'note' : (kind as SearchKind));

async function shown(
  all: readonly Candidate[],
  cut: ReadonlySet<string>,
  most: number,
  client: Queryable,
): Promise<SearchFound> {
  const byKind = groupBy([...all].sort(order), ({ kind }) => kindOf(kind));
  const best = [...byKind.values()].flatMap((list) => list.slice(0, most));
  const { rows } = await client.query<Omit<SearchHit, 'kind' | 'fit'> & { id: string }>(
    `select s.id::text as id, s.subject, s.place, s.title, s.at, s.text, v.visit, v.capture
    from json_array_elements_text($1::json) as wanted(id) join revenant_search s on s.id = wanted.id::bigint
      left join lateral (select visit, capture from revenant_search_visits l where s.kind = 'page' and l.key = s.key
        order by l.at desc, l.visit limit 1) as v on true`,
    [JSON.stringify(best.map(({ id }) => id))],
  );
  const details = new Map(rows.map(({ id, ...row }) => [id, row]));
  const hits = best.flatMap(({ id, kind, fit }): SearchHit[] => {
    const row = details.get(id);
    return row === undefined ? [] : [{ ...row, kind: kindOf(kind), fit: FITS[fit] ?? 'alike' }];
  });
  const totals = [...byKind].map(([kind, list]) => {
    return { kind, total: Math.min(list.length, MOST), cut: list.some((one) => cut.has(one.kind)) };
  });
  return { hits, totals };
}
