/** Which side came first, from dated facts and from whose name was left behind on whose site. */
import type { Match } from '../model/match.ts';
import { sideName } from '../model/side-name.ts';
import { fullStop } from '../signals/shorten.ts';
import { daysOf, isBefore } from './interval.ts';
import type { Subject } from './subject.ts';

export type Direction = Match['succession']['direction'];

/** One fact that points from the older side to the newer one. */
export interface Hint {
  readonly direction: Exclude<Direction, 'undirected'>;
  /** Firm facts outweigh any number of weak ones. */
  readonly firm: boolean;
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
}

export const NO_TRACES: Traces = { residualNames: [], links: null, leansOn: null, years: null };

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
  const deciding = hints.some(({ firm }) => firm) ? hints.filter(({ firm }) => firm) : hints;
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
  const hints: Hint[] = [];
  const firm = (reason: string) => hints.push({ direction, firm: true, reason });
  const weak = (reason: string) => hints.push({ direction, firm: false, reason });
  const [was, is] = [older.entity, newer.entity];
  const [from, to] = [older.visit, newer.visit].map(({ site, target }) => sideName(site, target)) as [string, string];

  if (was !== null && was.id !== is?.id) {
    const { dissolved, incorporated, listed } = was.dates;
    const name = was.names[0] ?? was.id;
    const seen = newer.visit.startedAt;
    const born = is?.dates.incorporated;
    if (isBefore(daysOf(dissolved), daysOf(seen))) {
      firm(`${name} was dissolved (${dissolved}); ${to} was still up on ${seen.slice(0, 10)}.`);
    }
    if (isBefore(daysOf(incorporated), daysOf(born))) {
      firm(`${name} was incorporated (${incorporated}) before ${is?.names[0]} (${born}).`);
    }
    if (isBefore(daysOf(dissolved), daysOf(born))) {
      firm(`${name} was dissolved (${dissolved}) before ${is?.names[0]} was incorporated (${born}).`);
    }
    if (isBefore(daysOf(listed), daysOf(born))) {
      firm(`${name} was listed (${listed}) before ${is?.names[0]} was incorporated (${born}).`);
    }
  }
  if (young.residualNames.length > 0 && old.residualNames.length === 0) {
    firm(
      fullStop(
        `${to} still carries the name of ${from} where an owner’s name stands: ${young.residualNames.join(', ')}`,
      ),
    );
  }
  if (old.links === true && young.links === false) {
    weak(`${from} sends visitors on to ${to}, and not the other way round.`);
  }
  if (young.leansOn === true && old.leansOn === false)
    weak(`${to} still uses pictures, forms or mailboxes of ${from}.`);
  if (old.years !== null && young.years !== null && old.years.to < young.years.from) {
    weak(`The copyright years of ${from} end in ${old.years.to}; those of ${to} begin in ${young.years.from}.`);
  }
  return hints;
}
