/**
 * RFC 9309. Pure. Each file is read in two ways: by the standard and as Google's parser does. An
 * address is forbidden if either forbids it.
 */
import { asText, type Line, linesOf, readLine, readsAlike } from './robots-line.ts';
import { matches, type Pattern, type Reading, readPattern, readTarget } from './robots-pattern.ts';

export interface RobotsRule extends Pattern {
  readonly allow: boolean;
  readonly line: number;
  /** The line in the file without comment, cut when very long; octets, one character each. */
  readonly text: string;
}

export interface RobotsGroup {
  /** Product tokens in lower case, `*` for everybody. */
  readonly agents: ReadonlySet<string>;
  /** The strongest first. */
  readonly rules: readonly RobotsRule[];
  readonly crawlDelay: number | null;
}

export interface Robots {
  readonly standard: readonly RobotsGroup[];
  readonly literal: readonly RobotsGroup[];
  readonly sitemaps: readonly string[];
}

export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Line of the deciding rule; null when none matched or there are too many to try. */
  readonly line: number | null;
  readonly rule: string | null;
  readonly crawlDelay: number | null;
}

/** RFC 9309, 2.5: rules up to here are obeyed, the rest is not read. */
export const ROBOTS_BYTES = 500 * 1024;
/**
 * Characters of addresses that are compared with patterns with stars. A file that needs more is
 * made to stall us.
 */
const MOST_STEPS = 2_000_000;
/** Seconds. Pacing has a limit of its own. */
const MOST_DELAY = 86_400;
/** Characters of a rule that a record shows. */
const SHOWN = 300;

/** Reads a robots.txt, however broken; skips unreadable lines. Only its first `maxBytes` count. */
export function parseRobots(source: string | Uint8Array, maxBytes = ROBOTS_BYTES): Robots {
  const lines = linesOf(source, maxBytes);
  const sitemaps: string[] = [];
  const read = lines.map((line) => readLine(line, 'standard'));
  const standard = groupsOf(read, 'standard', (url) => sitemaps.push(asText(url)));
  const literal = lines.every((line, index) => readsAlike(line, read[index] as Line))
    ? standard
    : groupsOf(
        lines.map((line) => readLine(line, 'literal')),
        'literal',
        () => undefined,
      );
  return { standard, literal, sitemaps };
}

/** RFC 9309, 2.2.1: the name under which a crawler may be addressed. */
export function isProductToken(text: string): boolean {
  return /^[A-Za-z_-]+$/.test(text);
}

/**
 * All groups that name `agent` count together, else those for `*`; a file that would take too long
 * forbids all.
 */
export function decide(robots: Robots, agent: string, target: string): RobotsAnswer {
  const standard = answerOf(robots.standard, agent, readTarget(target, 'standard'));
  if (!standard.allowed) return standard;
  const literal = answerOf(robots.literal, agent, readTarget(target, 'literal'));
  return literal.allowed ? standard : literal;
}

function answerOf(groups: readonly RobotsGroup[], agent: string, target: string): RobotsAnswer {
  const token = agent.toLowerCase();
  const named = groups.filter(({ agents }) => agents.has(token));
  const ours = named.length > 0 ? named : groups.filter(({ agents }) => agents.has('*'));
  let crawlDelay: number | null = null;
  let best: RobotsRule | null = null;
  let steps = 0;
  for (const group of ours) {
    if (group.crawlDelay !== null) crawlDelay = Math.max(crawlDelay ?? 0, group.crawlDelay);
    for (const rule of group.rules) {
      if (best !== null && byStrength(best, rule) <= 0) break;
      if (rule.pieces.length > 1 && target.startsWith(rule.pieces[0] ?? '')) steps += target.length;
      if (steps > MOST_STEPS) return { allowed: false, line: null, rule: null, crawlDelay };
      if (!matches(rule, target)) continue;
      best = rule;
      break;
    }
  }
  return { allowed: best?.allow ?? true, line: best?.line ?? null, rule: best && asText(best.text), crawlDelay };
}

/** The rule that decides when two match: the longer one, of equals the one that allows. */
function byStrength(left: RobotsRule, right: RobotsRule): number {
  return right.length - left.length || Number(right.allow) - Number(left.allow);
}

function groupsOf(
  lines: readonly Line[],
  reading: Reading,
  onSitemap: (value: string) => void,
): readonly RobotsGroup[] {
  const groups: { agents: Set<string>; rules: RobotsRule[]; crawlDelay: number | null }[] = [];
  let group: (typeof groups)[number] | null = null;
  let inRules = false;
  for (const [index, { text, field }] of lines.entries()) {
    if (field === null) continue;
    const { key, value } = field;
    if (key === 'agent') {
      if (group === null || inRules) {
        group = { agents: new Set(), rules: [], crawlDelay: null };
        groups.push(group);
        inRules = false;
      }
      const token = /^\*(?:\s|$)/.test(value) ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '');
      if (token !== '') group.agents.add(token);
    } else if (key === 'sitemap') {
      if (value !== '') onSitemap(value);
    } else if (group !== null && key === 'delay') {
      // No rule of the standard: it neither ends the list of agents nor begins the rules.
      if (/^\d/.test(value))
        group.crawlDelay = Math.max(group.crawlDelay ?? 0, Math.min(Number.parseFloat(value), MOST_DELAY));
    } else if (group !== null && key !== 'delay') {
      inRules = true;
      if (value === '') continue;
      const allow = key === 'allow';
      const { pieces, anchored, length } = readPattern(value, reading);
      group.rules.push({ pieces, anchored, length, allow, line: index + 1, text: text.slice(0, SHOWN) });
    }
  }
  for (const { rules } of groups) rules.sort(byStrength);
  return groups;
}
