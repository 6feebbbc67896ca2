import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SqlPool } from '../../src/store/database/pool.ts';

/** What a crawl must have left behind, read with SQL of our own: not by the code that is judged. */
export interface Reckoning {
  /** Targets, matches, alerts or bytes that should be there and are not. */
  readonly lost: readonly string[];
  /** Effects that are there more than once. */
  readonly doubled: readonly string[];
  /** Leases, drafts and the like that nobody needs any more. */
  readonly leftBehind: readonly string[];
  readonly quarantined: readonly string[];
  /** Targets that ended otherwise than they would have without faults. */
  readonly changed: readonly string[];
}

export interface Expected {
  readonly run: string;
  readonly targets: number;
  /** Flagged matches with a watched side, each told once; null: as many as there are. */
  readonly alerts: number | null;
  readonly blobs: string;
  /** Where the workers put what they need for a while. */
  readonly temporary: string;
  /** Ids that the receiver heard, in order, with repetitions. */
  readonly told: readonly string[];
  /** Where faults of the world are expected, targets may end in other states, or be put off with a time. */
  readonly anyState?: boolean;
  /** Inputs that do kill: so many are rightly set aside, and have nothing to tell. */
  readonly deadly?: number;
}

export async function reckon(pool: SqlPool, expected: Expected): Promise<Reckoning> {
  const { run, targets, alerts, blobs, temporary, told, anyState = false, deadly = 0 } = expected;
  const ask = async (sql: string, ...params: unknown[]): Promise<string[]> =>
    (await pool.query<{ what: string }>(sql, params)).rows.map(({ what }) => what);
  const lost: string[] = [];
  const doubled: string[] = [];

  const here = await ask('select id as what from revenant_targets where run = $1', run);
  if (here.length !== targets) lost.push(`${targets - here.length} targets`);
  lost.push(
    ...(await ask(
      `select 'the alert ' || id || ' is ' || state as what from revenant_deliveries where state <> 'delivered'`,
    )),
    ...(await ask(
      `select t.id || ' waits for ' || coalesce(t.step, 'its final visit') as what from revenant_targets t
      where t.run = $1 and not ($2 and t.not_before is not null) and (t.step is not null
        or not exists (select from revenant_visits v where v.id = t.visit and v.target_id = t.id and v.final))`,
      run,
      anyState,
    )),
    ...(await ask(
      `select v.id || ' has no fingerprint' as what from revenant_visits v where v.run = $1 and v.final
        and coalesce(v.reason, '') <> 'crash:worker'
        and not exists (select from revenant_fingerprints f where f.visit = v.id)`,
      run,
    )),
  );
  doubled.push(
    ...(await ask(
      `select target_id || ' has ' || count(*) || ' visits' as what from revenant_visits v
      where run = $1 and state <> 'deferred' and not exists (select from revenant_visits q where q.target_id = v.target_id and q.reason = 'crash:worker')
      group by target_id having count(*) > 1`,
      run,
    )),
    ...(await ask(
      `select visit || ' has ' || count(*) || ' of one capture' as what from revenant_captures
      group by visit, role, url, doc->>'rendered', doc->>'status' having count(*) > 1`,
    )),
    ...(await ask(
      `select visit || ' has ' || count(*) || ' fingerprints' as what from revenant_fingerprints group by visit having count(*) > 1`,
    )),
    ...(await ask(
      `select alert->>'match' || ' is told ' || count(*) || ' times' as what from revenant_deliveries
      where alert->>'type' <> 'digest' group by hook, alert->>'match', alert->>'type' having count(*) > 1`,
    )),
  );

  // The id under which each alert went out: its own, that of a finding of its operator, or a digest's.
  const deliveries = await ask(
    `select coalesce(over.alert, whole.alert, one.alert)->>'id' as what from revenant_deliveries one
    left join revenant_deliveries whole on whole.id = one.digest
    left join revenant_deliveries over on over.id = whole.digest
    where one.state = 'delivered' and one.alert->>'type' <> 'digest'`,
  );
  lost.push(
    ...(await ask(
      `select 'the digest ' || whole.id || ' has other alerts than those that wait for it' as what
      from revenant_deliveries whole where whole.alert->>'type' = 'digest'
        and (select json_agg(part->>'id' order by part->>'id')::text from jsonb_array_elements(whole.alert::jsonb->'alerts') as part)
          is distinct from (select json_agg(one.alert->>'id' order by one.alert->>'id')::text from revenant_deliveries one where one.digest = whole.id)`,
    )),
  );
  lost.push(
    ...(await ask(
      `select 'the alert ' || head.id || ' has other findings than those that go with it' as what
      from revenant_deliveries head where head.alert->>'type' <> 'digest'
        and (select json_agg(more order by more)::text from jsonb_array_elements_text(head.alert::jsonb->'more') as more)
          is distinct from (select json_agg(one.alert->>'match' order by one.alert->>'match')::text from revenant_deliveries one where one.digest = head.id)`,
    )),
  );
  const heard = new Set(told);
  const due = alerts === null ? deliveries.length : alerts - deadly;
  if (deliveries.length < due) lost.push(`${due - deliveries.length} of ${due} alerts`);
  if (deliveries.length > due) doubled.push(`${deliveries.length - due} alerts too many`);
  for (const id of deliveries) if (!heard.has(id)) lost.push(`the alert ${id} is marked as delivered and was not`);
  for (const id of heard) if (!deliveries.includes(id)) doubled.push(`the receiver heard of ${id}, the outbox did not`);

  for (const digest of await ask(
    'select distinct c.body as what from revenant_captures c join revenant_visits v on v.id = c.visit where v.run = $1 and c.body is not null',
    run,
  )) {
    const path = join(blobs, digest.slice(0, 2), digest);
    const whole = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === digest;
    if (!whole) lost.push(`the bytes ${digest}`);
  }

  const leftBehind = [
    ...(await ask(`select 'the lease of ' || id as what from revenant_targets where worker is not null`)),
    ...(await ask(
      `select 'the delivery lease of ' || id as what from revenant_deliveries where state = 'pending' and lease_until is not null`,
    )),
    ...readdirSync(temporary).map((name) => `the temporary ${name}`),
    ...(existsSync(join(blobs, 'tmp')) ? readdirSync(join(blobs, 'tmp')).map((name) => `the draft ${name}`) : []),
  ];
  const aside = await ask(
    `select doc->>'target' as what from revenant_visits where run = $1 and reason = 'crash:worker'`,
    run,
  );
  const changed = anyState
    ? []
    : await ask(
        `select (doc->>'target') || ' ' || state || ' ' || coalesce(reason, '') as what from revenant_visits
        where run = $1 and state <> 'captured' and coalesce(reason, '') <> 'crash:worker'`,
        run,
      );
  if (aside.length < deadly) lost.push('an input that kills was not set aside');
  return { lost, doubled, leftBehind, quarantined: aside.length === deadly ? [] : aside, changed };
}
