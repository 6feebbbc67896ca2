/** A purge by value finds the value in any case, and in any table, whatever signs it has. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/model/ports/store.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { has } from '../../../src/store/purge/purge-named.ts';
import { openStore } from '../../../src/store/store.ts';

const home = mkdtempSync(join(tmpdir(), 'revenant-value-'));
let pool: SqlPool;
let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ pool, close } = await openEmbedded(join(home, 'db'), { seedDump: seedDumpPath() }));
  store = await openStore(pool);
});
afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

describe('a value in a text', () => {
  const SIGNS = [
    'a',
    'A',
    'k',
    'K',
    'i',
    'I',
    'İ',
    'ı',
    '\u212a',
    'ß',
    'ẞ',
    'ж',
    'Ж',
    'Σ',
    'ς',
    'é',
    'É',
    '李',
    '@',
    '"',
    '\\',
    '%',
    '_',
  ];
  const textOf = (maxLength: number) =>
    fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength }).map((signs) => signs.join(''));

  it('is found where the lower case of all letters has it', async () => {
    const sql = `select ${has('x', '$1')} as found, position(lower($1) in lower(x::text)) > 0 as expected
      from json_array_elements_text($2::json) as t(x)`;
    await fc.assert(
      fc.asyncProperty(textOf(3), fc.array(textOf(12), { minLength: 40, maxLength: 60 }), async (value, texts) => {
        const { rows } = await pool.query<{ found: boolean; expected: boolean }>(sql, [value, JSON.stringify(texts)]);
        expect(rows.map(({ found }) => found)).toEqual(rows.map(({ expected }) => expected));
      }),
      { numRuns: 30 },
    );
  });

  it.each(['Orrin "Mere" \\ Sons', 'İSTANBUL MERE', 'ОРРИН МЕР', '50\u212a_mere%'])(
    '%s: is counted, and stays counted elsewhere',
    async (value) => {
      const doc = JSON.stringify({ registrant: `${value} Ltd` });
      await pool.query('delete from revenant_observations');
      await pool.query(
        `insert into revenant_observations (domain, key, kind, first_seen, last_seen, doc)
      select d, 'k', 'registration', now(), now(), $1::json from json_array_elements_text('["kept.test", "gone.test"]') as j(d)`,
        [doc],
      );
      await pool.query(`insert into revenant_holds (id, kind, subject, doc) values ($1, 'site', 'kept.test', '{}')`, [
        `hold of ${value}`,
      ]);
      for (const asked of [value, value.toLowerCase().normalize('NFKC').replace('i̇', 'i')]) {
        const plan = await store.purges.plan({ before: null, site: null, entity: null, value: asked });
        expect([plan.removed['observations'], plan.elsewhere['observations']]).toEqual([1, 1]);
      }
    },
  );
});
