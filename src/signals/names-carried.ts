/** Site → every name that it carries as a company's, with the part it plays there. */
import type { AnyNode } from 'domhandler';
import type { Page, Site } from '../page/views.ts';
import { companyMentions, isResale } from './company-mentions.ts';
import { distinctiveWords, hasLegalForm, isGenericName, normaliseCompanyName } from './company-name.ts';
import { readCopyrightLine } from './copyright-line.ts';
import { domainName } from './domain-name.ts';
import { jsonLdStrings } from './json-ld-strings.ts';

/**
 * `declared`: the site calls itself so (site name, organisation record, copyright, address lines of the footer).
 * `trace`: stands where only the maker of the page puts a name (title, alt, author, comment, "X is a maker of …").
 * `mention`: stands in running text, among partners or in a list: may be anybody's.
 */
export type NameRole = 'declared' | 'trace' | 'mention';

export interface CarriedName {
  /** Normalised. */
  readonly value: string;
  readonly role: NameRole;
  /** What carries it: copyright, footer, organisation, site-name, title, alt, author, comment, description, text. */
  readonly source: string;
  /** Whether `value` is one name, and not a phrase that may hold one. */
  readonly whole: boolean;
  readonly node: AnyNode;
  readonly page: Page;
  readonly quote: string;
}

const ORGANISATION =
  /^(?:organization|corporation|localbusiness|store|onlinestore|onlinebusiness|manufacturer|brand|wholesalestore|professionalservice|website)$/;
const SITE_NAME_META =
  /^(?:og:site_name|application-name|apple-mobile-web-app-title|publisher|dcterms\.publisher|dc\.publisher|company|organization|owner)$/;
const TRACE_META =
  /^(?:author|dc\.creator|dcterms\.creator|description|og:title|twitter:title|og:description|keywords)$/;
const AMONG_OTHERS =
  /partner|client|customer|brand|sponsor|supplier|certif|member|award|news|post|article|blog|cooperat|testimon/i;
const LONGEST_PHRASE = 160;
/** A footer that names more firms than this lists them. */
const MOST_OWN_FOOTER_NAMES = 4;

/** Known by a word of its own, so that it can stand for one firm even without a legal form. */
export function isTellingName(name: string): boolean {
  if (isGenericName(name)) return false;
  const known = distinctiveWords(name);
  return known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 4);
}

function isAmongOthers(node: AnyNode): boolean {
  let at: AnyNode | null = node;
  for (let up = 0; up < 5 && at !== null; up += 1) {
    if (
      'attribs' in at &&
      AMONG_OTHERS.test(`${at.attribs['class'] ?? ''} ${at.attribs['id'] ?? ''} ${at.attribs['src'] ?? ''}`)
    )
      return true;
    at = at.parent;
  }
  return false;
}

export function namesOfPage(page: Page): CarriedName[] {
  const names: CarriedName[] = [];
  const add = (name: string, role: NameRole, source: string, node: AnyNode, quote: string, whole = true): void => {
    const value = normaliseCompanyName(name.slice(0, LONGEST_PHRASE));
    if (value === '' || (whole && isGenericName(name))) return;
    // Without a legal form a declared name must be telling; "Best Chemicals" declares nobody.
    if (whole && role === 'declared' && !hasLegalForm(name) && !isTellingName(name)) return;
    // A phrase that says whose goods are sold here names their maker, not this site.
    const openly = !whole && isResale(name);
    names.push({ value, role: openly ? 'mention' : role, source, whole, node, page, quote });
  };
  const addMentions = (text: string, role: NameRole, source: string, node: AnyNode): void => {
    for (const { name, credit, resale } of companyMentions(text))
      if (!credit) add(name, resale ? 'mention' : role, source, node, text);
  };

  for (const { name, content, node } of page.metas) {
    if (content === '') continue;
    if (SITE_NAME_META.test(name)) add(content, 'declared', 'site-name', node, content);
    else if (name === 'copyright')
      add(readCopyrightLine(`© ${content}`)?.owner ?? '', 'declared', 'copyright', node, content);
    else if (TRACE_META.test(name)) {
      addMentions(content.slice(0, 1_000), 'trace', name === 'author' ? 'author' : 'description', node);
      add(content, 'trace', name === 'author' ? 'author' : 'description', node, content, false);
    }
  }
  for (const { data, node } of page.jsonLd) {
    for (const { key, type, value } of jsonLdStrings(data)) {
      if ((key === 'name' || key === 'legalname') && ORGANISATION.test(type))
        add(value, 'declared', 'organisation', node, value);
    }
  }
  const head = page.outline.find(({ tag }) => tag === 'title')?.node ?? page.outline[0]?.node;
  if (page.title !== null && head !== undefined) {
    addMentions(page.title, 'trace', 'title', head);
    add(page.title, 'trace', 'title', head, page.title, false);
  }
  for (const { alt, zone, node } of page.images) {
    if (alt.length < 3 || alt.length > 300) continue;
    const role = isAmongOthers(node) ? 'mention' : 'trace';
    addMentions(alt, role, 'alt', node);
    if (zone === 'header' || role === 'trace') add(alt, role, 'alt', node, alt, false);
  }
  for (const { text, node } of page.comments) addMentions(text.slice(0, 2_000), 'trace', 'comment', node);

  const footer: CarriedName[] = [];
  for (const block of page.blocks) {
    const { text, zone, node, hidden } = block;
    const owner = text.length <= 1_500 && zone !== 'main' ? (readCopyrightLine(text)?.owner ?? '') : '';
    if (owner !== '') add(owner, 'declared', 'copyright', node, text);
    for (const mention of companyMentions(text.slice(0, 3_000))) {
      if (mention.credit) continue;
      const quote = text.slice(Math.max(0, mention.at - 60), mention.at + 140);
      if (zone === 'footer' && owner === '') {
        const before = names.length;
        add(mention.name, mention.resale ? 'mention' : 'declared', 'footer', node, quote);
        footer.push(...names.splice(before));
      } else if (hidden && !mention.resale) add(mention.name, 'trace', 'hidden', node, quote);
      else if (owner === '') {
        const own =
          mention.selfDescribed &&
          !mention.resale &&
          (page.role === 'home' || page.role === 'about' || page.role === 'contact' || page.role === 'language');
        add(mention.name, own && !isAmongOthers(node) ? 'trace' : 'mention', 'text', node, quote);
      }
    }
  }
  const listed = new Set(footer.map(({ value }) => value)).size > MOST_OWN_FOOTER_NAMES;
  return [
    ...names,
    ...footer.map((name): CarriedName => (listed || isAmongOthers(name.node) ? { ...name, role: 'mention' } : name)),
  ];
}

const RANK: Readonly<Record<NameRole, number>> = { declared: 0, trace: 1, mention: 2 };

/**
 * The names of all pages: each value once, in its strongest part, at the first place where it plays it. On a profile or a
 * listing the platform's own name, which its address spells, is nobody's there.
 */
export function namesOfSite(site: Site): CarriedName[] {
  const best = new Map<string, CarriedName>();
  const platform = site.kind === 'website' ? null : domainName(new URL(site.url).hostname)?.label;
  for (const page of site.pages) {
    for (const name of namesOfPage(page)) {
      if (name.value.replaceAll(' ', '') === platform) continue;
      const known = best.get(name.value);
      if (known === undefined || RANK[name.role] < RANK[known.role]) best.set(name.value, name);
    }
  }
  return [...best.values()];
}
