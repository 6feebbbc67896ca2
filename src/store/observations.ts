import { sha256 } from '../model/digest.ts';
import { SAME_INTERVAL_MS, type Sighting } from '../model/observation.ts';
import type { Observations } from '../model/ports/registry.ts';
import { cleanJson } from './clean.ts';
import type { SqlPool } from './pool.ts';
import { instantOf } from './rows.ts';

interface ObservationRow {
  readonly doc: Sighting;
  readonly first_seen: Date | string;
  readonly last_seen: Date | string;
}

export function openObservations(pool: SqlPool): Observations {
  return {
    /** One statement: a row whose interval is near enough grows, anything else is a row of its own. */
    async see(domain, sightings, at) {
      const rows = [...new Map(sightings.map((doc) => [keyOf(doc), doc]))].map(([key, doc]) => ({ key, doc }));
      if (rows.length === 0) return;
      await pool.query(
        `with given as (
          select key, doc from json_to_recordset($2::json) as r(key text, doc json)
        ), grown as (
          update revenant_observations o
          set first_seen = least(o.first_seen, $3::timestamptz), last_seen = greatest(o.last_seen, $3::timestamptz)
          from given g
          where o.domain = $1 and o.key = g.key
            and $3::timestamptz between o.first_seen - $4::double precision * interval '1 millisecond'
              and o.last_seen + $4::double precision * interval '1 millisecond'
          returning o.key
        )
        insert into revenant_observations as o (domain, key, kind, doc, first_seen, last_seen)
        select $1, g.key, g.doc->>'kind', g.doc, $3::timestamptz, $3::timestamptz from given g
        where g.key not in (select key from grown)
        on conflict (domain, key, first_seen) do update set last_seen = greatest(o.last_seen, excluded.last_seen)`,
        [domain, cleanJson(rows), at, SAME_INTERVAL_MS],
      );
    },
    async of(domain) {
      const { rows } = await pool.query<ObservationRow>(
        'select doc, first_seen, last_seen from revenant_observations where domain = $1 order by last_seen, first_seen, key',
        [domain],
      );
      return rows.map(({ doc, first_seen, last_seen }) => {
        return { ...doc, firstSeen: instantOf(first_seen), lastSeen: instantOf(last_seen) };
      });
    },
    async sitesAt(addresses) {
      const { rows } = await pool.query<Counted>(
        `select doc->>'value' as value, count(distinct domain)::integer as sites from revenant_observations
        where kind = 'address' and doc->>'value' in (select json_array_elements_text($1::json)) group by 1`,
        [JSON.stringify(addresses)],
      );
      return countsOf(rows);
    },
    async sitesWithKey(keys) {
      const { rows } = await pool.query<Counted>(
        `select doc->'value'->>'key' as value, count(distinct domain)::integer as sites from revenant_observations
        where kind = 'certificate' and doc->'value'->>'key' in (select json_array_elements_text($1::json)) group by 1`,
        [JSON.stringify(keys)],
      );
      return countsOf(rows);
    },
  };
}

interface Counted {
  readonly value: string;
  readonly sites: number;
}

function countsOf(rows: readonly Counted[]): Map<string, number> {
  return new Map(rows.map(({ value, sites }) => [value, sites]));
}

/** The same kind, value and source: hashed, since values are of any length. */
function keyOf({ kind, value, source }: Sighting): string {
  return sha256(kind, source, JSON.stringify(value));
}
