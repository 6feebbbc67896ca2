/** Reads contacts that inline scripts hold as whole values, without running them. */
import { type AnyNode, isTag } from 'domhandler';
import { groupBy } from '../../model/group-by.ts';
import { ACCOUNT_WORD } from '../../page/own/contact-line.ts';
import { givenLine, wordsOfName } from '../../page/own/given.ts';
import type { Page } from '../../page/view/views.ts';
import { rememberedCode } from '../../values/remember.ts';

export interface Setting {
  readonly name: string;
  readonly text: string;
  readonly value: string;
  /** The text of the object that holds it, and of the one around that. */
  readonly beside: string;
  readonly node: AnyNode;
}

/** Budgets of one page. */
const MOST_CODE = 500_000;
const MOST_SCRIPTS = 60;
const MOST_SETTINGS = 200;
const MOST_LITERALS = 5_000;
const LONGEST_OBJECT = 2_000;
const LEVELS = 2;
const MOST_DEPTH = 8;

/** A name and its literal; in payloads without names a literal behind a bracket or comma. */
const PAIR = /(?:["']?([A-Za-z_$][\w$-]{0,60})["']?\s{0,3}[:=]\s{0,3})?(["'`])((?:(?!\2)[^\\\n]|\\[^\n]){0,1000})\2/g;
const MAY_BE_CONTACT = /@|\\u0040|\d[\d ()./-]{5,40}\d|^https?:|\w{26}/;

/** A name with several values in one script belongs to a list's entries: they are left out. */
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

const contactsIn = rememberedCode((code): readonly Omit<Setting, 'node'>[] => {
  const found: Omit<Setting, 'node'>[] = [];
  let looked = 0;
  for (const match of code.matchAll(PAIR)) {
    const { index } = match;
    const [, name = '', , literal = ''] = match;
    if (literal.length < 4 || literal.length > 200) continue;
    if (!MAY_BE_CONTACT.test(literal) && !ACCOUNT_WORD.test(name)) continue;
    looked += 1;
    if (looked > MOST_LITERALS) break;
    const value = unescaped(literal).trim();
    const text = givenLine(wordsOfName(name), value);
    if (text !== null) found.push({ name, text, value, beside: besideAt(code, index) });
  }
  return found;
});

/** The two innermost objects around a place in code, without nested objects. */
function besideAt(code: string, at: number): string {
  let direct = '';
  let [from, to] = [at, at];
  for (let level = 0; level < LEVELS; level += 1) {
    from = edgeOf(code, from - 1, -1);
    to = edgeOf(code, to, 1);
    if (from < 0 || to < 0) break;
    let inside = code.slice(from + 1, to);
    for (let round = 0; round < MOST_DEPTH && inside.includes('{'); round += 1)
      inside = inside.replace(/\{[^{}]*\}/g, '');
    direct += inside;
    to += 1;
  }
  return direct.replaceAll('\\/', '/');
}

/** The start or end of the object around a place; -1: too far away. */
function edgeOf(code: string, at: number, step: 1 | -1): number {
  const [open, close] = step === 1 ? ['{', '}'] : ['}', '{'];
  let depth = 0;
  for (let i = at, seen = 0; i >= 0 && i < code.length && seen < LONGEST_OBJECT; i += step, seen += 1) {
    if (code[i] === open) depth += 1;
    else if (code[i] === close && depth-- === 0) return i;
  }
  return -1;
}

const unescaped = (literal: string): string =>
  literal
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(.)/g, '$1');
