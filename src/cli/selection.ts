/** Options that select stored runs, visits and findings for a command. */

import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import type { Match } from '../model/derived/match.ts';
import type { EarlierMatch, Matches, MatchFilter } from '../model/ports/matches.ts';
import type { Store } from '../model/ports/store.ts';
import { command } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { Instant, Kind, Verdict } from '../model/words.ts';
import { wholeNumber, wordIn } from './options.ts';

/** @param see the command that lists those that there are */
export const none = (what: string, typed: string, see: string): UsageError =>
  new UsageError(`no ${what} ${typed} (see ${command(see)})`);

/** The one whose id begins as typed, as in git. Throws UsageError for none, or more than one. */
export function onlyOne<One extends { readonly id: string }>(
  all: readonly One[],
  typed: string,
  what: string,
  see: string,
): One {
  const found = all.filter(({ id }) => id.startsWith(typed));
  return theOnly(found, typed, what, see);
}

function theOnly<One>([only, another]: readonly One[], typed: string, what: string, see: string): One {
  if (only === undefined) throw none(what, typed, see);
  if (another === undefined) return only;
  throw new UsageError(`more than one ${what} begins with ${typed}: type more of its id`);
}

/** The one id of the store that begins as typed. `ids` returns at most two. Throws UsageError. */
async function wholeId(
  typed: string,
  what: string,
  see: string,
  ids: (beginning: string) => Promise<string[]>,
): Promise<string> {
  return theOnly(/^[0-9a-f]{1,64}$/.test(typed) ? await ids(typed) : [], typed, what, see);
}

/** A visit by the beginning of its id. */
export const wholeVisitId = (typed: string, { ledger }: Pick<Store, 'ledger'>): Promise<string> =>
  wholeId(typed, 'visit', 'visits list', ledger.visitIds);

/** The filter with the whole id of its run. Throws UsageError for an unknown run. */
export async function withWholeRun<Filter extends { readonly run?: string }>(
  { run: typed, ...filter }: Filter,
  { ledger }: Pick<Store, 'ledger'>,
): Promise<Omit<Filter, 'run'> & { run?: string }> {
  if (!typed) return filter;
  const run = await wholeId(typed, 'run', 'visits list --json', ledger.runIds);
  return { ...filter, run };
}

/**
 * A finding by the beginning of its id, with its earlier documents.
 *
 * @param at an instant (ISO 8601): the finding as it was then; `best`: at its heaviest
 * @throws UsageError where there is none
 */
export async function findingAt(
  id: string,
  at: string | undefined,
  matches: Pick<Matches, 'get' | 'ids' | 'earlier' | 'bests'>,
): Promise<{ match: Match; earlier: EarlierMatch[] }> {
  const whole = await wholeId(id, 'match', 'matches list', matches.ids);
  const match = await matches.get(whole);
  if (match === null) throw none('match', id, 'matches list');
  const earlier = await matches.earlier(whole);
  if (at === undefined) return { match, earlier };
  if (at === 'best') return { match: (await matches.bests([whole])).get(whole)?.[0]?.match ?? match, earlier: [] };
  const time = Date.parse(at);
  if (Number.isNaN(time)) throw new UsageError(`not an instant: ${at} (2026-11-25T14:00:00Z, or best)`);
  const then = earlier.findLast(({ until }) => time < Date.parse(until));
  return then === undefined ? { match, earlier } : { match: then.match, earlier: [] };
}

export function earlierLine({ since, until, match }: EarlierMatch): string {
  const { verdict, weight, id } = match;
  return `Before: ${verdict}, ${weight.toFixed(1)} bits, from ${timeText(since)} to ${timeText(until)} (${command(`matches show ${id.slice(0, 12)} --at ${since}`)})`;
}

/** Options that select stored matches. */
export function withMatchFilter(command: Command): Command {
  return command
    .option('--run <id>', 'found by this run only (its id, or the beginning)')
    .option(
      '--verdict <verdict>',
      'with this verdict only: strong, likely or lead; unrelated for matches that were flagged before',
    )
    .option('--flagged', 'flagged only: likely or strong')
    .option('--was-flagged', 'only matches that are no longer flagged')
    .option('--site <site>', 'with this site')
    .option('--entity <id>', 'with this listed entity, or a site that its list gives')
    .option('--list <name>', 'with an entity of this watchlist')
    .option('--programme <name>', 'with an entity of this programme')
    .option(
      '--kind <kind>',
      'with a side of this kind: website, social-page, trade-listing, or list for an entry of one',
    )
    .addOption(
      new Option('--judgement <judgement>', 'with this latest judgement, or none').choices([
        'none',
        'positive',
        'unsure',
        'negative',
      ]),
    )
    .option('--assigned <name>', 'assigned to this person')
    .option('--unassigned', 'assigned to nobody')
    .option('--since <time>', 'found or changed since (2026-11-25, or 2026-11-25T14:00:00Z)')
    .option('--weaker-since <time>', 'weaker than it was then')
    .option('--stronger-since <time>', 'stronger than it was then')
    .option('--limit <n>', 'at most this many', wholeNumber(1));
}

/** The options as typed: some have another name in the filter. */
export type MatchFlags = MatchFilter & {
  readonly judgement?: NonNullable<MatchFilter['judged']>;
  readonly unassigned?: boolean;
};

const TIMES = ['since', 'weakerSince', 'strongerSince'] as const;

/**
 * The filter that the options make. Throws UsageError for an unknown verdict or kind, or an invalid
 * time, before anything is opened.
 */
export function filterOf(flags: MatchFlags): MatchFilter {
  const { run, verdict, flagged, wasFlagged, site, entity, list, programme, kind, judgement, assigned, limit } = flags;
  if (verdict !== undefined && !Verdict.safeParse(verdict).success)
    throw new UsageError(`no such verdict: ${verdict} (one of strong, likely, lead, unrelated)`);
  wordIn([...Kind.options, 'list'], 'kind', kind);
  if (assigned != null && flags.unassigned) throw new UsageError('--assigned and --unassigned exclude each other');
  const times = TIMES.flatMap((name) => (flags[name] === undefined ? [] : [[name, instantOf(flags[name])] as const]));
  const asked = { run, verdict, flagged, wasFlagged, site, entity, list, programme, kind, judged: judgement, limit };
  const rest = { assigned: flags.unassigned ? null : assigned, ...Object.fromEntries(times) };
  return Object.fromEntries(Object.entries({ ...asked, ...rest }).filter(([, value]) => value !== undefined));
}

/** A day begins at midnight UTC. */
function instantOf(typed: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T00:00:00Z` : typed;
  if (!Instant.safeParse(day).success || Number.isNaN(Date.parse(day)))
    throw new UsageError(`not a time: ${typed} (2026-11-25, or 2026-11-25T14:00:00Z)`);
  return new Date(day).toISOString();
}
