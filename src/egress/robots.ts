/**
 * The Robots Exclusion Protocol (RFC 9309): a reader and a matcher of our own. Pure.
 *
 * Every file is read twice: as the standard says and as Google's parser does, for which most files are written. Where
 * the two disagree the one that fetches less is obeyed: what either forbids is forbidden.
 */
import { asText, type Field, linesOf, readField, wordsOf } from './robots-line.ts';
import { matches, type Pattern, type Reading, readPattern, readsTheSame, readTarget } from './robots-pattern.ts';

export interface RobotsRule extends Pattern {
  readonly allow: boolean;
  readonly line: number;
  /** The line as it stands in the file, without comment, cut when it is a monster. */
  readonly text: string;
}

export interface RobotsGroup {
  /** Product tokens in lower case, `*` for everybody. */
  readonly agents: ReadonlySet<string>;
  /** The strongest first. */
  readonly rules: readonly RobotsRule[];
  /** Seconds. */
  readonly crawlDelay: number | null;
}

export interface Robots {
  readonly standard: readonly RobotsGroup[];
  readonly literal: readonly RobotsGroup[];
  readonly sitemaps: readonly string[];
}

export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Where the deciding rule stands; null when no rule matched, or when to try them all would take too long. */
  readonly line: number | null;
  readonly rule: string | null;
  readonly crawlDelay: number | null;
}

/** RFC 9309, 2.5: rules up to here are obeyed, the rest is not read. */
const MAX_BYTES = 500 * 1024;
/** Characters of an address that are walked for patterns with stars. A file that asks for more is made to stall us. */
const MOST_STEPS = 2_000_000;
/** What a record shows of a rule. */
const SHOWN = 300;

/** Reads a robots.txt, however broken: what cannot be understood is passed over. `maxBytes` of it count. */
export function parseRobots(source: string | Uint8Array, maxBytes = MAX_BYTES): Robots {
  const standard = new Groups();
  const literal = new Groups();
  const sitemaps: string[] = [];
  for (const [index, line] of linesOf(source, maxBytes).entries()) {
    const text = wordsOf(line, 'standard');
    const cutText = wordsOf(line, 'literal');
    const field = readField(text, 'standard');
    const cutField =
      text === cutText && field !== null && field.key !== 'allow' ? field : readField(cutText, 'literal');
    if (field?.key === 'sitemap' && field.value !== '') sitemaps.push(asText(field.value));
    const same = text === cutText && field?.value === cutField?.value && readsTheSame(field?.value ?? '');
    const rule = standard.take(field, 'standard', index + 1, text);
    literal.take(cutField, 'literal', index + 1, cutText, same ? rule : null);
  }
  return { standard: standard.sorted(), literal: literal.sorted(), sitemaps };
}

/** RFC 9309, 2.2.1: the name under which a crawler may be addressed. */
export function isProductToken(text: string): boolean {
  return /^[A-Za-z_-]+$/.test(text);
}

/**
 * May `agent` (a product token such as `revenant`) fetch `target` (path and query, as in a folded URL)? All groups
 * that name the agent count together; those for `*` only when none names it. The longest pattern wins, allow wins a tie.
 * A file made so that this would take long forbids everything. The standard lets everybody have /robots.txt itself; nobody asks here before fetching that.
 */
export function decide(robots: Robots, agent: string, target: string): RobotsAnswer {
  const standard = answerOf(robots.standard, agent, readTarget(target, 'standard'));
  const literal = answerOf(robots.literal, agent, readTarget(target, 'literal'));
  return standard.allowed ? (literal.allowed ? standard : literal) : standard;
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
  return { allowed: best?.allow ?? true, line: best?.line ?? null, rule: best?.text ?? null, crawlDelay };
}

/** Which of two rules decides when both match: the longer one, of equals the one that allows. */
function byStrength(left: RobotsRule, right: RobotsRule): number {
  return right.length - left.length || Number(right.allow) - Number(left.allow);
}

class Groups {
  readonly #all: { agents: Set<string>; rules: RobotsRule[]; crawlDelay: number | null }[] = [];
  #inRules = false;

  /** The strongest rule first, so that the first one that matches decides. */
  sorted(): readonly RobotsGroup[] {
    for (const { rules } of this.#all) rules.sort(byStrength);
    return this.#all;
  }

  /** The next line; `known`: the rule that it is in both readings. Returns the rule that it is. */
  take(
    field: Field | null,
    reading: Reading,
    line: number,
    text: string,
    known: RobotsRule | null = null,
  ): RobotsRule | null {
    if (field === null || field.key === 'sitemap') return null;
    const { key, value } = field;
    if (key === 'agent') {
      if (this.#all.length === 0 || this.#inRules) this.#all.push({ agents: new Set(), rules: [], crawlDelay: null });
      this.#inRules = false;
      const token = /^\*(?:\s|$)/.test(value) ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '');
      if (token !== '') this.#all.at(-1)?.agents.add(token);
      return null;
    }
    const group = this.#all.at(-1);
    if (group === undefined) return null;
    if (key === 'delay') {
      // No rule of the standard: it neither ends the list of agents nor begins the rules.
      const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
      if (seconds !== null) group.crawlDelay = Math.max(group.crawlDelay ?? 0, seconds);
      return null;
    }
    this.#inRules = true;
    if (value === '') return null;
    const allow = key === 'allow';
    const rule = known ?? { ...readPattern(value, reading), allow, line, text: asText(text.slice(0, SHOWN)) };
    group.rules.push(rule);
    return rule;
  }
}
