/**
 * Finds contacts that the owner gives outside of visible text, each as a line with its place: in
 * attributes and templates, fields that forms send, settings in scripts, metas, documents that the
 * frame links, and elements that a rule of the operator names.
 */
import { type AnyNode, isTag } from 'domhandler';
import type { ValueKind } from '../../model/derived/extraction-rule.ts';
import type { Place } from '../../model/derived/fingerprint.ts';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { isContactLine } from '../../page/own/contact-line.ts';
import { type Given, givenLine, givenOn, wordsOfName } from '../../page/own/given.ts';
import { isFront } from '../../page/view/part.ts';
import { closest, nodesBelow } from '../../page/view/tree.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { actionPlace, contactPlace } from './listing-blocks.ts';
import { isCalled } from './own-records.ts';
import { ruledLine, ruledOn, ruledPlace } from './ruled.ts';
import { settingsIn } from './script-settings.ts';

export interface GivenValue {
  readonly text: string;
  readonly value: string;
  readonly place: Place;
  /** Null: in a document, or named by a rule. */
  readonly page: Page | null;
}

const LEAST_PAGES = 2;
const MOST_DOCUMENTS = 20;
const MOST_FIELDS = 200;
/** Forms that write to more mailboxes than this pass letters on. */
const MOST_RECIPIENTS = 2;
const MOST_SENTENCES = 200;

/** @param kinds the kinds of which the values named by rules are wanted too */
export const givenValues = (site: Site, ...kinds: readonly ValueKind[]): readonly GivenValue[] => {
  const ruled = site.pages.flatMap((page) =>
    ruledOn(page, kinds).map((one) => {
      const place = ruledPlace(page, one.node, one.value);
      return { text: ruledLine(one), value: one.value, page: null, place };
    }),
  );
  return [...foundValues(site), ...ruled];
};

const foundValues = memoised((site: Site): readonly GivenValue[] => [
  ...onPages(site),
  ...inData(site),
  ...inPapers(site),
]);

function* onPages(site: Site): Generator<GivenValue> {
  const sent = new Set(
    site.pages.flatMap((page) => givenOn(page).flatMap(({ isSent, value }) => (isSent ? value : []))),
  );
  for (const page of site.pages)
    for (const given of givenOn(page)) {
      const place = contactPlace(page, given.node, given.value);
      const isRecipient = given.isSent && sent.size <= MOST_RECIPIENTS && isOfOwnForm(page, given);
      yield { ...given, page, place: isRecipient ? actionPlace(page, given.node, place) : place };
    }
}

/** True for a field of a form, unless its page is about the contact: a report, a lookup. */
function isOfOwnForm(page: Page, { node }: Given): boolean {
  const form = closest(node, 20, ({ name }) => name === 'form');
  if (form === null) return false;
  const subject = plain(`${page.url} ${page.title ?? ''}`);
  const fields = [...nodesBelow(form, MOST_FIELDS, MOST_FIELDS)].flatMap((one) =>
    isTag(one) ? (one.attribs['value'] ?? []) : [],
  );
  return !fields.some((value) => (value.includes('@') || /\d{7}/.test(plain(value))) && subject.includes(plain(value)));
}

const plain = (text: string): string => lettersOf(text.slice(0, 1_000));

/** The name of an object in code. */
const NAME_BESIDE = /(?<![\w$-])["']?name["']?\s{0,3}:\s{0,3}(["'`])([^"'`\n]{2,100})\1/g;

/**
 * A site's settings are on its front page and most others; data of one page may be anybody's. An
 * object with another's name gives that other's contacts: a theme's author, a widget's vendor.
 */
function* inData(site: Site): Generator<GivenValue> {
  const found = site.pages.flatMap((page) => dataOn(page).map((one) => ({ ...one, page })));
  const byKey = groupBy(found, ({ key }) => key);
  const frontDoor = new RegExp(`["'\`]https?://(?:www\\.)?${site.domain.replaceAll('.', '\\.')}/?["'\`]`, 'i');
  const isOfSite = (key: string): boolean => {
    // A record with the site's front door is the site's own on any page.
    if ((byKey.get(key) ?? []).some(({ beside = '' }) => frontDoor.test(beside))) return true;
    const pages = new Set((byKey.get(key) ?? []).map(({ page }) => page));
    const isMost = pages.size >= LEAST_PAGES && 2 * pages.size >= site.pages.length;
    return isMost && [...pages].some(isFront);
  };
  for (const { key, text, value, node, page, beside = '' } of found) {
    const { proof: _, ...place } = contactPlace(page, node, value);
    const names = [...beside.matchAll(NAME_BESIDE)].map(([, , name = '']) => name);
    const isNamed = names.length === 0 || frontDoor.test(beside) || names.some((name) => isCalled(page, name));
    const isOwn = isOfSite(key) && isNamed && place.part !== 'cited' && !page.isOfVisitors(node);
    yield { text, value, page, place: isOwn ? { ...place, proof: 'data' } : place };
  }
}

interface Datum {
  readonly key: string;
  readonly text: string;
  readonly value: string;
  readonly beside?: string;
  readonly node: AnyNode;
}

function dataOn(page: Page): Datum[] {
  const found: Datum[] = [];
  // Reads `property` (Open Graph) alone: a meta `name` may give an author.
  for (const { name, content, node } of page.metas) {
    const text = isTag(node) && node.attribs['property'] !== undefined ? givenLine(wordsOfName(name), content) : null;
    if (text !== null) found.push({ key: `${name} ${content}`, text, value: content, node });
  }
  for (const setting of settingsIn(page)) found.push({ ...setting, key: `${setting.name} ${setting.value}` });
  // Software links its own addresses on every page; other readers find a site's profiles.
  return found.filter(({ value }) => !/^https?:/i.test(value));
}

/** A document has the proof of the block that links it; its running text proves nothing. */
function* inPapers(site: Site): Generator<GivenValue> {
  for (const document of site.documents.slice(0, MOST_DOCUMENTS)) {
    const addresses = new Set([document.url, document.capture.url]);
    const proof = site.pages
      .flatMap((page) =>
        page.links.flatMap(({ url, node }) => (url !== null && addresses.has(url) ? (page.proofAt(node) ?? []) : [])),
      )
      .at(0);
    if (proof === undefined) continue;
    for (const text of document.info.text.split(/(?<=[.!?。；;])\s+|\n+/u).slice(0, MOST_SENTENCES)) {
      const place = { ...document.place(text), ...(isContactLine(text) && { proof }) };
      yield { text, value: text, page: null, place };
    }
  }
}
