/** A store of many sites, filled by SQL: values of their own, of pairs, of groups, and of templates that thousands share. */
import type pg from 'pg';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { shortHash } from '../../../src/store/evidence/fingerprints.ts';

const OWN = 8;
/** Sites that share one value of the middle. */
const GROUP = 20;
/** However large the store is, a template has a tenth of it. */
const TEMPLATES = 10;
const BATCH = 2_000;

/** The blocking keys of stored site number `site`. */
export function keysOfSite(site: number): string[] {
  return [
    ...Array.from({ length: OWN }, (_, i) => `bench-own:${site}-${i}`),
    `bench-pair:${Math.floor(site / 2)}`,
    `bench-group:${Math.floor(site / GROUP)}`,
    `bench-template:${site % TEMPLATES}`,
  ];
}

/** Adds so many sites; `read` are the documents that they take turns at. */
export async function storeSites(pool: pg.Pool, sites: number, read: readonly Fingerprint[]): Promise<void> {
  for (const [i, doc] of read.entries())
    await pool.query(
      `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
      values ($1, $2, $3, true, '{}', $4::json) on conflict do nothing`,
      [`bench-${i}`, `bench-visit-${i}`, `bench-${i}`, JSON.stringify(doc)],
    );
  for (let start = 0; start < sites; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, sites - start) }, (_, i) => start + i);
    const rows = numbers.map((n) => ({
      k: shortHash('bench site', String(n)),
      s: `stored-${n}.test`,
      f: `bench-${n % read.length}`,
    }));
    await pool.query(
      `insert into revenant_sites (site_key, site, kind, fingerprint, visit, captured_at)
      select decode(k, 'hex'), s, 'website', f, 'bench-visit', '2026-01-02T03:04:05Z'
      from json_to_recordset($1::json) as r(k text, s text, f text)`,
      [JSON.stringify(rows)],
    );
    const keys = numbers.flatMap((n) =>
      keysOfSite(n).map((key) => ({ h: shortHash(key), s: shortHash('bench site', String(n)) })),
    );
    await pool.query(
      `insert into revenant_keys (key, site_key) select decode(h, 'hex'), decode(s, 'hex')
      from json_to_recordset($1::json) as r(h text, s text)`,
      [JSON.stringify(keys)],
    );
  }
  await pool.query('vacuum analyze revenant_keys, revenant_sites, revenant_fingerprints');
}
