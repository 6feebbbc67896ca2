/**
 * Contacts that a site quotes as another's: a dealer's page that gives the maker's mailbox for warranty claims. Such a page
 * names the other side or links to it in its text, and the site has contacts of its own elsewhere.
 */
import { z } from 'zod';
import type { SharedValue } from '../signals/signal.ts';
import { type Subject, valueOf } from './subject.ts';

/** Signals whose values are ways to reach somebody. */
const CONTACTS = ['contact-email', 'contact-phone', 'messenger', 'social-link'];

const Placed = z.object({ url: z.string() });
const Links = z.object({ outbound: z.array(z.object({ value: z.string(), role: z.string(), place: Placed })) });
const Names = z.array(z.object({ value: z.string(), role: z.string(), place: Placed }));

/** Null where the signal gives no contacts: then nothing is quoted. */
export function quotedContacts(
  signal: string,
  left: Subject,
  right: Subject,
): ((shared: SharedValue) => boolean) | null {
  if (!CONTACTS.includes(signal)) return null;
  const [byLeft, byRight] = [speaksOf(left, right), speaksOf(right, left)];
  if (byLeft.size === 0 && byRight.size === 0) return null;
  const [mine, theirs] = [hasItsOwn(signal, left, right), hasItsOwn(signal, right, left)];
  return (shared) => (mine && byLeft.has(shared.left.url)) || (theirs && byRight.has(shared.right.url));
}

/** Pages of a side, other than the one it opens with, that speak of the other side as of another. */
function speaksOf(side: Subject, other: Subject): Set<string> {
  const links = Links.safeParse(valueOf(side, 'site-link'));
  const names = Names.safeParse(valueOf(side, 'residual-name'));
  const theirs = Names.safeParse(valueOf(other, 'residual-name'));
  const declared = new Set((theirs.success ? theirs.data : []).filter(isDeclared).map(({ value }) => value));
  const pages = new Set<string>();
  // A mailbox at the other's domain alone is what a successor forgets; it does not speak of the other as of another.
  for (const { value, role, place } of links.success ? links.data.outbound : [])
    if (value === other.visit.site && role === 'main') pages.add(place.url);
  for (const { value, role, place } of names.success ? names.data : [])
    if (role === 'mention' && declared.has(value)) pages.add(place.url);
  for (const url of pages) if (isFront(url)) pages.delete(url);
  return pages;
}

function isDeclared({ role }: { readonly role: string }): boolean {
  return role === 'declared';
}

function isFront(url: string): boolean {
  return !URL.canParse(url) || /^\/(?:[a-z]{2}\/)?(?:index\.\w+)?$/i.test(new URL(url).pathname);
}

/** Whether a side gives a value of the kind that the other does not give. */
function hasItsOwn(signal: string, side: Subject, other: Subject): boolean {
  const theirs = new Set(other.fingerprint.tokens);
  return side.fingerprint.tokens.some(
    (token) => token.startsWith(`${signal}:`) && !/:@|@$/.test(token) && !theirs.has(token),
  );
}
