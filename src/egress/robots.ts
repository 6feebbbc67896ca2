/** The Robots Exclusion Protocol (RFC 9309): a reader and a matcher of our own. Pure. */

export interface RobotsRule {
  readonly allow: boolean;
  /** Pattern pieces between `*`, normalised. */
  readonly pieces: readonly string[];
  /** True when the pattern ends in `$`. */
  readonly anchored: boolean;
  /** Octets of the normalised pattern: the longest match wins. */
  readonly length: number;
  readonly line: number;
  /** The line as it stands in the file, without comment. */
  readonly text: string;
}

export interface RobotsGroup {
  /** Product tokens in lower case, `*` for everybody. */
  readonly agents: ReadonlySet<string>;
  readonly rules: readonly RobotsRule[];
  /** Seconds. */
  readonly crawlDelay: number | null;
}

export interface Robots {
  readonly groups: readonly RobotsGroup[];
  readonly sitemaps: readonly string[];
}

export interface RobotsAnswer {
  readonly allowed: boolean;
  /** Where the deciding rule stands; null when no rule matched. */
  readonly line: number | null;
  readonly rule: string | null;
  readonly crawlDelay: number | null;
}

/** RFC 9309, 2.5: rules up to here are obeyed, the rest is not read. */
const MAX_BYTES = 500 * 1024;
/** Longer lines are cut, as Google's parser does, so that a monster line costs no more than a long one. */
const MAX_LINE = 16_664;
/** Slips that site owners make; all read in the direction that keeps us out or names a group. */
const KEYS = new Map(
  Object.entries({
    'user-agent': 'agent',
    useragent: 'agent',
    'user agent': 'agent',
    allow: 'allow',
    disallow: 'disallow',
    dissallow: 'disallow',
    dissalow: 'disallow',
    disalow: 'disallow',
    diasllow: 'disallow',
    disallaw: 'disallow',
    'crawl-delay': 'delay',
    crawldelay: 'delay',
    sitemap: 'sitemap',
    'site-map': 'sitemap',
  }),
);

/** Reads a robots.txt, however broken: what cannot be understood is passed over. Bytes are read as UTF-8. */
export function parseRobots(source: string | Uint8Array): Robots {
  const groups: { agents: Set<string>; rules: RobotsRule[]; crawlDelay: number | null }[] = [];
  const sitemaps: string[] = [];
  let group: (typeof groups)[number] | null = null;
  let inRules = false;
  let number = 0;
  for (const raw of cut(source)
    .replace(/^(?:\uFEFF|\uFFFD+)/, '')
    .split(/\r\n|\n|\r/)) {
    number++;
    const text = (raw.slice(0, MAX_LINE).split('#', 1)[0] ?? '').replaceAll('\0', '').trim();
    const field = readField(text);
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
      sitemaps.push(value);
    } else if (group !== null && key === 'delay') {
      // No rule of the standard: it neither ends the list of agents nor begins the rules.
      const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
      if (seconds !== null) group.crawlDelay = Math.max(group.crawlDelay ?? 0, seconds);
    } else if (group !== null && key !== 'delay') {
      inRules = true;
      if (value !== '') group.rules.push(readRule(key === 'allow', value, number, text));
    }
  }
  return { groups, sitemaps };
}

/**
 * May `agent` (a product token such as `revenant`) fetch `target` (path and query, as in a folded URL)? All groups
 * that name the agent count together; those for `*` only when none names it. The longest pattern wins, allow wins a tie.
 */
export function decide(robots: Robots, agent: string, target: string): RobotsAnswer {
  const token = agent.toLowerCase();
  const named = robots.groups.filter(({ agents }) => agents.has(token));
  const groups = named.length > 0 ? named : robots.groups.filter(({ agents }) => agents.has('*'));
  const delays = groups.map((group) => group.crawlDelay).filter((delay) => delay !== null);
  const crawlDelay = delays.length > 0 ? Math.max(...delays) : null;
  const path = normalisePath(target);
  // RFC 9309, 2.2.2: the file itself may always be read.
  if (path === '/robots.txt') return { allowed: true, line: null, rule: null, crawlDelay };
  let best: RobotsRule | null = null;
  for (const { rules } of groups) {
    for (const rule of rules) {
      const beats =
        best === null || rule.length > best.length || (rule.length === best.length && rule.allow && !best.allow);
      if (beats && matches(rule, path)) best = rule;
    }
  }
  if (best === null) return { allowed: true, line: null, rule: null, crawlDelay };
  return { allowed: best.allow, line: best.line, rule: best.text, crawlDelay };
}

function cut(source: string | Uint8Array): string {
  const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
  if (bytes.byteLength <= MAX_BYTES) return typeof source === 'string' ? source : new TextDecoder().decode(bytes);
  const head = bytes.subarray(0, MAX_BYTES);
  // A line cut in two could say something else ("Allow: /" for "Allow: /news"): it is dropped whole.
  const end = Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d)) + 1;
  return new TextDecoder().decode(head.subarray(0, end));
}

function readField(text: string): { key: string; value: string } | null {
  const colon = text.indexOf(':');
  if (colon >= 0) {
    const key = KEYS.get(text.slice(0, colon).trim().toLowerCase());
    return key === undefined ? null : { key, value: text.slice(colon + 1).trim() };
  }
  // "Disallow /private", the colon forgotten: two words, the first one known.
  const [name, value, ...more] = text.split(/[ \t]+/);
  const key = KEYS.get(name?.toLowerCase() ?? '');
  return key === undefined || value === undefined || more.length > 0 ? null : { key, value };
}

function readRule(allow: boolean, value: string, line: number, text: string): RobotsRule {
  const anchored = value.endsWith('$');
  const open = anchored ? value.slice(0, -1) : value;
  const pieces = open.replace(/\*+/g, '*').split('*').map(normalisePath);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) + pieces.length - 1 + (anchored ? 1 : 0);
  return { allow, pieces, anchored, length, line, text };
}

/** Pieces in order, the first at the start, the last at the end when anchored: leftmost fits are enough. */
function matches({ pieces, anchored }: RobotsRule, path: string): boolean {
  const [first = '', ...rest] = pieces;
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || path.length === first.length;
  let at = first.length;
  const last = anchored ? (rest.pop() ?? '') : '';
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

const UNRESERVED = /[A-Za-z0-9\-._~]/;

/**
 * RFC 9309, 2.2.2: what is neither reserved nor unreserved is percent-encoded, encoded unreserved characters are
 * decoded, hex digits are upper case. `*` and `$` stand encoded, so that a literal one is no wildcard.
 */
function normalisePath(text: string): string {
  return text
    .toWellFormed()
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => {
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return UNRESERVED.test(character) ? character : `%${hex.toUpperCase()}`;
    })
    .replace(/[^A-Za-z0-9\-._~:/?#[\]@!&'()+,;=%]/gu, (character) =>
      character === '*' || character === '$'
        ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
        : encodeURIComponent(character),
    );
}
