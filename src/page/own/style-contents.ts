/** Style sheets → words written before or after elements, by class or id (".reach", "#mail"). */
import { appendTo } from '../../model/group-by.ts';

const MOST_CSS = 100_000;
const MOST_RULES = 50;
const WORDS = /^content\s{0,3}:\s{0,3}(["'])([^"'\n]{5,200})\1/i;
const SELECTOR = /^[\s\w]{0,20}([.#][\w-]{1,60})\s{0,3}::?(?:before|after)\s{0,3}$/i;
const ESCAPED = /\\([0-9a-f]{1,6})\s?/gi;

export function styleContents(sheets: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const css = sheets.join('\n').slice(0, MOST_CSS);
  for (let at = css.indexOf('content'), rules = 0; at >= 0 && rules < MOST_RULES; at = css.indexOf('content', at + 7)) {
    const words = WORDS.exec(css.slice(at, at + 220))?.[2];
    if (words === undefined) continue;
    rules += 1;
    const before = css.slice(Math.max(0, at - 600), at);
    const open = before.lastIndexOf('{');
    const selectors = before.slice(
      Math.max(before.lastIndexOf('}', open), before.lastIndexOf('{', open - 1)) + 1,
      Math.max(open, 0),
    );
    const text = words.replace(ESCAPED, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0xffff)),
    );
    for (const selector of selectors.split(',').slice(0, 20)) {
      const [, key] = SELECTOR.exec(selector) ?? [];
      if (key !== undefined) appendTo(found, key, text);
    }
  }
  return found;
}
