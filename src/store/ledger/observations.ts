import { isDeepStrictEqual } from 'node:util';
import { sha256 } from '../../model/digest.ts';
import { type Observation, SAME_INTERVAL_MS, type Sighting } from '../../model/facts/observation.ts';
import type { Observations } from '../../model/ports/registry.ts';
import type { SqlPool } from '../database/pool.ts';
import { cleanJson, mapOf } from '../database/rows.ts';

/** Domains of one command. */
const KEPT = 10_000;

export function openObservations(pool: SqlPool): Observations {
  const sitesBy = async (kind: string, value: string, values: readonly string[]): Promise<Map<string, number>> => {
    return mapOf<string, number>(
      pool,
      `select ${value} as value, count(distinct domain)::integer as sites from revenant_observations
      where kind = '${kind}' and ${value} in (select json_array_elements_text($1::json)) group by 1`,
      [JSON.stringify(values)],
    );
  };
  return {
    /**
     * One statement: a row whose interval is near enough grows, anything else is a row of its own.
     */
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
      const { rows } = await pool.query<{ doc: Sighting; first: Date; last: Date }>(
        `select doc, first_seen as first, last_seen as last from revenant_observations
        where domain = $1 order by last_seen, first_seen, key`,
        [domain],
      );
      return rows.map(({ doc, first, last }) => {
        return { ...doc, firstSeen: first.toISOString(), lastSeen: last.toISOString() };
      });
    },
    sitesAt: (addresses) => sitesBy('address', "doc->>'value'", addresses),
    sitesWithKey: (keys) => sitesBy('certificate', "doc->'value'->>'key'", keys),
  };
}

/** The same kind, value and source: hashed, since values are of any length. */
function keyOf({ kind, value, source }: Sighting): string {
  return sha256(kind, source, JSON.stringify(value));
}

/**
 * Observations of this process alone, for commands that store nothing: each source is asked once.
 */
export function memoryObservations(): Observations {
  const kept = new Map<string, Observation[]>();
  const counts = async (values: readonly string[], valueOf: (one: Observation) => string | null) => {
    const sites = (value: string) => [...kept.values()].filter((known) => known.some((one) => valueOf(one) === value));
    return new Map(values.map((value) => [value, sites(value).length]));
  };
  return {
    async see(domain, sightings, at) {
      const known = kept.get(domain) ?? [];
      for (const one of sightings) {
        const index = known.findIndex(
          ({ kind, value, source }) =>
            kind === one.kind && source === one.source && isDeepStrictEqual(value, one.value),
        );
        const seen: Observation = { ...one, firstSeen: known[index]?.firstSeen ?? at, lastSeen: at };
        if (index < 0) known.push(seen);
        else known[index] = seen;
      }
      if (kept.size >= KEPT) kept.clear();
      kept.set(domain, known);
    },
    of: async (domain) => [...(kept.get(domain) ?? [])],
    sitesAt: (addresses) => counts(addresses, (one) => (one.kind === 'address' ? one.value : null)),
    sitesWithKey: (keys) => counts(keys, (one) => (one.kind === 'certificate' ? one.value.key : null)),
  };
}
