/** Findings by operator: those between sites of one are a group, any other is alone. */
import type { Operator } from '../../model/derived/operator.ts';
import { memoised } from '../../model/memoised.ts';
import type { FindingRow, MatchFilter } from '../../model/ports/matches.ts';
import type { Store } from '../../model/ports/store.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import { type Joined, MOST_JOINS, storedOperators } from './operators.ts';

export interface FindingGroup {
  /** The operator's id or key, else the id of the finding. */
  readonly key: string;
  readonly operator: Operator | null;
  /** Those of the filter, the heaviest first. */
  readonly findings: readonly FindingRow[];
  readonly sites: number;
}

export const SORTS = ['weight', 'findings', 'sites', 'newest', 'name'] as const;
export interface Grouping {
  readonly sort?: (typeof SORTS)[number] | undefined;
  /** Only groups with this text in a name of a site, a title, a listed or operator's name. */
  readonly words?: string | undefined;
  /** Only this operator: its id, or any site of it. */
  readonly operator?: string | undefined;
  /** True: not by a join of a moment ago. */
  readonly isFresh?: boolean | undefined;
}

type GroupStore = Pick<Store, 'assignments' | 'matches' | 'operatorDecisions' | 'purges' | 'search'>;

/** Lists of findings that are kept until something changes. */
const KEPT = 12;
/** Milliseconds. */
const LIST_MS = 10_000;
const SITES_NAMED = 5_000;
interface KeptRows {
  readonly revision: string;
  readonly at: number;
  readonly rows: Promise<FindingRow[]>;
}
const keptOf = memoised(({ purges }: GroupStore) => untilPurge(purges.epoch, () => new Map<string, KeptRows>()));

/** `cut`: there are more findings than are grouped, and only the heaviest are. */
export async function findingGroups(
  filter: MatchFilter,
  { sort = 'weight', words = '', operator, isFresh }: Grouping,
  store: GroupStore,
): Promise<{ readonly groups: readonly FindingGroup[]; readonly cut: boolean }> {
  const [rows, joined] = await Promise.all([rowsOf(filter, words !== '', store), storedOperators(store, isFresh)]);
  const only = operator === undefined ? undefined : joined.of(operator);
  let groups = groupedOnce(rows, joined);
  if (operator !== undefined) groups = groups.filter((one) => only !== undefined && one.operator === only);
  if (words !== '') {
    const titled = new Set(await store.search.sitesNamed(words, SITES_NAMED));
    groups = groups.filter((one) => hasWords(one, words.toLowerCase(), titled));
  }
  return { groups: sort === 'weight' ? groups : [...groups].sort(ORDERS[sort]), cut: rows.length > MOST_JOINS };
}

/** Changes after a finding, a judgement, an assignment or a decision about an operator. */
export async function findingsRevision({ matches, assignments }: Pick<Store, 'assignments' | 'matches'>) {
  return (await Promise.all([matches.revision(), assignments.revision()])).join(' ');
}

/**
 * Kept while no finding, judgement, assignment or operator has changed. Lists change otherwise too,
 * so what one is asked for is kept for a while only.
 */
async function rowsOf(filter: MatchFilter, withNames: boolean, store: GroupStore): Promise<FindingRow[]> {
  const { limit: _, offset: __, after: ___, ...asked } = filter;
  const read = () => store.matches.rows({ ...asked, limit: MOST_JOINS + 1 }, withNames);
  const most = asked.list === undefined && asked.programme === undefined ? Number.POSITIVE_INFINITY : LIST_MS;
  const kept = await keptOf(store)();
  const revision = await (asked.assigned === undefined ? store.matches.revision() : findingsRevision(store));
  const key = JSON.stringify([withNames, asked]);
  const known = kept.get(key);
  if (known?.revision === revision && performance.now() - known.at < most) return known.rows;
  const rows = read();
  remember(kept, key, { revision, rows, at: performance.now() }, KEPT);
  rows.catch(() => kept.delete(key));
  return rows;
}

const LAST = new WeakMap<
  readonly FindingRow[],
  { readonly joined: Joined; readonly groups: readonly FindingGroup[] }
>();

function groupedOnce(rows: readonly FindingRow[], joined: Joined): readonly FindingGroup[] {
  const last = LAST.get(rows);
  if (last?.joined === joined) return last.groups;
  const groups = grouped(rows.slice(0, MOST_JOINS), joined);
  LAST.set(rows, { joined, groups });
  return groups;
}

/** In the order of the rows: the group with the heaviest finding first. */
function grouped(rows: readonly FindingRow[], joined: Joined): FindingGroup[] {
  const groups = new Map<string, { operator: Operator | null; findings: FindingRow[]; sites: Set<string> }>();
  for (const row of rows) {
    const [left, right] = [joined.of(row.left), joined.of(row.right)];
    const operator = left !== undefined && left === right ? left : null;
    const key = operator === null ? row.id : (operator.id ?? operator.key);
    const group = groups.get(key) ?? { operator, findings: [], sites: new Set() };
    groups.set(key, group);
    group.findings.push(row);
    group.sites.add(row.left).add(row.right);
  }
  return [...groups].map(([key, { sites, ...group }]) => ({ key, ...group, sites: sites.size }));
}

function hasWords({ operator, findings }: FindingGroup, words: string, titled: ReadonlySet<string>): boolean {
  const has = (text: string): boolean => text.toLowerCase().includes(words);
  if (operator !== null && (has(operator.name) || operator.nodes.some(({ name }) => has(name)))) return true;
  return findings.some(
    ({ left, right, names }) => has(left) || has(right) || has(names) || titled.has(left) || titled.has(right),
  );
}

type Order = (a: FindingGroup, b: FindingGroup) => number;
const nameOf = ({ operator, findings }: FindingGroup): string =>
  (operator?.name ?? findings[0]?.left ?? '').toLowerCase();
const newestOf = ({ findings }: FindingGroup): string =>
  findings.reduce((latest, { foundAt }) => (foundAt > latest ? foundAt : latest), '');
const heaviest: Order = ({ findings: [a] }, { findings: [b] }) =>
  (b?.weight ?? 0) - (a?.weight ?? 0) || compare(a?.id ?? '', b?.id ?? '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS: Readonly<Record<Exclude<(typeof SORTS)[number], 'weight'>, Order>> = {
  findings: (a, b) => b.findings.length - a.findings.length || heaviest(a, b),
  sites: (a, b) => b.sites - a.sites || heaviest(a, b),
  newest: (a, b) => compare(newestOf(b), newestOf(a)) || heaviest(a, b),
  name: (a, b) => compare(nameOf(a), nameOf(b)) || heaviest(a, b),
};

/**
 * A group as a person saw it: each finding with what a judgement depends on. Short, as a form has
 * many.
 */
export const stateOf = ({ findings }: Pick<FindingGroup, 'findings'>): string => findings.map(tokenOf).join(' ');

function tokenOf({ id, verdict, weight, judgement }: FindingRow): string {
  return `${id.slice(0, ID)}${verdict.slice(0, 2)}${judgement?.[0] ?? '-'}${Math.round(weight * 100)}`;
}
const ID = 16;

export interface GroupChange {
  readonly how: 'new' | 'changed' | 'gone';
  /** The id, or of a finding that is gone its beginning. */
  readonly id: string;
}

/** The group that now has findings of a group that a person saw, and what has changed in it. */
export function sinceSeen(
  state: string,
  groups: readonly FindingGroup[],
): { readonly group: FindingGroup | undefined; readonly changes: readonly GroupChange[] } {
  const seen = new Map(state.split(' ').map((token) => [token.slice(0, ID), token]));
  const group = groups.find(({ findings }) => findings.some(({ id }) => seen.has(id.slice(0, ID))));
  const now = new Set(group?.findings.map(({ id }) => id.slice(0, ID)));
  const changes: GroupChange[] = [...seen.keys()].filter((id) => !now.has(id)).map((id) => ({ how: 'gone', id }));
  for (const row of group?.findings ?? []) {
    const token = seen.get(row.id.slice(0, ID));
    if (token !== tokenOf(row)) changes.push({ how: token === undefined ? 'new' : 'changed', id: row.id });
  }
  return { group, changes };
}
