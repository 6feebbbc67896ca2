/** Which side came first, from dated facts and from whose name was left behind on whose site. */
import type { Match } from '../model/match.ts';
import { sideName } from '../model/side-name.ts';
import { fullStop, shorten } from '../values/shorten.ts';
import { isBefore } from './interval.ts';
import type { Subject } from './subject.ts';
import { type Dated, timelineOf } from './timeline.ts';

export type Direction = Match['succession']['direction'];

/** Firm facts outweigh any number of weak ones. What is only told points nowhere. */
type Force = 'firm' | 'weak' | 'told';

/** One fact for one side having been there before the other. */
interface Hint {
  readonly direction: Exclude<Direction, 'undirected'>;
  readonly force: Force;
  readonly reason: string;
}

/** What the identity signals say about who came first; traces.ts reads them. */
export interface Traces {
  /** Names of the other side that stand in this side's owner places (footer, copyright, JSON-LD). */
  readonly residualNames: readonly string[];
  /** This side sends visitors on to the other: redirect, bio, menu or footer. Null: its links were not read. */
  readonly links: boolean | null;
  /** This side still uses the other's pictures, forms or mailboxes. Null: its links were not read. */
  readonly leansOn: boolean | null;
  /** First and last copyright year given; null: none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** The words in which this side says that it was the other before; null: it does not. */
  readonly formerly: string | null;
  /** The words in which this side says that the other is its new site; null: it does not. */
  readonly moved: string | null;
}

export const NO_TRACES: Traces = {
  ...{ residualNames: [], links: null, leansOn: null, years: null },
  ...{ formerly: null, moved: null },
};

/**
 * Direction with its reasons. Facts that contradict each other leave it undirected, with all reasons; unknown dates say
 * nothing; that one side was captured later says nothing, since it may have stood there all the time.
 */
export function successionOf(
  left: Subject,
  right: Subject,
  traces: { readonly left: Traces; readonly right: Traces },
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

/**
 * A firm's profile and listings stand beside its site, they do not follow it: of them a direction is only said where one
 * is attributed to a listed entity that the other is not attributed to.
 */
function canSucceed(left: Subject, right: Subject): boolean {
  if (left.visit.kind === 'website' && right.visit.kind === 'website') return true;
  return left.entity?.id !== right.entity?.id;
}

/** Facts for `older` having been there before `newer`. Sides are named by site, so that reasons read alike from both. */
function hintsThat(direction: Hint['direction'], older: Subject, old: Traces, newer: Subject, young: Traces): Hint[] {
  const hints = datedHints(older, newer).map(([force, reason]): Hint => {
    return { direction, force, reason: fullStop(reason) };
  });
  const firm = (reason: string) => hints.push({ direction, force: 'firm', reason: fullStop(reason) });
  const weak = (reason: string) => hints.push({ direction, force: 'weak', reason: fullStop(reason) });
  const [from, to] = namesOf(older, newer);

  if (young.residualNames.length > 0 && old.residualNames.length === 0) {
    firm(`${to} still carries the name of ${from} where an owner’s name stands: ${young.residualNames.join(', ')}`);
  }
  if (young.formerly !== null) firm(`${to} says that it was ${from} before: “${shorten(young.formerly, 120)}”`);
  if (old.moved !== null) firm(`${from} says that ${to} is its new site: “${shorten(old.moved, 120)}”`);
  if (old.links === true && young.links === false)
    weak(`${from} sends visitors on to ${to}, and not the other way round`);
  if (young.leansOn === true && old.leansOn === false) weak(`${to} still uses pictures, forms or mailboxes of ${from}`);
  if (old.years !== null && young.years !== null && old.years.to < young.years.from) {
    weak(`The copyright years of ${from} end in ${old.years.to}; those of ${to} begin in ${young.years.from}`);
  }
  return hints;
}

/**
 * What dates say: [force, reason]. A firm or a domain has a beginning; a capture or a certificate only shows that a site was
 * there by then. An operator may buy an old domain for a new name, so the age of domains alone is a weak fact. That one side
 * earlierOwnerReason the firm behind the other is told, and no more: an older firm that was copied outlives its copy too.
 */
function datedHints(older: Subject, newer: Subject): [Force, string][] {
  const hints: [Force, string][] = [];
  const [old, young] = [timelineOf(older), timelineOf(newer)];
  const [from, to] = namesOf(older, newer);
  const [was, is] = [older.entity, newer.entity];
  const say = (
    one: Dated | null,
    other: Dated | null,
    force: Force,
    reason: (one: string, other: string) => string,
  ) => {
    if (one !== null && other !== null && isBefore(one.days, other.days))
      hints.push([one.doubtful || other.doubtful ? 'told' : force, reason(one.shown, other.shown)]);
  };
  const domain = from === to ? 'the same domain was registered anew' : `the domain of ${to} was registered`;
  if (was !== null && was.id !== is?.id) {
    const name = was.names[0] ?? was.id;
    const born = (on: string) => `${is?.names[0]} was incorporated (${on})`;
    const upOn = (on: string, day: string) => `${name} was dissolved (${on}); ${to} was still up on ${day}`;
    say(old.dissolved, young.captured, 'told', upOn);
    say(
      old.incorporated,
      young.incorporated,
      'firm',
      (a, b) => `${name} was incorporated (${a}) before ${is?.names[0]} (${b})`,
    );
    say(old.dissolved, young.incorporated, 'firm', (a, b) => `${name} was dissolved (${a}) before ${born(b)}`);
    say(old.listed, young.incorporated, 'firm', (a, b) => `${name} was listed (${a}) before ${born(b)}`);
    say(old.dissolved, young.registered, 'firm', (a, b) => `${name} was dissolved (${a}) before ${domain} (${b})`);
    say(old.listed, young.registered, 'firm', (a, b) => `${name} was listed (${a}) before ${domain} (${b})`);
    say(
      old.incorporated,
      young.registered,
      'weak',
      (a, b) => `${name} was incorporated (${a}) before ${domain} (${b})`,
    );
  }
  say(old.captured, young.registered, 'firm', (a, b) => `${from} was up on ${a}, before ${domain} (${b})`);
  say(old.certified, young.registered, 'firm', (a, b) => `${from} had a certificate of ${a}, before ${domain} (${b})`);
  if (is !== null && is.id !== was?.id) {
    const born = (on: string) => `${is.names[0] ?? is.id} was incorporated (${on})`;
    say(old.captured, young.incorporated, 'firm', (a, b) => `${from} was up on ${a}, before ${born(b)}`);
  }
  if (from !== to)
    say(
      old.registered,
      young.registered,
      'weak',
      (a, b) => `The domain of ${from} was registered (${a}) before that of ${to} (${b})`,
    );
  return hints;
}

function namesOf(older: Subject, newer: Subject): [string, string] {
  const name = ({ visit: { site, target } }: Subject) => sideName(site, target);
  return [name(older), name(newer)];
}
