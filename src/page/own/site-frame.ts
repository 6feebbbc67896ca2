/** The pages of a site → its frame: the links and contacts there, and the pages they lead to. */
import type { AnyNode } from 'domhandler';
import { groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { lazy } from '../lazy.ts';
import { roleOf } from '../role-words.ts';
import { isFront } from '../view/part.ts';
import { closest } from '../view/tree.ts';
import { numberOf } from '../view/walk.ts';
import { keysAt, linedText } from './at-node.ts';
import { isContactLine } from './contact-line.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';
import { framesOf } from './frame.ts';
import { givenToReaders, standsAt } from './given.ts';
import { type Item, itemsOf } from './items.ts';
import type { OwnPage } from './own-page.ts';
import { commonTitleParts } from './title-parts.ts';

export type SiteFrame = ReturnType<typeof siteFrame>;

export function siteFrame(pages: readonly OwnPage[]) {
  const items = lazy(() => pages.map((page) => itemsOf(page, page.layout)));
  const frames = lazy(() =>
    framesOf(
      pages.map((page, i) => ({
        ...{ lang: page.lang, tape: page.layout.tape, items: items()[i] as Item[] },
        isFront: isFront(page),
      })),
    ),
  );
  const indexOf = new Map(pages.map((page, i) => [page, i]));
  /** The keys of the frame at a node: the same words may stand in the main part, too. */
  const framedAt = (page: OwnPage, node: AnyNode): ReadonlySet<string> | undefined =>
    frames()[indexOf.get(page) ?? -1]?.get(numberOf(node) ?? -1);
  const isSpot = (page: OwnPage, node: AnyNode, kind: 'text' | 'link' | 'given', value: string): boolean =>
    framedAt(page, node)?.has(`${kind} ${value}`) === true;
  const judged = memoised((_: OwnPage) => new Map<AnyNode, boolean>());
  /** True if the text at a node is in the frame, in whatever words. */
  const isFramed = (page: OwnPage, node: AnyNode): boolean => {
    const known = judged(page).get(node);
    if (known !== undefined) return known;
    const keys = keysAt(page, node, (at) => framedAt(page, at) !== undefined);
    const framed = keys.some(([at, key]) => framedAt(page, at)?.has(key));
    judged(page).set(node, framed);
    return framed;
  };
  const framedLinks = lazy(() =>
    pages.flatMap((page) =>
      page.links.filter(({ url, href, node }) => url !== null && isUrl(url) && isSpot(page, node, 'link', href)),
    ),
  );
  const linkedFromFrame = lazy(() => new Set(framedLinks().map(({ url }) => plainUrl(url ?? ''))));
  const leadsTo = (page: OwnPage): boolean => page.role === 'home' || linkedFromFrame().has(plainUrl(page.url));
  /** The part that most titles have: the site's name. */
  const names = lazy(() => commonTitleParts(pages.map(({ title }) => title ?? '')));
  /** Pages that a link of the frame calls contacts. */
  const calledContact = lazy(() => {
    const called = framedLinks().filter(({ url, text }) => roleOf(new URL(url ?? ''), text) === 'contact');
    return new Set(called.map(({ url }) => plainUrl(url ?? '')));
  });
  /** True if the frame leads there under a word for contacts. */
  const callsContact = (page: OwnPage): boolean =>
    page.role !== 'home' && (page.isContactPage ? leadsTo(page) : calledContact().has(plainUrl(page.url)));

  /** By page, the ids of the parts that a link of the frame calls contacts ("#contact"). */
  const contactParts = lazy(() => {
    const called = framedLinks().flatMap(({ url, href, text }) => {
      const id = decodedUri(href.split('#')[1] ?? '');
      if (id === '') return [];
      // The name of a part says as much as a path; a setter takes whatever a page writes.
      const part = new URL(url ?? '');
      part.pathname = id;
      return roleOf(part, text) === 'contact' ? [[plainUrl(url ?? ''), id] as const] : [];
    });
    return new Map(
      [...groupBy(called, ([page]) => page)].map(([page, ids]) => [page, new Set(ids.map(([, id]) => id))]),
    );
  });
  /** True in the parts of a page that links of the frame call contacts; null: it has none. */
  const contactPart = (page: OwnPage): ((node: AnyNode) => boolean) | null => {
    const ids = contactParts().get(plainUrl(page.url));
    if (ids === undefined) return null;
    return (node) => closest(node, Infinity, ({ attribs }) => ids.has(attribs['id'] ?? '')) !== null;
  };

  /** Contacts that the frame gives. */
  const contacts = lazy(() => {
    const tokens = new Set<string>();
    for (const page of pages) {
      for (const { text, node } of page.blocks)
        if (isSpot(page, node, 'text', text) && isContactLine(linedText(page, { text })) && !page.isOfVisitors(node))
          for (const token of contactTokens(text)) tokens.add(token);
      for (const { href, node } of page.links)
        if (isSpot(page, node, 'link', href)) for (const token of linkTokens(href)) tokens.add(token);
      for (const { text, node } of givenToReaders(page))
        if (isSpot(page, standsAt(node), 'given', text) && !page.isOfVisitors(node))
          for (const token of [...contactTokens(text), ...linkTokens(text)]) tokens.add(token);
    }
    return tokens;
  });
  const framedTexts = lazy(() =>
    pages.flatMap((page) =>
      page.blocks.filter(({ text, node }) => isSpot(page, node, 'text', text)).map(({ text }) => text),
    ),
  );
  /**
   * The same, with contacts in sentences of the frame: a site that gives a contact there needs no
   * other block.
   */
  const saidContacts = lazy(() => new Set(framedTexts().flatMap(contactTokens)));
  const texts = lazy(() => new Set(framedTexts()));
  return { isFramed, leadsTo, callsContact, contactPart, names, contacts, saidContacts, texts };
}

const plainUrl = (url: string): string => url.replace(/#.*$/s, '').replace(/\/(?:index\.\w{3,5})?$/i, '');
