/**
 * A purge that goes on after a kill: its plan is stored, and each part of it is one transaction
 * with its log entry.
 */
import { randomUUID } from 'node:crypto';
import type { PurgeDocument, PurgePart, PurgePlan, PurgeProgress, PurgeRule } from '../../model/decisions/purge.ts';
import { sha256 } from '../../model/digest.ts';
import type { Queryable } from '../database/pool.ts';
import { after, cleanJson, firstRow, firstValue, rowsOf, valuesOf } from '../database/rows.ts';
import { addOperation } from '../ledger/audit.ts';
import { markPart, markRest } from './purge-marks.ts';
import { planOf } from './purge-plan.ts';
import { removeMarked } from './purge-rows.ts';
import { hideSites, showSites } from './purge-sites.ts';

/**
 * In the phase `end` all rows are gone, and in `clean` no file has them; the record is still to be
 * stored.
 */
type Phase = 'match' | 'visit' | 'rest' | 'end' | 'clean';
const NEXT = { match: 'visit', visit: 'rest' } as const;

interface RunRow {
  readonly id: string;
  /** With the value itself, which the record has only as a hash. */
  readonly rule: PurgeRule;
  readonly doc: PurgeDocument;
  readonly phase: Phase;
  /** The last id of the phase that was looked at. */
  readonly after: string;
  readonly part: number;
  readonly removed: Record<string, number>;
  readonly kept: number;
  readonly busy: number;
}

/** Stores the plan. Nothing is removed yet. */
export async function beginPurge(
  rule: PurgeRule,
  recordOf: (plan: PurgePlan) => PurgeDocument,
  client: Queryable,
): Promise<string> {
  const plan = await planOf(rule, client);
  // Between two parts no site is compared anew with a subject whose findings and judgements are
  // gone.
  if (rule.before === null) await hideSites(client);
  const doc = recordOf(plan);
  const id = doc.id ?? '';
  await client.query(
    `insert into revenant_purge_marks (purge, kind, id, why) select $1, 'match', id, null from purged_matches
    union all select $1, 'visit', id, null from purged_visits union all select $1, 'held', id, why from held_matches`,
    [id],
  );
  const sql = 'insert into revenant_purges (id, rule, doc) values ($1, $2::json, $3::json)';
  await client.query(sql, [id, cleanJson(rule), cleanJson(doc)]);
  return id;
}

/**
 * Carries out one more part, of at most `atOnce` visits or findings. Null: the purge goes on; else
 * its record, which is in the log now.
 * @param endsApart a step of its own stores the record, after the last rows are gone
 */
export async function stepPurge(
  id: string,
  atOnce: number,
  at: string,
  client: Queryable,
  endsApart = false,
): Promise<PurgeDocument | null> {
  const sql =
    'select id, rule, doc, phase, after, part, removed, kept, busy from revenant_purges where id = $1 for update';
  const run = await firstRow<RunRow>(client, sql, [id]);
  if (run === null) {
    const done = await firstValue<PurgeDocument>(client, 'select doc from revenant_operations where id = $1', [id]);
    if (done === null) throw new Error(`there is no purge ${id}`);
    return done;
  }
  // A hold, judgement, assignment, comment or case item that is being added now is either seen by
  // this part, or finds its subject gone.
  await client.query(
    `lock table revenant_holds, revenant_judgements, revenant_assignments, revenant_comments, revenant_cases, revenant_case_items,
      revenant_case_events in share row exclusive mode`,
  );
  if (run.phase === 'end' || run.phase === 'clean') return finish(run, client);
  if (run.phase === 'rest') {
    const gone = await removeRest(run, client);
    return endsApart ? setEnd(gone, client) : finish(gone, client);
  }
  const ids = await valuesOf<string>(
    client,
    `select id from revenant_purge_marks where purge = $1 and kind = $2 and id > $3 collate "C" order by id limit $4::bigint`,
    [id, run.phase, run.after, atOnce],
  );
  const last = ids.at(-1);
  if (last === undefined) {
    await client.query(`update revenant_purges set phase = $2, after = '' where id = $1`, [id, NEXT[run.phase]]);
    return null;
  }
  const { kept, busy } = await markPart(run.rule, { purge: id, phase: run.phase, ids }, client);
  // Held since the plan was made: their earlier forms keep visits too.
  await client.query(
    `insert into revenant_purge_marks (purge, kind, id, why) select $1, 'held', id, why from held_matches on conflict do nothing`,
    [id],
  );
  const removed = await removeMarked(null, client, run.rule.before === null ? { purge: id, after: last } : null);
  if (run.phase === 'visit' && run.rule.before === null) await showSites(ids, client);
  await client.query(
    `update revenant_purges set moved_at = clock_timestamp(), after = $2, part = part + 1, removed = $3::json, kept = kept + $4::integer, busy = busy + $5::integer
    where id = $1`,
    [id, last, JSON.stringify(sum(run.removed, removed)), kept, busy],
  );
  const { by, reason, rule } = run.doc;
  const part: PurgePart = {
    schema: 'revenant.purge-part/1',
    id: sha256(randomUUID()),
    ...{ purge: id, part: run.part + 1, at, by, reason, rule, removed },
  };
  await addOperation({ kind: 'purge-part', doc: part }, client);
  return null;
}

/** Removes the rows that go with no visit or finding. */
async function removeRest(run: RunRow, client: Queryable): Promise<RunRow> {
  await markRest(run.rule, client);
  return { ...run, removed: sum(run.removed, await removeMarked(run.rule, client)) };
}

/** All rows are gone: from now on nothing needs the value itself. */
async function setEnd({ id, removed }: RunRow, client: Queryable): Promise<null> {
  await client.query(
    `update revenant_purges set moved_at = clock_timestamp(), phase = 'end', rule = doc->'rule', removed = $2::json where id = $1`,
    [id, JSON.stringify(removed)],
  );
  return null;
}

/** Stores the record of the whole, and drops the state for going on. */
async function finish({ id, doc, removed, kept, busy }: RunRow, client: Queryable): Promise<PurgeDocument> {
  const marks = await rowsOf<PurgePlan['held'][number]>(
    client,
    `select id as match, why from revenant_purge_marks where purge = $1 and kind = 'held' and why is not null order by id`,
    [id],
  );
  const held = [...new Map([...doc.held, ...marks].map((one) => [one.match, one])).values()];
  await client.query('delete from revenant_purge_marks where purge = $1', [id]);
  await client.query('delete from revenant_purges where id = $1', [id]);
  const record = { ...doc, held, removed: sum(NONE_OF(doc), removed), kept: doc.kept + kept, busy: doc.busy + busy };
  await addOperation({ kind: 'purge', doc: record }, client);
  return record;
}

/** All rows of the purge are gone, and it has not ended yet. */
export const isAtEnd = async (id: string, client: Queryable): Promise<boolean> =>
  (await firstValue<Phase>(client, 'select phase from revenant_purges where id = $1', [id])) === 'end';

/** The purges that have not ended, the first first. */
export async function runningPurges(idleMs: number, client: Queryable): Promise<PurgeProgress[]> {
  const { rows } = await client.query<Pick<RunRow, 'id' | 'doc' | 'removed' | 'part'>>(
    `select id, doc, removed, part from revenant_purges
    where $1 = 0 or moved_at <= ${after('-$1')} order by seq`,
    [idleMs],
  );
  return rows.map(({ id, doc: { at, by, reason, rule, removed: planned }, removed, part }) => {
    const head = { schema: 'revenant.purge-progress/1', id, at, by, reason, rule } as const;
    return { ...head, planned, removed, parts: part };
  });
}

const NONE_OF = ({ removed }: PurgeDocument): Record<string, number> =>
  Object.fromEntries(Object.keys(removed).map((table) => [table, 0]));

function sum(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const all = { ...one };
  for (const [table, n] of Object.entries(other)) all[table] = (all[table] ?? 0) + n;
  return all;
}
