import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { openStore } from '../../../src/store/store.ts';
import { startPostgres } from '../../../testkit/servers.ts';
import { fingerprintOf } from '../../../testkit/store/facts.ts';

const server = await startPostgres();

describe('the plan of candidates, on a database without statistics', () => {
  if (server === null) {
    it.skip('PostgreSQL is not installed', () => undefined);
    return;
  }
  const pool = new pg.Pool({ connectionString: server.url, max: 2 }).on('error', () => undefined);
  beforeAll(async () => {
    await openStore(pool);
    // 5,000 sites with ten keys each; every site carries the key of a template.
    await pool.query(`insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
      select 'f' || n, 'v' || n, sha256(n::text::bytea), true, '{}', '{}' from generate_series(1, 5000) as n`);
    await pool.query(`insert into revenant_sites (site_key, site, kind, fingerprint, visit, captured_at)
      select sha256(n::text::bytea), n || '.example', 'website', 'f' || n, 'v' || n, now() from generate_series(1, 5000) as n`);
    await pool.query(`insert into revenant_keys (key, site_key)
      select decode(left(encode(sha256(convert_to(case k when 0 then 'template' else k || ':' || n / 3 end, 'UTF8')), 'hex'), 32), 'hex'),
        sha256(n::text::bytea) from generate_series(1, 5000) as n, generate_series(0, 9) as k`);
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });

  it('keeps what was decided on siblings while a purge takes some of them', async () => {
    const { fingerprints } = await openStore(pool);
    const [one, two, three] = ['p1', 'p2', 'p3'] as const;
    await pool.query(
      `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
      select id, id, sha256(id::bytea), true, '{}', '{}' from unnest($1::text[]) as id`,
      [[one, two, three]],
    );
    const decided = { [one]: true };
    const purge = await pool.connect();
    try {
      await purge.query('begin');
      await purge.query('delete from revenant_fingerprints where id = $1', [three]);
      const kept = fingerprints.keepSiblings('m', new Map([one, two, three].map((id) => [id, decided])));
      const ended = kept.then(
        () => 'kept',
        (error: unknown) => String(error),
      );
      await sleep(300);
      await purge.query('delete from revenant_fingerprints where id = $1', [two]);
      await purge.query('commit');
      expect(await ended).toBe('kept');
    } finally {
      await purge.query('rollback');
      purge.release();
    }
    expect([...(await fingerprints.siblings('m', [one, two, three]))]).toEqual([[one, decided]]);
  });

  it('reads posting lists by the index, to the limit, and scans nothing', async () => {
    const asked: { text: string; params: readonly unknown[] }[] = [];
    const listening: SqlPool = {
      connect: () => pool.connect(),
      end: () => pool.end(),
      query<R>(text: string, params: readonly unknown[] = []) {
        asked.push({ text, params });
        return pool.query<R & object>(text, [...params]);
      },
    };
    const store = await openStore(listening);
    const keys = ['template', ...Array.from({ length: 9 }, (_, k) => `${k + 1}:1000`)];
    const found = await store.fingerprints.candidates(fingerprintOf('q', 'new.example', { keys }), 64);
    expect(found.map((one) => one.keys)).toEqual(Array(3).fill(keys.slice(1)));
    const last = asked.find(({ text }) => text.includes('with rare as'));
    const { rows } = await pool.query(`explain (analyze, format json) ${last?.text}`, last?.params as unknown[]);
    const plan = JSON.stringify(rows[0]['QUERY PLAN']);
    expect(plan).not.toContain('Seq Scan');
    const read = [...plan.matchAll(/"Actual Rows":(\d+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...read)).toBeLessThanOrEqual(65);

    // Documents of sites that were met before are not read again, and those met first are.
    const readDocuments = () => asked.filter(({ text }) => text.includes('f.doc')).map(({ params }) => params);
    expect(readDocuments()).toHaveLength(1);
    expect(await store.fingerprints.candidates(fingerprintOf('q', 'new.example', { keys }), 64)).toEqual(found);
    expect(readDocuments()).toHaveLength(1);
    const others = await store.fingerprints.candidates(
      fingerprintOf('q', 'new.example', { keys: ['1:1001', '1:1000'] }),
      64,
    );
    expect(others).toHaveLength(6);
    expect(JSON.parse(String(readDocuments()[1]?.[0]))).toHaveLength(3);
  });
});
