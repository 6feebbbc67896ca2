/** An operator's rules and a page → the elements that they name. */
import { load } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { ExtractionRule } from '../../model/derived/extraction-rule.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { countedTree, originalOf, Steps, TooManySteps } from './counted-tree.ts';
import type { FindByRules, RuleFind } from './rule-find.ts';

/** Steps of all rules on one page, about 0.1 s. A simple selector takes three a node. */
const PAGE_STEPS = 5_000_000;
/** Elements that a rule finds on a page; the rest is left out. */
export const MOST_MATCHES = 200;
/** Without these there is no page. */
const WHOLE = /^(?:html|head|body)$/;

/** Finds nothing where no rule is about the page, and then costs nothing. */
export function ruleFinder(rules: readonly ExtractionRule[]): FindByRules {
  return {
    rules,
    appliesTo: (rule, url) => isUrl(url) && appliesTo(rule, new URL(url)),
    findOn(root, url) {
      const here = isUrl(url) ? rules.filter((rule) => appliesTo(rule, new URL(url))) : [];
      if (here.length === 0) return [];
      const steps = new Steps(PAGE_STEPS);
      const $ = load(countedTree(root, steps));
      let { left } = steps;
      return here.map((rule, i): RuleFind => {
        // Quick rules leave steps to the others, and a slow one takes none from them.
        const share = Math.floor(left / (here.length - i));
        steps.left = share;
        const found = foundBy(rule, $);
        left -= share - Math.max(0, steps.left);
        return found;
      });
    },
  };
}

function foundBy(rule: ExtractionRule, $: ReturnType<typeof load>): RuleFind {
  let all: Element[];
  try {
    all = $.root().find(rule.selector).toArray().map(originalOf);
  } catch (error) {
    return { rule, elements: [], cut: error instanceof TooManySteps ? 'steps' : 'fault' };
  }
  const elements = rule.kind === 'ignore' ? all.filter(({ name }) => !WHOLE.test(name)) : all.slice(0, MOST_MATCHES);
  if (elements.length === all.length) return { rule, elements };
  return { rule, elements, cut: rule.kind === 'ignore' ? 'page' : 'matches' };
}

function appliesTo({ site, path }: ExtractionRule, { hostname, pathname, search }: URL): boolean {
  const domain = site.replace(/^\*\./, '');
  const isHost = hostname === domain || (domain !== site && hostname.endsWith(`.${domain}`));
  return isHost && (path === undefined || isLike(pathname + search, path));
}

/** True if the text is the pattern, in which `*` stands for any signs. In linear time. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const next = text.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** The reason why a selector is unusable; null: it is usable. */
export function selectorFault(selector: string): string | null {
  try {
    load('<p></p>').root().find(selector);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
