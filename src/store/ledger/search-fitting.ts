/** Watched texts and the index → the sites, entities and findings that fit. */
import { type HitAbout, WatchedFit } from '../../model/decisions/saved-search.ts';
import type { WatchedText } from '../../model/ports/saved-searches.ts';
import { foldedName } from '../../model/text/search-words.ts';
import type { Queryable } from '../database/pool.ts';
import { shortHash } from '../evidence/fingerprints.ts';
import { allQuery, numberQuery, phraseQuery } from './search-vector.ts';

const LONGEST_URL = 2_000;
/** A page and its site are one hit: a site with a thousand pages is told once. */
const ABOUT = `case s.kind when 'page' then 'site' else s.kind end as about, case s.kind when 'page' then s.place else s.subject end as subject`;
const MATERIAL = `('page', 'site', 'entity', 'finding')`;

/** Queries of PostgreSQL's index of words; null: nothing to ask. */
function queriesOf({ text, isQuoted, turned }: WatchedText) {
  const phrase = phraseQuery(text, false);
  const number = numberQuery(turned);
  const all = isQuoted ? null : allQuery(text);
  const any = [phrase, number, all].filter((one) => one !== null);
  return {
    phrase,
    own: phraseQuery(text, false, 'AB'),
    number,
    ownNumber: number && `${number}AB`,
    whole: ` | ${foldedName(text)} | `,
    any: any.length === 0 ? null : any.map((one) => `(${one})`).join(' | '),
  };
}

interface Known {
  readonly key: string;
  readonly about: HitAbout;
  readonly subject: string;
}
const keyed = <T extends Omit<Known, 'key'>>(one: T): T & Known => ({ ...one, key: shortHash(one.about, one.subject) });

/** Finds what fits now, `most` at most. */
export async function knownHits(watched: WatchedText, most: number, client: Queryable): Promise<Known[]> {
  const { any } = queriesOf(watched);
  const { rows } = await client.query<Omit<Known, 'key'>>(
    `select distinct about, subject from (
      (select ${ABOUT} from revenant_search s where s.kind = 'page' and s.words @@ $1::tsquery)
      union all (select ${ABOUT} from revenant_search s where s.kind <> 'page' and s.kind in ${MATERIAL} and s.words @@ $1::tsquery)
      union all (select 'site', t.site from json_array_elements_text($2::json) as h(key)
        join revenant_keys k on k.key = decode(h.key, 'hex') join revenant_sites t on t.site_key = k.site_key)
    ) as fitting limit $3::bigint`,
    [any, JSON.stringify(watched.keys.map((key) => shortHash(key))), most],
  );
  return rows.map(keyed);
}

export type Fitting = Known & {
  readonly search: string;
  readonly url: string;
  readonly title: string;
  readonly fit: WatchedFit;
};

const ORDER: readonly WatchedFit[] = WatchedFit.options;

/** Searches that new rows of the index fit, the best first. @param rows their ids */
export async function fitting(
  rows: readonly string[],
  texts: ReadonlyMap<string, WatchedText>,
  client: Queryable,
): Promise<Fitting[]> {
  const asked = [...texts].map(([search, text]) => ({ search, ...queriesOf(text) }));
  const keys = [...texts].flatMap(([search, text]) => text.keys.map((key) => ({ search, key: shortHash(key) })));
  const found = await client.query<Omit<Fitting, 'key'>>(
    // Unpacked once for all searches.
    `with fresh as materialized (
      select s.kind, s.key, s.title, s.names, s.name_words, s.words || ''::tsvector as words, ${ABOUT},
        case s.kind when 'page' then left(s.subject, ${LONGEST_URL}) else '' end as url
      from json_array_elements_text($1::json) as f(id) join revenant_search s on s.id = f.id::bigint and s.kind in ${MATERIAL}
    ), asked as materialized (
      select a.search, a.whole, a.any::tsquery as any, a.phrase::tsquery as phrase, a.own::tsquery as own, a.number::tsquery as number,
        a."ownNumber"::tsquery as own_number
      from json_to_recordset($2::json) as a(search text, whole text, "any" text, phrase text, own text, number text, "ownNumber" text)
      where a.any is not null
    )
    select a.search, f.about, f.subject, f.url, f.title, case
        when strpos(' | ' || coalesce(f.names, '') || ' | ', a.whole) > 0 then 'whole'
        when f.name_words @@ a.phrase then 'name'
        when f.words @@ a.own or f.words @@ a.own_number then 'own'
        when f.words @@ a.phrase or f.words @@ a.number then 'phrase' else 'words' end as fit
    from fresh f join asked a on f.words @@ a.any
    union all
    select v.search, 'site', f.subject, '', f.title, 'value' from fresh f join revenant_keys k on f.kind = 'site' and k.site_key = f.key::bytea
      join json_to_recordset($3::json) as v(search text, key text) on k.key = decode(v.key, 'hex')`,
    [JSON.stringify(rows), JSON.stringify(asked), JSON.stringify(keys)],
  );
  const best = new Map<string, Fitting>();
  for (const one of found.rows.map(keyed)) {
    const name = `${one.search} ${one.key}`;
    const known = best.get(name);
    if (known === undefined || ORDER.indexOf(one.fit) < ORDER.indexOf(known.fit)) best.set(name, one);
  }
  return [...best.values()].sort((a, b) => ORDER.indexOf(a.fit) - ORDER.indexOf(b.fit));
}
