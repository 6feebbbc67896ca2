/** Writers and sites of the log's entries, from the rows that they are about. */
import { canonicalJson } from '../../model/canonical-json.ts';
import { AuditKind } from '../../model/decisions/audit.ts';
import type { LogEntry } from '../../model/decisions/evidence.ts';
import { sha256 } from '../../model/digest.ts';
import type { LogFilter } from '../../model/ports/evidence.ts';
import { spelledName } from '../../model/text/person-name.ts';
import type { Queryable } from '../database/pool.ts';
import { isText, rowsOf } from '../database/rows.ts';

interface Written {
  /** Kinds of log entries that this row may have. */
  readonly kinds: readonly string[];
  readonly subject: string;
  /** The document, where one subject has several. */
  readonly doc: unknown;
  readonly by: string | null;
}

/** The rows with a writer: subject, doc (null: the subject identifies it), writer. */
const SOURCES: readonly { readonly kinds: readonly string[]; readonly sql: string }[] = [
  {
    kinds: ['judgement', 'retraction'],
    sql: `select match as subject, doc, doc->>'by' as by from revenant_judgements`,
  },
  { kinds: ['assignment'], sql: `select match as subject, doc, doc->>'by' as by from revenant_assignments` },
  {
    kinds: ['comment'],
    sql: `select id as subject, null::json as doc, doc->>'by' as by from revenant_comments where withdraws is null`,
  },
  {
    kinds: ['withdrawal'],
    sql: `select withdraws as subject, null::json as doc, doc->>'by' as by from revenant_comments where withdraws is not null`,
  },
  { kinds: ['hold'], sql: `select id as subject, null::json as doc, doc->>'by' as by from revenant_holds` },
  {
    kinds: ['lift'],
    sql: `select id as subject, null::json as doc, doc->'lifted'->>'by' as by from revenant_holds where not in_force`,
  },
  {
    kinds: ['purge', 'restore', ...AuditKind.options],
    sql: `select id as subject, null::json as doc, coalesce(doc->'by'->>'name', doc->>'by') as by from revenant_operations`,
  },
];
const digestOf = (doc: unknown): string => sha256(canonicalJson(doc));

/** Kinds that only admins may find by name. */
const PEOPLE: ReadonlySet<string> = new Set(AuditKind.options);

async function written(
  condition: string,
  params: readonly unknown[],
  wanted: (kinds: readonly string[]) => boolean,
  client: Queryable,
): Promise<Written[]> {
  const found: Written[] = [];
  for (const { kinds, sql } of SOURCES.filter((source) => wanted(source.kinds))) {
    const all = `select * from (${sql}) as written where ${condition}`;
    const rows = await rowsOf<Omit<Written, 'kinds'>>(client, all, params);
    found.push(...rows.map((row) => ({ ...row, kinds })));
  }
  return found;
}

export async function writersOf(entries: readonly LogEntry[], client: Queryable): Promise<ReadonlyMap<number, string>> {
  const subjects = JSON.stringify([...new Set(entries.map(({ subject }) => subject))]);
  const kinds = new Set<string>(entries.map(({ kind }) => kind));
  const rows = await written(
    'subject in (select json_array_elements_text($1::json))',
    [subjects],
    (of) => of.some((kind) => kinds.has(kind)),
    client,
  );
  const writers = new Map(
    rows.flatMap(({ kinds: of, subject, doc, by }) =>
      of.map((kind) => [[kind, subject, doc === null ? '' : digestOf(doc)].join(' '), by] as const),
    ),
  );
  return new Map(
    entries.flatMap(({ seq, kind, subject, digest }) => {
      const by = writers.get(`${kind} ${subject} ${digest}`) ?? writers.get(`${kind} ${subject} `) ?? null;
      return by === null ? [] : [[seq, by] as const];
    }),
  );
}

/** Conditions on rows of the log, with parameters from $4 on. */
export async function conditionsOf(
  { by, people = false, site, from, until }: Omit<LogFilter, 'kind'>,
  client: Queryable,
): Promise<{ readonly where: string; readonly params: readonly unknown[] }> {
  const params: unknown[] = [];
  const conditions: string[] = [];
  const add = (value: unknown, condition: (at: string) => string): void => {
    conditions.push(condition(`$${params.push(value) + 3}`));
  };
  if (from !== undefined) add(from, (at) => `at >= ${at}`);
  if (until !== undefined) add(until, (at) => `at < ${at}`);
  if (by !== undefined)
    add(JSON.stringify(await entriesBy(by, people, client)), (at) => {
      const which = `json_to_recordset(${at}::json) as w(kind text, subject text, digest text)`;
      return `seq in (select l.seq from ${which} join revenant_log l
        on l.subject = w.subject and l.kind = w.kind and (w.digest is null or l.digest = w.digest))`;
    });
  if (site !== undefined) add(site, (at) => `subject in (${subjectsOf(`${at}::text`)})`);
  return { where: conditions.map((one) => `and ${one}`).join(' '), params };
}

async function entriesBy(name: string, people: boolean, client: Queryable) {
  const condition = 'lower(normalize(trim(by), NFKC)) = $1';
  const rows = await written(condition, [spelledName(name)], () => true, client);
  return rows.flatMap(({ kinds, subject, doc }) =>
    kinds
      .filter((kind) => people || !PEOPLE.has(kind))
      .map((kind) => ({ kind, subject, digest: doc === null ? null : digestOf(doc) })),
  );
}

function subjectsOf(site: string): string {
  const is = (column: string): string => isText(column, site);
  const visits = `select id from revenant_visits where ${is('site')}`;
  const matches = `select id from revenant_matches where ${is('left_site')} union select id from revenant_matches where ${is('right_site')}`;
  const about = (kind: string): string =>
    `${kind} = 'site' and ${is('subject')} or ${kind} = 'finding' and subject in (${matches})`;
  return `${visits} union ${matches} union select doc->>'id' from revenant_drawings where visit in (${visits})
    union select id from revenant_holds where ${about('kind')} or kind = 'visit' and subject in (${visits})
    union select id from revenant_comments where withdraws is null and (${about('about')})`;
}
