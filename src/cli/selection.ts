/** Which stored runs, visits and findings a command is about. */
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import type { Match } from '../model/match.ts';
import type { EarlierMatch, Matches, MatchFilter, Store } from '../model/ports/store.ts';
import { timeText } from '../model/time-text.ts';
import { Verdict } from '../model/words.ts';
import { wholeNumber } from './options.ts';

/**
 * The one id that begins as typed, as in git. `ids` returns at most two; `see` is the command that lists them.
 * Throws UsageError for none, or more than one.
 */
async function wholeId(
  typed: string,
  what: string,
  see: string,
  ids: (beginning: string) => Promise<string[]>,
): Promise<string> {
  const found = /^[0-9a-f]{1,64}$/.test(typed) ? await ids(typed) : [];
  const [only] = found;
  if (only === undefined) throw new UsageError(`no ${what} ${typed} (see ${see})`);
  if (found.length > 1) throw new UsageError(`more than one ${what} begins with ${typed}: type more of its id`);
  return only;
}

/** A visit by the beginning of its id. */
export const wholeVisitId = (typed: string, { ledger }: Pick<Store, 'ledger'>): Promise<string> =>
  wholeId(typed, 'visit', 'revenant visits list', ledger.visitIds);

/** The filter with the whole id of its run. Throws UsageError for an unknown run. */
export async function withWholeRun<Filter extends { readonly run?: string }>(
  { run: typed, ...filter }: Filter,
  { ledger }: Pick<Store, 'ledger'>,
): Promise<Omit<Filter, 'run'> & { run?: string }> {
  if (!typed) return filter;
  const run = await wholeId(typed, 'run', 'revenant visits list --json', async (beginning) =>
    (await ledger.runs()).map(({ id }) => id).filter((id) => id.startsWith(beginning)),
  );
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
  const whole = await wholeId(id, 'match', 'revenant matches list', matches.ids);
  const match = await matches.get(whole);
  if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
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
  return `Before: ${verdict}, ${weight.toFixed(1)} bits, from ${timeText(since)} to ${timeText(until)} (revenant matches show ${id.slice(0, 12)} --at ${since})`;
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
    .option('--limit <n>', 'at most this many', wholeNumber(1));
}

export function isFiltered({ run, verdict, flagged, wasFlagged, limit }: MatchFilter): boolean {
  return [run, verdict, flagged, wasFlagged, limit].some((one) => one !== undefined);
}

/** Throws UsageError for an unknown verdict, before anything is opened. */
export function checkFilter({ verdict }: MatchFilter): void {
  if (verdict !== undefined && !Verdict.safeParse(verdict).success)
    throw new UsageError(`no such verdict: ${verdict} (one of strong, likely, lead, unrelated)`);
}
