/** Inline scripts → the contacts that they hold as whole values, read off without running them: in JSON, and literals of code. */
import { type AnyNode, isTag } from 'domhandler';
import { groupBy } from '../../model/group-by.ts';
import { ACCOUNT_WORD } from '../../page/own/contact-line.ts';
import { givenLine, wordsOfName } from '../../page/own/given.ts';
import type { Page } from '../../page/view/views.ts';

export interface Setting {
  readonly name: string;
  readonly text: string;
  readonly value: string;
  readonly node: AnyNode;
}

/** Budgets of one page. */
const MOST_CODE = 500_000;
const MOST_SCRIPTS = 60;
const MOST_SETTINGS = 200;
const MOST_LITERALS = 5_000;

/** A name and a literal behind it; in payloads without names, and after a bracket or a comma, the literal alone. */
const PAIR = /(?:["']?([A-Za-z_$][\w$-]{0,60})["']?\s{0,3}[:=]\s{0,3})?(["'`])((?:[^"'`\\\n]|\\[^\n]){4,200})\2/g;
const MAY_BE_CONTACT = /@|\\u0040|\d[\d ()./-]{5,40}\d|^https?:|\w{26}/;

/** A name that holds several values in one script is that of a list's entries: their values are left out. */
export function settingsIn(page: Page): Setting[] {
  const found: Setting[] = [];
  let left = MOST_CODE;
  for (const { src, text, node } of page.scripts.slice(0, MOST_SCRIPTS)) {
    const type = isTag(node) ? (node.attribs['type'] ?? '') : '';
    if (src !== null || /ld\+json|template|html/i.test(type) || text.length > left) continue;
    left -= text.length;
    const byName = groupBy(contactsIn(text), ({ name, value }) => `${name} ${value.includes('@')}`);
    for (const [first, ...others] of byName.values())
      if (first !== undefined && others.every(({ value }) => value === first.value) && found.length < MOST_SETTINGS)
        found.push({ ...first, node });
  }
  return found;
}

function contactsIn(code: string): Omit<Setting, 'node'>[] {
  const found: Omit<Setting, 'node'>[] = [];
  let looked = 0;
  for (const [, name = '', , literal = ''] of code.matchAll(PAIR)) {
    if (!MAY_BE_CONTACT.test(literal) && !ACCOUNT_WORD.test(name)) continue;
    looked += 1;
    if (looked > MOST_LITERALS) break;
    const value = unescaped(literal).trim();
    const text = givenLine(wordsOfName(name), value);
    if (text !== null) found.push({ name, text, value });
  }
  return found;
}

const unescaped = (literal: string): string =>
  literal
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(.)/g, '$1');
