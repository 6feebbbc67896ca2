/** Finds lists of other companies: a contact in an entry is that company's, and only cited. */
import { type AnyNode, type Element, isTag } from 'domhandler';
import type { Place } from '../../model/derived/fingerprint.ts';
import { countsOf, groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { closest, nodesBelow, textBelow } from '../../page/view/tree.ts';
import type { Page } from '../../page/view/views.ts';
import { distinctiveWords } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { isFreeMail } from '../../values/email-address.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { companyMentions } from './company-mentions.ts';

/** Fewer are branches, or departments. */
const LEAST_FIRMS = 5;
/** So many entries with nothing in common are companies, even without legal forms or own sites. */
const LEAST_STRANGERS = 10;
/** Share of the entries that must agree. */
const MOST_OF = 0.6;
const LEVELS = 8;
const MOST_CONTACTS = 1_000;
const MOST_ENTRIES = 200;
const LONGEST_ENTRY = 1_000;
const MOST_FIELDS = 200;

const CONTACT = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\+?\(?\d[\d ()./-]{5,24}\d/g;
/** A contact has one of these. */
const MAY_HOLD = /[@\d]/;
const CONTACT_LINK = /^\s*(?:tel|callto|mailto|skype|whatsapp|weixin|tg):|wa\.me\/|t\.me\//i;
/** Classes that differ between the entries of one list. */
const TURN = /^(?:odd|even|first|last|active|current|alt|\w{0,20}\d+)$/i;

/** `page.place` with the proof that a contact is the site's own; in a list of others, cited. */
export function contactPlace(page: Page, node: AnyNode, quote: string): Place {
  const entries = entriesOfOthers(page);
  const place = page.place(node, quote);
  const entry = entries.size === 0 ? null : closest(node, Infinity, (one) => entries.has(one));
  if (entry !== null) return { ...place, part: 'cited' };
  const proof = page.proofAt(node);
  return proof === undefined ? place : { ...place, proof };
}

/**
 * The owner decides where a form or an order button leads, unless a visitor wrote the box. A form
 * that brings its own words is a letter to somebody else: an owner waits for the visitor's.
 */
export function actionPlace(page: Page, node: AnyNode, place: Place): Place {
  return page.isOfVisitors(node) || place.part === 'cited' || isLetter(node) ? place : { ...place, proof: 'action' };
}

function isLetter(node: AnyNode): boolean {
  const form = closest(node, LEVELS, ({ name }) => name === 'form');
  const fields = form === null ? [] : [...nodesBelow(form, MOST_FIELDS, MOST_FIELDS)];
  return fields.some((one) => isTag(one) && one.name === 'textarea' && /\S/.test(textBelow(one, LONGEST_ENTRY)));
}

/** Elements of one shape in one place, each with a contact in it. */
const entriesOfOthers = memoised((page: Page): ReadonlySet<AnyNode> => {
  const boxes = new Set<Element>();
  for (const node of contactNodes(page)) {
    let at: AnyNode = node;
    for (let up = 0; up < LEVELS && at.parent !== null; up += 1, at = at.parent) if (isTag(at)) boxes.add(at);
  }
  const own = domainName(new URL(page.url).hostname);
  const groups = [...groupBy(boxes, ({ parent }) => parent).values()].flatMap((siblings) => [
    ...groupBy(siblings, shapeOf).values(),
  ]);
  const areEntries = (group: Element[]): boolean =>
    group.length >= LEAST_FIRMS && areOthers(group.slice(0, MOST_ENTRIES), own?.label ?? '');
  return new Set(groups.filter(areEntries).flat());
});

function contactNodes({ blocks, links }: Page): AnyNode[] {
  const inText = blocks.filter(({ text, hidden }) => !hidden && MAY_HOLD.test(text) && text.search(CONTACT) >= 0);
  const linked = links.filter(({ href }) => CONTACT_LINK.test(href.slice(0, 300)));
  return [...inText, ...linked].slice(0, MOST_CONTACTS).map(({ node }) => node);
}

function shapeOf({ name, attribs }: Element): string {
  const classes = (attribs['class'] ?? '').split(/\s+/).filter((one) => one !== '' && !TURN.test(one));
  return `${name}.${classes.sort().join('.')}`;
}

/** True if entries are unlike one another and the site: by names, domains, or nothing in common. */
function areOthers(elements: readonly Element[], own: string): boolean {
  const entries = elements.map(entryOf);
  const most = MOST_OF * entries.length;
  const least = Math.max(LEAST_FIRMS, most);
  if (new Set(entries.map(({ contacts }) => contacts)).size < least) return false;
  const words = entries.map(({ text }) => lettersOf(text));
  if (own.length >= 4 && words.filter((text) => text.includes(own.replaceAll('-', ''))).length >= most) return false;
  const firms = entries.flatMap(({ firm }) => firm ?? []);
  const domains = entries.flatMap((entry) => entry.domains.filter((label) => label !== own));
  if (new Set(domains).size >= least || (!shareWord(firms, most) && new Set(firms).size >= least)) return true;
  const haveInCommon = firms.length >= most || entries.filter((entry) => entry.domains.length > 0).length >= most;
  return !haveInCommon && entries.length >= LEAST_STRANGERS;
}

/** "Quillmoor Northport", "Quillmoor Southport": branches of one company. */
function shareWord(firms: readonly string[], most: number): boolean {
  const counts = countsOf(firms.flatMap((firm) => [...new Set(firm.split(' '))]));
  return [...counts.values()].some((count) => count >= most);
}

/** An entry's text, contacts, labels of domains, and its company's name with a legal form. */
function entryOf(element: Element) {
  const text = textBelow(element, LONGEST_ENTRY);
  const hrefs = hrefsIn(element);
  const said = [text, ...hrefs.filter((href) => CONTACT_LINK.test(href))].flatMap((one) => one.match(CONTACT) ?? []);
  const contacts = said.map((one) => (one.includes('@') ? one.toLowerCase() : one.replace(/\D/g, '').slice(-8)));
  const hosts = [
    ...contacts.flatMap((one) => one.split('@')[1] ?? []),
    ...hrefs.flatMap((href) => (/^https?:\/\//i.test(href) && isUrl(href) ? new URL(href).hostname : [])),
  ];
  const names = hosts.flatMap((host) => domainName(host) ?? []);
  const domains = names.filter(({ domain, label }) => !isFreeMail(domain, label)).map(({ label }) => label);
  const firm = companyMentions(text).map(({ name }) => distinctiveWords(name))[0] ?? null;
  return { text, contacts: [...new Set(contacts)].sort().join(), firm, domains: [...new Set(domains)] };
}

function hrefsIn(element: Element): string[] {
  const hrefs: string[] = [];
  const waiting: AnyNode[] = [element];
  for (let seen = 0; seen < 200; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (isTag(next) && next.attribs['href'] !== undefined) hrefs.push(next.attribs['href'].slice(0, 500));
    if ('children' in next) waiting.push(...next.children.slice(0, 200));
  }
  return hrefs;
}
