import { canonicalJson } from '../../model/canonical-json.ts';
import type { Checkpoint, LogEntry } from '../../model/decisions/evidence.ts';
import { hashOfEntry } from '../../model/decisions/log-hash.ts';
import type { Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { EvidenceLog, Logged } from '../../model/ports/evidence.ts';
import { type Queryable, type SqlPool, transaction } from '../database/pool.ts';
import { cleanJson, firstRow, firstValue, valuesOf } from '../database/rows.ts';
import { conditionsOf, writersOf } from './log-filter.ts';
import { asStored } from './visits.ts';

interface LogRow extends Omit<LogEntry, 'seq' | 'schema'> {
  readonly seq: string | number;
}
const COLUMNS = 'seq, at, kind, subject, digest, previous, hash';
const NOW = `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Append only; triggers of the database enforce that too. */
export function openLog(pool: SqlPool): EvidenceLog {
  const entries = async (rest: string, params: readonly unknown[]): Promise<LogEntry[]> => {
    const { rows } = await pool.query<LogRow>(`select ${COLUMNS} from revenant_log ${rest}`, params);
    return rows.map(({ seq, ...row }) => ({ schema: 'revenant.log-entry/1', seq: Number(seq), ...row }));
  };
  return {
    append: (logged) => transaction(pool, (client) => appendToLog(logged, client)),
    entries: (after, limit, { kind, since } = {}) =>
      entries(
        `where seq > $1::bigint and ($3::text is null or kind = $3) and ($4::text is null or at >= $4)
        order by seq limit $2::bigint`,
        [after, limit, kind ?? null, since ?? null],
      ),
    async latest({ kind, before, limit, ...filter }) {
      const { where, params } = await conditionsOf(filter, pool);
      return entries(
        // By kind there is an index: the plan must not depend on whether a kind is asked for.
        `where ($2::bigint is null or seq < $2::bigint) ${kind === undefined ? 'and $1::text is null' : 'and kind = $1'}
        ${where} order by seq desc limit $3::bigint`,
        [kind ?? null, before ?? null, limit, ...params],
      );
    },
    writers: (found) => writersOf(found, pool),
    about: (subjects) =>
      entries('where subject in (select json_array_elements_text($1::json)) order by seq', [JSON.stringify(subjects)]),
    async head() {
      const [last] = await entries('order by seq desc limit 1', []);
      return last === undefined ? { size: 0, hash: '' } : { size: last.seq, hash: last.hash };
    },
    lastCheckpoint: () =>
      firstValue<Checkpoint>(pool, 'select doc from revenant_checkpoints order by seq desc limit 1'),
    checkpoints: () => valuesOf<Checkpoint>(pool, 'select doc from revenant_checkpoints order by seq'),
    async addCheckpoint(checkpoint) {
      const sql = 'insert into revenant_checkpoints (size, doc) values ($1::bigint, $2::json)';
      await pool.query(sql, [checkpoint.size, cleanJson(checkpoint)]);
    },
  };
}

/** An entry for a document, with the digest of what is stored of it. */
export function loggedOf(kind: Logged['kind'], subject: string, doc: unknown): Logged {
  return { kind, subject, digest: sha256(canonicalJson(JSON.parse(cleanJson(doc)))) };
}

export const visitLogged = (visit: Visit): Logged => loggedOf('capture', visit.id, asStored(visit));
export const matchLogged = (match: Match): Logged => loggedOf('match', match.id, match);

/**
 * Call it last in a transaction: it locks the end of the chain. A match that was found again
 * unchanged gets no entry.
 */
export async function appendToLog(logged: readonly Logged[], client: Queryable): Promise<void> {
  if (logged.length === 0) return;
  const last = await firstRow<{ seq: string | number; hash: string; at: string }>(
    client,
    `select seq, hash, ${NOW} as at from revenant_log_head for update`,
  );
  if (last === null) throw new Error('the end of the log is not in the database');
  const matches = logged.filter(({ kind }) => kind === 'match').map(({ subject }) => subject);
  const known = matches.length === 0 ? new Set<string>() : await latestDigests(matches, client);
  let { hash } = last;
  let seq = Number(last.seq);
  const entries: LogEntry[] = [];
  for (const { kind, subject, digest } of logged) {
    if (kind === 'match' && known.has(`${subject} ${digest}`)) continue;
    const entry = { seq: ++seq, at: last.at, kind, subject, digest, previous: hash };
    hash = hashOfEntry(entry);
    entries.push({ schema: 'revenant.log-entry/1', ...entry, hash });
  }
  if (entries.length === 0) return;
  await client.query(
    `with written as (
      insert into revenant_log (${COLUMNS})
      select seq, at, kind, subject, digest, previous, hash from json_to_recordset($1::json)
        as e(seq bigint, at text, kind text, subject text, digest text, previous text, hash text)
    ) update revenant_log_head set seq = $2::bigint, hash = $3`,
    [JSON.stringify(entries), seq, hash],
  );
}

async function latestDigests(subjects: readonly string[], client: Queryable): Promise<Set<string>> {
  const { rows } = await client.query<{ subject: string; digest: string }>(
    `select distinct on (subject) subject, digest from revenant_log
    where kind = 'match' and subject in (select json_array_elements_text($1::json)) order by subject, seq desc`,
    [JSON.stringify(subjects)],
  );
  return new Set(rows.map(({ subject, digest }) => `${subject} ${digest}`));
}
