/** Reads the lines of a page that may hold the company's own postal address. */
import type { AnyNode } from 'domhandler';
import { textBelow } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import { ADDRESS_CUE, NEXT_CUE } from '../../values/address-words.ts';
import { postalAddressIn } from '../../values/postal-address.ts';
import { labelledLines } from './labelled-lines.ts';

const MOST_LINES = 20;
/** A page with more lines that look like addresses is a directory of others. */
const MOST_CANDIDATES = 100;
const LONGEST_LINE = 240;

/** PostalAddress objects of JSON-LD as lines; bounded, without recursion. */
export function jsonLdAddresses(data: unknown): string[] {
  const lines: string[] = [];
  const waiting: unknown[] = [data];
  for (let seen = 0; seen < 5_000 && lines.length < MOST_LINES && waiting.length > 0; seen += 1) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const [street = '', ...rest] = ADDRESS_FIELDS.map((name): string => {
      const value: unknown = Reflect.get(next, name);
      return typeof value === 'string' ? value : '';
    });
    if (street !== '') lines.push([street, ...rest].join(', '));
    waiting.push(...Object.values(next).slice(0, 500).reverse());
  }
  return lines;
}
const ADDRESS_FIELDS = ['streetAddress', 'addressLocality', 'addressRegion', 'postalCode'] as const;

/** A line as far as the next cue: phone, mail, web. */
function upToNextCue(text: string): string {
  const rest = text.slice(0, LONGEST_LINE);
  return rest.slice(0, NEXT_CUE.exec(rest)?.index);
}

/** The text behind "Address:" in a line; null without such a cue. */
export function cuedLine(text: string): string | null {
  const cue = ADDRESS_CUE.exec(text.slice(0, 2_000));
  return cue === null ? null : upToNextCue(text.slice(cue.index + cue[0].length));
}

const lineOf = (text: string): string => cuedLine(text) ?? upToNextCue(text);

/** An address without a cue has to be whole: street, house and postcode, in a short line. */
function bareLine(text: string): boolean {
  if (text.length > 160 || !/\d/.test(text)) return false;
  const found = postalAddressIn(text);
  return found !== null && found.house !== null && found.postcode !== null && found.places.length > 0;
}

const IS_ADDRESS = /(?:^|\s)(?:adr|h-adr|p-adr|postal-address|street-address)(?:\s|$)/;

export function addressLines(page: Page): { line: string; node: AnyNode }[] {
  const lines: { line: string; node: AnyNode }[] = [];
  for (const { data, node } of page.jsonLd) for (const line of jsonLdAddresses(data)) lines.push({ line, node });
  for (const { tag, node } of page.outline) {
    if (lines.length >= MOST_CANDIDATES) return lines;
    const { itemprop = '', itemtype = '', class: names = '' } = node.attribs;
    const isMarked =
      /schema\.org\/PostalAddress/i.test(itemtype) ||
      /^address$/i.test(itemprop) ||
      (names !== '' && IS_ADDRESS.test(names));
    if (tag === 'address' || isMarked) lines.push({ line: lineOf(textBelow(node, 2 * LONGEST_LINE)), node });
  }
  for (const { text, block } of labelledLines(page)) {
    if (lines.length >= MOST_CANDIDATES) break;
    const { zone, node } = block;
    const cued = cuedLine(text);
    if (cued !== null && cued.trim().length >= 6) lines.push({ line: cued, node });
    else if ((zone === 'footer' || page.role === 'contact') && /\d/.test(text) && bareLine(lineOf(text)))
      lines.push({ line: lineOf(text), node });
  }
  return lines;
}
