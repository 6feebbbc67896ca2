import type { ReasonJudgement } from '../../model/derived/reason-judgement.ts';
import type { Suggestion, SuggestionReason } from '../../model/derived/suggestion.ts';
import { sha256 } from '../../model/digest.ts';
import type { Suggestions } from '../../model/ports/suggestions.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { chunksOf, cleanJson, hasRow, idsBeginning, isText, mapOf, valuesOf } from '../database/rows.ts';
import { keyOf } from './entities.ts';
import { insertDeliveries } from './outbox.ts';

const ROWS_A_STATEMENT = 500;
/** More say nothing new: the rank takes the strongest of each kind. */
const MOST_REASONS = 50;
const MOST_JUDGEMENTS = 5_000;

type Head = Omit<Suggestion, 'reasons' | 'bits' | 'state'>;
type Rank = Parameters<Suggestions['add']>[1];

export function openSuggestions(pool: SqlPool): Suggestions {
  return {
    async add(found, rank, alerts = () => []) {
      let added = 0;
      for (const chunk of chunksOf(found, ROWS_A_STATEMENT))
        added += await transaction(pool, (client) => addAll(chunk, rank, alerts, client));
      return added;
    },
    get: async (id) => (await listed('s.id = $1', [id], pool))[0] ?? null,
    ids: (beginning) => idsBeginning('revenant_suggestions', beginning, pool),
    list: ({ state, entity, site, after, limit }) =>
      listed(
        `($1::text is null or s.state = $1)
          and ($2::text is null or s.id in (select r.suggestion from revenant_suggestion_reasons r where r.entity = $2))
          and ($3::text is null or (${isText('s.site', '$3')}))
          and ($4::double precision is null or s.bits < $4 or (s.bits = $4 and s.id > $5))
        order by s.bits desc, s.id limit $6::bigint`,
        [
          ...[state ?? null, entity === undefined ? null : keyOf(entity), site ?? null],
          ...[after?.bits ?? null, after?.id ?? null, limit ?? null],
        ],
        pool,
      ),
    async forget(ids) {
      const sql = `delete from revenant_suggestions
        where id in (select json_array_elements_text($1::json)) and state <> 'dismissed'`;
      await pool.query(sql, [JSON.stringify(ids)]);
    },
    queuedSince: (at) =>
      mapOf<string, number>(
        pool,
        'select domain, count(*)::integer as n from revenant_suggestions where queued_at > $1::timestamptz and domain is not null group by domain',
        [at],
      ),
    async change(id, from, { state, ...rest }) {
      const { domain = null, ...known } = rest as typeof rest & { readonly domain?: string };
      return hasRow(
        pool,
        `update revenant_suggestions set state = $3,
          queued_at = case when $5::text is null then queued_at else clock_timestamp() end, domain = coalesce($5, domain),
          doc = (doc::jsonb - 'decision' - 'run' - 'visit' - 'detail' || $4::jsonb)::json
        where id = $1 and state in (select json_array_elements_text($2::json)) returning id`,
        [id, JSON.stringify(from), state, cleanJson(known), domain],
      );
    },
    async judge(judgement) {
      const sql = 'insert into revenant_reason_judgements (suggestion, at, doc) values ($1, $2::timestamptz, $3)';
      await pool.query(sql, [judgement.suggestion, judgement.at, cleanJson(judgement)]);
    },
    async judgements(until) {
      const found = await valuesOf<ReasonJudgement>(
        pool,
        `select doc from revenant_reason_judgements where $1::text is null or at <= $1::timestamptz
        order by seq desc limit ${MOST_JUDGEMENTS}`,
        [until ?? null],
      );
      return found.reverse();
    },
  };
}

/** @param where a condition on the suggestion `s`, with its order and limit */
function listed(where: string, params: readonly unknown[], from: Queryable): Promise<Suggestion[]> {
  return valuesOf<Suggestion>(
    from,
    `select (s.doc::jsonb || jsonb_build_object('state', s.state, 'bits', s.bits, 'reasons', (
      select coalesce(jsonb_agg(r.doc::jsonb order by (r.doc->>'bits')::double precision desc, r.id), '[]')
      from revenant_suggestion_reasons r where r.suggestion = s.id))) as doc
    from revenant_suggestions s where ${where}`,
    params,
  );
}

async function addAll(
  found: Parameters<Suggestions['add']>[0],
  rank: Rank,
  alerts: NonNullable<Parameters<Suggestions['add']>[2]>,
  client: Queryable,
): Promise<number> {
  let added = 0;
  // In one order, so that two callers with the same addresses wait and do not block each other.
  for (const { reasons, ...about } of [...found].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const times = reasons.map(({ seenAt }) => seenAt).sort();
    const head: Head = {
      ...{ schema: 'revenant.suggestion/1', ...about },
      ...{ firstSeen: times[0] ?? '', lastSeen: times.at(-1) ?? '' },
    };
    const isNew = await hasRow(
      client,
      `insert into revenant_suggestions (id, site, state, bits, doc) values ($1, $2, 'new', 0, $3)
      on conflict (id) do nothing returning id`,
      [about.id, about.site, cleanJson(head)],
    );
    if (isNew) {
      added += 1;
      await insertDeliveries(alerts({ ...about, reasons }), client);
    }
    await client.query(
      `insert into revenant_suggestion_reasons (suggestion, id, visit, entity, doc)
      select $1, r.id, r.visit, r.entity, r.doc
      from json_to_recordset($2::json) as r(id text, visit text, entity text, doc json)
      on conflict (suggestion, id) do update set visit = excluded.visit, doc = excluded.doc`,
      [about.id, cleanJson(reasons.map((doc) => ({ ...rowOf(doc), doc })))],
    );
    // The strongest stay: many weak ones must not keep a strong one out.
    await client.query(
      `delete from revenant_suggestion_reasons where suggestion = $1 and id in (
        select id from revenant_suggestion_reasons where suggestion = $1
        order by (doc->>'bits')::double precision desc, id offset ${MOST_REASONS})`,
      [about.id],
    );
    for (const known of await listed('s.id = $1 for update of s', [about.id], client))
      await rankAgain(known, head, rank, client);
  }
  return added;
}

/** The same reason of a later visit takes the place of the earlier one. */
const rowOf = ({ kind, from, entity, visit, asked, quote }: SuggestionReason) => {
  const id = asked === undefined ? sha256(kind, from, entity) : sha256(kind, from, entity, asked.source, quote);
  return { id, visit, entity: keyOf(entity) };
};

async function rankAgain(
  { id, state, reasons, decision, ...known }: Suggestion,
  { firstSeen, lastSeen, address }: Head,
  rank: Rank,
  client: Queryable,
): Promise<void> {
  const returns = state === 'dismissed' && reasons.some(({ kind }) => decision?.kinds.includes(kind) !== true);
  const seen = {
    // The shortest address of a site is nearest to its front door.
    address: address.length < known.address.length ? address : known.address,
    firstSeen: firstSeen < known.firstSeen ? firstSeen : known.firstSeen,
    lastSeen: lastSeen > known.lastSeen ? lastSeen : known.lastSeen,
  };
  await client.query(
    'update revenant_suggestions set state = $2, bits = $3, noted_at = clock_timestamp(), doc = (doc::jsonb || $4::jsonb)::json where id = $1',
    [id, returns ? 'new' : state, rank(reasons), cleanJson(seen)],
  );
}
