/** Random rows for every table that the database has, by its own catalogue: a new table needs no line here. */
import type { Queryable } from '../../src/store/database/pool.ts';

export type Random = () => number;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly needed: boolean;
  /** Words that a check allows. */
  readonly words: readonly string[];
  readonly identity: boolean;
}
interface Key {
  readonly columns: readonly string[];
  readonly table: string;
  readonly targets: readonly string[];
}

/** Text that breaks careless quoting, in JSON, in SQL, in lines. */
const HARD = [
  '',
  ' ',
  '\\',
  '"',
  "'",
  '\n',
  '\r\n',
  '\t',
  '\\u0000',
  'ß',
  '漢字',
  '🦊',
  '{"a":1}',
  '\\N',
  '\u2028',
  '%s',
  '$1',
];

/** Fills tables in this order, `count` rows each. Returns how many rows there are, by table. */
export async function addRandomRows(
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
  count: number,
  random: Random,
  client: Queryable,
): Promise<void> {
  for (const { name } of tables) {
    if (name === 'revenant_log_head') continue;
    const columns = await columnsOf(name, client);
    const keys = await keysOf(name, client);
    await client.query(`alter table ${name} disable trigger user`);
    for (let row = 0; row < count; row++) {
      const values = new Map<string, unknown>();
      for (const column of columns) values.set(column.name, valueOf(column, row, random));
      for (const key of keys) {
        const { rows } = await client.query<Record<string, unknown>>(
          `select ${key.targets.map((target) => `${target}::text`).join(', ')} from ${key.table}
          offset floor(${random()} * (select count(*) from ${key.table})) limit 1`,
        );
        for (const [i, column] of key.columns.entries()) values.set(column, rows[0]?.[key.targets[i] ?? ''] ?? null);
      }
      const given = columns.filter(({ identity }) => !identity);
      await client.query(
        `insert into ${name} (${given.map((one) => `"${one.name}"`).join(', ')})
        values (${given.map(({ type }, i) => `$${i + 1}::${type}`).join(', ')}) on conflict do nothing`,
        given.map((one) => values.get(one.name)),
      );
    }
    await client.query('set constraints all immediate');
    await client.query(`alter table ${name} enable trigger user`);
  }
}

async function columnsOf(table: string, client: Queryable): Promise<Column[]> {
  const { rows } = await client.query<Column & { checks: string[] }>(
    `select attname as name, format_type(atttypid, atttypmod) as type, attnotnull as needed, attidentity <> '' as identity,
      (select coalesce(json_agg(pg_get_constraintdef(k.oid)), '[]') from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks, '[]'::json as words
    from pg_attribute a where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map(({ checks, ...column }) => ({
    ...column,
    words: checks.flatMap((check) => [...check.matchAll(/'([^']+)'::text/g)].map(([, word = '']) => word)),
  }));
}

async function keysOf(table: string, client: Queryable): Promise<Key[]> {
  const names = (of: string, oid: string) =>
    `(select json_agg(a.attname order by n) from unnest(k.${of}) with ordinality as u(num, n)
      join pg_attribute a on a.attrelid = k.${oid} and a.attnum = u.num)`;
  const { rows } = await client.query<Key>(
    `select ${names('conkey', 'conrelid')} as columns, k.confrelid::regclass::text as table, ${names('confkey', 'confrelid')} as targets
    from pg_constraint k where k.conrelid = $1::regclass and k.contype = 'f'`,
    [table],
  );
  return rows;
}

function valueOf({ type, needed, words }: Column, row: number, random: Random): unknown {
  if (!needed && random() < 0.3) return null;
  if (words.length > 0) return words[Math.floor(random() * words.length)];
  const text = (): string => `${row} ${HARD[Math.floor(random() * HARD.length)]}${random().toString(36)}`;
  const whole = (most: number): number => Math.floor(random() * most);
  switch (type) {
    case 'text':
      return text();
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return whole(2 ** 31);
    case 'bigint':
      return String(whole(2 ** 52));
    case 'double precision':
      return random() * 10 ** whole(30);
    case 'bytea':
      return Buffer.from(Array.from({ length: whole(300) + 20 }, () => whole(256)));
    case 'text[]':
      return Array.from({ length: whole(5) }, text);
    case 'json':
      // As it is typed: a document comes back byte for byte, with its spaces and the order of its members.
      return `{"b" : ${JSON.stringify(text())},  "a":[1.50, null, ${JSON.stringify(text().repeat(whole(200)))}] }`;
    case 'jsonb':
      return JSON.stringify({ z: text(), a: [1, { n: null }] });
    case 'timestamp with time zone':
      return random() < 0.1 ? '-infinity' : new Date(whole(2 ** 41)).toISOString().replace('Z', `${whole(900) + 100}Z`);
    case 'tsvector':
      return `'w${whole(9)}':${whole(9) + 1}A,${whole(9) + 20}C 'it''s \\\\ ü':3B`;
    default:
      throw new Error(`no random value of the type ${type}`);
  }
}

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
