/** Field names, hidden constants and targets of forms. Group look: templates bring them. */
import type { Element } from 'domhandler';
import { z } from 'zod';
import { isUrl } from '../../model/text/is-url.ts';
import type { OutlineElement, Page } from '../../page/view/views.ts';
import { isEveryday } from '../../values/name-bits.ts';
import { slugsIn } from '../find/path-slug.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, KindedOccurrence, kinded, listed } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const MACHINERY =
  /csrf|token|access_?key|api_?key|botcheck|nonce|^_?wp|^__|viewstate|form_?(?:id|key|type|build)|utf8|_method|authenticity|time|stamp|honey|captcha|post_?id|referer|session|^(?:id|lang|locale|action|page|tags?|version|ajax|option|task|view|itemid)$|^ft$|^b_[0-9a-f]/i;
const NOT_CONTACT =
  /search|log-?in|sign-?in|register|cart|checkout|coupon|comment-?form|newsletter|subscribe|filter|sort/i;
const MOST_FORMS = 20;
const MOST_FIELDS = 60;

/** Words of "wpforms[fields][12]" or "yourFullName", digits masked but in Google's entry ids. */
function fieldName({ attribs }: Element): string {
  const name = (attribs['name'] ?? attribs['id'] ?? '').trim().slice(0, 80);
  if (/^entry\.\d{5,12}$/.test(name)) return name;
  return name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/\d+/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join('-');
}

const isTelling = (name: string): boolean =>
  name.startsWith('entry.') ||
  (name.length >= 4 && name.length <= 60 && !name.split('-').every((word) => word.length < 3 || isEveryday(word)));

/** "name=value" of a hidden field that its maker wrote; null for machinery, switches and hashes. */
function constantOf({ attribs }: Element): string | null {
  const { name = '', value = '' } = attribs;
  const text = value.trim().toLowerCase();
  if (MACHINERY.test(name) || name.length > 60 || text.length < 5 || text.length > 120 || !/\p{L}{3}/u.test(text))
    return null;
  return /^(?=.*\d)[\da-z_.=+/-]{20,}$/.test(text) ||
    /^(?:true|false|contact|submit|utf-8|your|new (?:submission|message|contact|inquiry|enquiry|lead)\b.{0,12}$)/.test(
      text,
    )
    ? null
    : `${name.toLowerCase()}=${text}`;
}

/** A form's elements follow it in the walk, at a greater depth. */
function readForm(outline: readonly OutlineElement[], at: number): { fields: string[]; hidden: string[] } | null {
  const [fields, hidden]: [string[], string[]] = [[], []];
  const depth = outline[at]?.depth ?? 0;
  for (let i = at + 1; i < outline.length && (outline[i]?.depth ?? 0) > depth && fields.length < MOST_FIELDS; i += 1) {
    const { tag, node } = outline[i] as OutlineElement;
    if (!/^(?:input|select|textarea)$/.test(tag)) continue;
    const type = (node.attribs['type'] ?? '').toLowerCase();
    if (type === 'password' || type === 'search') return null;
    if (/^(?:submit|button|image|reset)$/.test(type)) continue;
    if (type === 'hidden') {
      const constant = constantOf(node);
      if (constant !== null) hidden.push(constant);
    } else {
      const name = fieldName(node);
      if (name !== '' && fields.at(-1) !== name) fields.push(name);
    }
  }
  return fields.length < 2 ? null : { fields, hidden };
}

function* formsOn(page: Page): Generator<KindedOccurrence> {
  const forms = page.outline.flatMap(({ tag }, i) => (tag === 'form' ? [i] : [])).slice(0, MOST_FORMS);
  for (const at of forms) {
    const { node, classes, id } = page.outline[at] as OutlineElement;
    const action = node.attribs['action'] ?? '';
    if (NOT_CONTACT.test(`${action.slice(0, 300)} ${classes.join(' ')} ${id ?? ''}`)) continue;
    const read = readForm(page.outline, at);
    if (read === null) continue;
    const part = (kind: string, text: string) => kinded(kind, text, page.place(node, read.fields.join(', ')));
    const telling = read.fields.filter(isTelling);
    if (telling.length > 0 && read.fields.length >= 4) yield part('order', read.fields.join('>').slice(0, 400));
    for (const name of telling) yield part('field', name);
    for (const constant of read.hidden) yield part('hidden', constant);
    // Another host is a service's: widget-key reads the account in it.
    const target = isUrl(action, page.url) ? new URL(action, page.url) : null;
    if (target !== null && target.host === new URL(page.url).host)
      for (const slug of slugsIn(target.href, true)) yield part('action', slug);
  }
}

const LEAST = 2;

function compare(shared: SharedValue[], left: KindedOccurrence[], right: KindedOccurrence[]): Comparison | null {
  const has = (kind: string): boolean => shared.some((pair) => pair.left.value.startsWith(`${kind}:`));
  if (shared.length < LEAST && !has('hidden')) return null;
  const fewer = Math.min(left.length, right.length);
  const part = shared.length / fewer;
  const whole = has('order') || (shared.length === left.length && shared.length === right.length);
  const level = whole ? 'identical' : has('hidden') || (shared.length >= 3 && part >= 0.6) ? 'close' : 'partial';
  const names = listed(shared.map((pair) => pair.left.value.replace(':', ' ').replaceAll('>', ', ')));
  const comparison = comparisonOf(level, shared, `Forms on both sites share ${names}.`);
  return comparison === null ? null : { ...comparison, similarity: whole ? 1 : part };
}

export const form: Signal<'form', KindedOccurrence[]> = occurrenceSignal({
  id: 'form',
  version: 2,
  group: 'look',
  kinds: ['website'],
  noun: ['form', 'forms'],
  sentence:
    'What the contact and order forms ask and in which order, and the fixed values that their makers hid in them.',
  traps: ['Themes and form services come with ready forms.', 'An agency gives all its clients the same form.'],
  value: z.array(KindedOccurrence).describe('kinds field, order, hidden, action'),
  find: ({ pages }) => pages.flatMap((page) => [...formsOn(page)]),
  isKey: ({ kind }) => kind === 'order' || kind === 'hidden',
  compare,
});
