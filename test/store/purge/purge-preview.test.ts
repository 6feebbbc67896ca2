/** A preview of a purge goes part by part: the embedded database answers others meanwhile, and the plan is the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PurgePlan, PurgeRule } from '../../../src/model/decisions/purge.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import { seedDumpPath } from '../../../src/store/database/data-folder.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
import { previewOf } from '../../../src/store/purge/purge-plan.ts';
import { openStore } from '../../../src/store/store.ts';

const VISITS = 600;
/** So small that each table has several parts. */
const PART_BYTES = 16 * 1024;
const AT = '2025-01-01T00:00:00.000Z';
const home = mkdtempSync(join(tmpdir(), 'revenant-preview-'));
let pool: SqlPool;
let store: Store;
let close: () => Promise<void>;

/** As long as ids are. */
const id = (letter: string, n: string): string => `'${letter}' || lpad((${n})::text, 63, '0')`;
const visits = `generate_series(1, ${VISITS}) as n`;
/** Two visits a site; a finding between each two neighbours; each 50th one confirmed, each 70th target at work. */
const STATEMENTS = [
  `insert into revenant_runs (id, key, ordinal, options, targets, finished_at) select 'r' || n, 'k', n, '{}', 1, '${AT}' from generate_series(0, 3) as n`,
  `insert into revenant_targets (id, run, ordinal, seed, step) select 't' || n, 'r' || n % 4, n, '{}', case when n % 70 = 0 then 'screen' end from ${visits}`,
  `insert into revenant_visits (id, target_id, final, run, site, kind, state, condition, source, doc)
    select ${id('v', 'n')}, 't' || n, true, 'r' || n % 4, 's' || n / 2 || '.test', 'website', 'captured', 'content', 'crawl',
      json_build_object('endedAt', '${AT}', 'pad', repeat('x', 400), 'mail', 'box' || n % 300 || '@old.example') from ${visits}`,
  `insert into revenant_captures (visit, ordinal, id, role, url, final_url, headers, length, captured_at, doc)
    select ${id('v', 'n')}, 1, 'c' || n, 'page', 'u', 'u', '{}', 1, '${AT}', json_build_object('mail', 'other' || n % 200 || '@old.example') from ${visits}`,
  `insert into revenant_fingerprints (id, visit, site_key, comparable, tokens, doc)
    select ${id('f', 'n')}, ${id('v', 'n')}, decode(md5('s' || n / 2), 'hex'), true, '{}', json_build_object('mail', 'third' || n % 100 || '@old.example') from ${visits}`,
  `insert into revenant_matches (id, verdict, weight, background, left_site, right_site, doc, found_at, seen_at)
    select ${id('m', 'n')}, 'lead', 9, 'b', 's' || n / 2 || '.test', 's' || (n + 1) / 2 || '.test',
      json_build_object('model', 'x', 'left', json_build_object('visit', ${id('v', 'n')}), 'right', json_build_object('visit', ${id('v', 'n + 1')})), '${AT}', '${AT}'
    from generate_series(1, ${VISITS - 1}) as n`,
  `insert into revenant_judgements (id, match, doc) select 'j' || n, ${id('m', 'n')}, '{"judgement":"positive"}' from ${visits} where n % 50 = 1`,
];
const RULES: readonly Partial<PurgeRule>[] = [
  { before: '2026-06-01T00:00:00.000Z' },
  { site: 's25.test' },
  { value: 'box7@old.example' },
  { value: 'third5@old.example', before: '2026-06-01T00:00:00.000Z' },
  { entity: 'nobody' },
];
const ruleOf = (of: Partial<PurgeRule>): PurgeRule => ({ before: null, site: null, entity: null, value: null, ...of });

/** The plan of one transaction, as a purge stores it when it begins. */
async function wholePlan(rule: PurgeRule): Promise<PurgePlan | undefined> {
  let plan: PurgePlan | undefined;
  const begun = store.purges.begin(rule, (made) => {
    plan = made;
    throw new Error('only looked at');
  });
  await expect(begun).rejects.toThrow('only looked at');
  return plan;
}

beforeAll(async () => {
  const database = await openEmbedded(join(home, 'db'), { seedDump: seedDumpPath() });
  ({ pool, close } = database);
  store = await openStore(pool);
  for (const sql of STATEMENTS) await pool.query(sql);
});
afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

describe('a preview of a purge', () => {
  it.each(RULES)('of %o is the plan that the purge begins with', async (of) => {
    const rule = ruleOf(of);
    const plan = await previewOf(rule, pool, PART_BYTES);
    expect(plan).toEqual(await wholePlan(rule));
    if (rule.entity === null) expect((plan.removed['visits'] ?? 0) + plan.kept).toBeGreaterThan(0);
  });

  it('lets others ask and write meanwhile, other previews and a purge too, and leaves no table', async () => {
    const work = { isOver: false };
    const rule = ruleOf(RULES[0] ?? {});
    const previews = Promise.all([store.purges.plan(rule), wholePlan(rule), store.purges.plan(rule)]).finally(() => {
      work.isOver = true;
    });
    let answers = 0;
    for (; !work.isOver; answers++) await pool.query(`update revenant_runs set ordinal = ordinal where id = 'r0'`);
    const [one, begun, other] = await previews;
    expect([one, other]).toEqual([begun, begun]);
    expect(answers).toBeGreaterThan(10);
    const { rows } = await pool.query(`select relname from pg_class where relname ~ '^(purged|near|held)_'`);
    expect(rows).toEqual([]);
  });
});

it('the epoch of purges stays where only sign-ins and changes of users are written', async () => {
  const before = await store.purges.epoch();
  const by = { user: null, name: 'strangers' };
  const of = { kind: 'failed-sign-in', did: 'refused', subject: null, name: '', by, at: AT, detail: {} } as const;
  await store.audit.add({ schema: 'revenant.audit/1', id: 'audit-1', ...of });
  expect(await store.purges.epoch()).toBe(before);
});
