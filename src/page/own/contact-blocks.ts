/** The pages of a site → the blocks of contacts in their main parts that are the site's own. */
import type { AnyNode } from 'domhandler';
import { memoised } from '../../model/memoised.ts';
import { lazy } from '../lazy.ts';
import { blockOf, isWithin } from './at-node.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';
import { type ContactGroup, type ContactLine, contactGroups } from './contacts.ts';
import { givenToReaders } from './given.ts';
import { areOfSeveral, hasForm, hasPost, hasTwo, isWallet, kindsOf, reaches, unlike } from './groups.ts';
import type { OwnPage } from './own-page.ts';
import type { SiteFrame } from './site-frame.ts';

/** At most one of several blocks without a common contact is the site's; nothing tells which. */
const MOST_GROUPS = 1;

export function contactBlocks(pages: readonly OwnPage[], frame: SiteFrame, domain: string) {
  const groupsOf = memoised((page: OwnPage) =>
    contactGroups(page, (node) => !page.isOfVisitors(node) && !frame.isFramed(page, node)).filter(
      ({ lines }) =>
        !areOfSeveral(
          lines.flatMap(({ tokens }) => tokens),
          domain,
        ),
    ),
  );
  /** The site's name where a page gives it beside the frame. */
  const namesBeside = memoised((page: OwnPage) => {
    const counts = new Map([...frame.names()].map((name) => [name, frame.texts().has(name) ? -1 : 0]));
    for (const { text } of page.blocks) if (counts.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    return new Set([...counts].filter(([, count]) => count > 0).map(([name]) => name));
  });
  const isHeaded = (page: OwnPage, { lines, heads }: ContactGroup): boolean =>
    heads.some((head) => namesBeside(page).has(head)) ||
    [...frame.names()].some((name) => lines[0]?.text.startsWith(name));
  /**
   * True if a group gives a contact that is known or at the site's domain, or begins with its name.
   */
  const isTied = (page: OwnPage, group: ContactGroup, known: ReadonlySet<string>): boolean =>
    isHeaded(page, group) ||
    group.lines.some(({ tokens }) => tokens.some((token) => known.has(token) || token.endsWith(`@${domain}`)));
  /** The groups on a page called "Contact", or in a part of a page that is called so. */
  const calledGroups = (page: OwnPage): readonly ContactGroup[] => {
    if (frame.callsContact(page)) return groupsOf(page);
    const isInPart = frame.contactPart(page);
    return isInPart === null ? [] : groupsOf(page).filter(({ lines }) => lines.every(({ node }) => isInPart(node)));
  };
  /** The same without those below a heading of their own, behind the site's certain contacts. */
  const ownGroups = memoised((page: OwnPage) => {
    const groups = calledGroups(page).map((group) => ({ group, isSure: isTied(page, group, frame.contacts()) }));
    const first = groups.findIndex(({ isSure }) => isSure);
    const isOwn = (i: number): boolean => first === -1 || i <= first;
    return groups.flatMap(({ group, isSure }, i) => (!group.apart || isSure || isOwn(i) ? group : []));
  });
  /** The contacts in the frame or on a page called "Contact". */
  const firm = lazy(() => {
    const lines = pages.flatMap((page) => ownGroups(page).flatMap((group) => group.lines));
    return new Set([...frame.contacts(), ...lines.flatMap(({ tokens }) => tokens)]);
  });
  /**
   * Groups of two kinds of contacts, or beside a form, on the home page and on pages that the frame
   * leads to.
   */
  const unnamed = lazy(() => {
    const found = pages
      .filter((page) => !frame.callsContact(page) && frame.leadsTo(page))
      .flatMap((page) => {
        const form = hasForm(page);
        return groupsOf(page)
          .filter(
            (group) =>
              form ||
              kindsOf(group).size >= 2 ||
              (isWallet(group) && hasPost(page)) ||
              (isHeaded(page, group) && hasTwo(group)),
          )
          .map((group) => ({ group, isOwn: isTied(page, group, firm()) }));
      });
    const own = found.filter(({ isOwn }) => isOwn);
    // Where no other place gives a contact, the only such block is the site's.
    const isAlone = own.length === 0 && unlike(found.map(({ group }) => group)).length <= MOST_GROUPS;
    const first = isAlone && ![frame.saidContacts(), firm()].some(reaches) && !hasOwnMailbox() ? found : own;
    return new Set(first.flatMap(({ group }) => group.lines.map(({ node }) => node)));
  });

  /** Contacts anywhere on the site, whoever owns them. */
  const anywhere = lazy(() => {
    const texts = pages.flatMap(({ blocks }) => blocks.map(({ text }) => text));
    const links = pages.flatMap((page) => page.links.map(({ href }) => href));
    const elsewhere = pages.flatMap((page) => givenToReaders(page).map(({ text }) => text));
    return new Set([
      ...[...texts, ...elsewhere].flatMap(contactTokens),
      ...[...links, ...elsewhere].flatMap(linkTokens),
    ]);
  });
  const hasOwnMailbox = (): boolean => [...anywhere()].some((token) => token.endsWith(`@${domain}`));

  const holds = (page: OwnPage, node: AnyNode): boolean => {
    const at = blockOf(page, node)?.node ?? node;
    const isIn = (line: ContactLine): boolean => isWithin(at, line.node) || line.node === node;
    if (ownGroups(page).some(({ lines }) => lines.some(isIn))) return true;
    return unnamed().has(at) || unnamed().has(node);
  };
  return { holds, anywhere };
}
