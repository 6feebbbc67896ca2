/** The side that came first, by dated facts and by names left behind on the other's site. */
import type { Match } from '../model/derived/match.ts';
import { sideName } from '../model/text/side-name.ts';
import { fullStop, shorten } from '../values/shorten.ts';
import { isBefore } from './readings/interval.ts';
import type { Subject } from './readings/subject.ts';
import { type Dated, timelineOf } from './readings/timeline.ts';

export type Direction = Match['succession']['direction'];

/** Firm facts outweigh any number of weak ones; `shown` ones are only reported. */
type Force = 'firm' | 'weak' | 'shown';

interface Hint {
  readonly direction: Exclude<Direction, 'undirected'>;
  readonly force: Force;
  readonly reason: string;
}

/** Statements of a side's identity signals about the other side and about time (traces.ts). */
export interface Traces {
  /** Names of the other side where this side's owner is named (footer, copyright, JSON-LD). */
  readonly residualNames: readonly string[];
  /** This side sends visitors to the other (redirect, bio, menu, footer). Null: links not read. */
  readonly links: boolean | null;
  /** This side still uses the other's pictures, forms or mailboxes. Null: links not read. */
  readonly leansOn: boolean | null;
  /** The first and last copyright year; null: none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** The quotation in which this side says that it was the other before; null: none. */
  readonly formerly: string | null;
  /** The quotation in which this side says that the other is its new site; null: none. */
  readonly moved: string | null;
}

/** Contradicting facts leave it undirected. Unknown dates and a later capture say nothing. */
export function successionOf(
  left: Subject,
  right: Subject,
  traces: { left: Traces; right: Traces },
): Match['succession'] {
  if (!canSucceed(left, right)) return { direction: 'undirected', reasons: [] };
  const hints = [
    ...hintsThat('left-to-right', left, traces.left, right, traces.right),
    ...hintsThat('right-to-left', right, traces.right, left, traces.left),
  ];
  const reasons = [...new Set(hints.map(({ reason }) => reason))].sort();
  const of = (one: Force): Hint[] => hints.filter(({ force }) => force === one);
  const deciding = of('firm').length > 0 ? of('firm') : of('weak');
  const directions = new Set(deciding.map(({ direction }) => direction));
  const [only] = directions;
  return { direction: directions.size === 1 && only !== undefined ? only : 'undirected', reasons };
}

/** False for a profile or listing of the same entity: it exists beside a site and succeeds none. */
function canSucceed(left: Subject, right: Subject): boolean {
  if (left.visit.kind === 'website' && right.visit.kind === 'website') return true;
  return left.entity?.id !== right.entity?.id;
}

/** Facts that put `older` before `newer`. They name sides by site, so both sides read alike. */
function hintsThat(direction: Hint['direction'], older: Subject, old: Traces, newer: Subject, young: Traces): Hint[] {
  const facts = datedFacts(older, newer);
  const [from, to] = [nameOf(older), nameOf(newer)];
  if (young.residualNames.length > 0 && old.residualNames.length === 0) {
    const names = young.residualNames.join(', ');
    facts.push(['firm', `${to} still carries the name of ${from} where an owner’s name stands: ${names}`]);
  }
  if (young.formerly !== null)
    facts.push(['firm', `${to} says that it was ${from} before: “${shorten(young.formerly, 120)}”`]);
  if (old.moved !== null) facts.push(['firm', `${from} says that ${to} is its new site: “${shorten(old.moved, 120)}”`]);
  if (old.links === true && young.links === false)
    facts.push(['weak', `${from} sends visitors on to ${to}, and not the other way round`]);
  if (young.leansOn === true && old.leansOn === false)
    facts.push(['weak', `${to} still uses pictures, forms or mailboxes of ${from}`]);
  if (old.years !== null && young.years !== null && old.years.to < young.years.from) {
    const years = `The copyright years of ${from} end in ${old.years.to}; those of ${to} begin in ${young.years.from}`;
    facts.push(['weak', years]);
  }
  return facts.map(([force, reason]) => ({ direction, force, reason: fullStop(reason) }));
}

/**
 * A company or a domain has a beginning; a capture or certificate only shows that a site existed.
 * Old domains are bought, so domain age alone is weak. A site that outlives a company is only
 * shown: so does an older site that was copied.
 */
function datedFacts(older: Subject, newer: Subject): [Force, string][] {
  const [old, young] = [timelineOf(older), timelineOf(newer)];
  const [from, to] = [nameOf(older), nameOf(newer)];
  const facts: [Force, string][] = [];
  const add = (force: Force, one: Dated | null, other: Dated | null, say: (one: string, other: string) => string) => {
    if (one !== null && other !== null && isBefore(one.days, other.days))
      facts.push([one.doubtful || other.doubtful ? 'shown' : force, say(one.shown, other.shown)]);
  };
  const domain = from === to ? 'the same domain was registered anew' : `the domain of ${to} was registered`;
  const [was, is] = [older.entity, newer.entity];
  const newName = is?.names[0] ?? is?.id;
  const [born, wasUp] = [old.incorporated, `${from} was up on`];
  if (was !== null && was.id !== is?.id) {
    const name = was.names[0] ?? was.id;
    add('shown', old.dissolved, young.captured, (a, b) => `${name} was dissolved (${a}); ${to} was still up on ${b}`);
    add('firm', born, young.incorporated, (a, b) => `${name} was incorporated (${a}) before ${newName} (${b})`);
    for (const event of ['dissolved', 'listed'] as const) {
      const before = (a: string) => `${name} was ${event} (${a}) before`;
      add('firm', old[event], young.incorporated, (a, b) => `${before(a)} ${newName} was incorporated (${b})`);
      add('firm', old[event], young.registered, (a, b) => `${before(a)} ${domain} (${b})`);
    }
    add('weak', born, young.registered, (a, b) => `${name} was incorporated (${a}) before ${domain} (${b})`);
  }
  add('firm', old.captured, young.registered, (a, b) => `${wasUp} ${a}, before ${domain} (${b})`);
  add('firm', old.certified, young.registered, (a, b) => `${from} had a certificate of ${a}, before ${domain} (${b})`);
  if (is !== null && is.id !== was?.id)
    add('firm', old.captured, young.incorporated, (a, b) => `${wasUp} ${a}, before ${newName} was incorporated (${b})`);
  const olderDomain = (a: string, b: string) =>
    `The domain of ${from} was registered (${a}) before that of ${to} (${b})`;
  if (from !== to) add('weak', old.registered, young.registered, olderDomain);
  return facts;
}

function nameOf({ visit: { site, target } }: Subject): string {
  return sideName(site, target);
}
