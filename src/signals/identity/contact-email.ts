/** E-mail addresses that the site gives as its own. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import { textBelow } from '../../page/view/tree.ts';
import type { Page, Site } from '../../page/view/views.ts';
import {
  type EmailAddress,
  emailAddressesIn,
  emailAddressesInMailto,
  isFreeMail,
  readEmailAddress,
} from '../../values/email-address.ts';
import { codeTexts, writtenToIn } from '../find/code-payload.ts';
import { creditedDomains } from '../find/credit-line.ts';
import { givenValues } from '../find/given-values.ts';
import { hiddenEmails } from '../find/hidden-email.ts';
import { labelledLines } from '../find/labelled-lines.ts';
import { actionPlace, contactPlace } from '../find/listing-blocks.ts';
import { inRecords } from '../find/own-records.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { bestFirst, comparisonOf, crossed } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Address = Occurrence.extend({
  local: z.string(),
  domain: z.string().describe('registrable domain of the address'),
  label: z.string().describe('that domain without its suffix'),
  standing: z.enum(['free', 'own', 'foreign']).describe("free mail, the site's own domain, or another one"),
  unseen: z.literal(true).optional().describe('stands in comments alone'),
});
type Address = z.infer<typeof Address>;

const MAIL_LINK = /^\s*mailto:/i;
const LONGEST_COMMENT = 20_000;
const LONGEST_NOSCRIPT = 2_000;

/** Authorities that sites must name by law: governments, and bodies for complaints. */
const AUTHORITY =
  /(?:^|\.)(?:gov|gouv|gob|gub|govt)(?:\.[a-z]{2})?$|(?:^|\.)(?:europa\.eu|bund\.de|admin\.ch|gv\.at|ico\.org\.uk|cnil\.fr|garanteprivacy\.it|aepd\.es|verbraucher-schlichter\.de)$|(?:^|\.)(?:datenschutz|dataprotection)[\w-]{0,40}\./;
// Mailbox names of many companies: equal ones at two providers mean nothing.
const ROLE_LOCAL =
  /^(?:info|sales?|admin|contact|office|service|support|export|import|marketing|manager|hr|mail|enquiry|inquiry|order|webmaster|postmaster|hello|help|team|trade|business|company|global|overseas|international|market|boss|ceo|director|general)[0-9._-]{0,4}$/;

/** True for a mailbox name that any company has. */
export const isRoleMailbox = (local: string): boolean => ROLE_LOCAL.test(local);
const isTelling = (local: string): boolean => local.length >= 8 && !isRoleMailbox(local);

type Given = { readonly address: EmailAddress; readonly place: Address['place'] };

function* givenOn(site: Site, page: Page): Generator<Given> {
  const at = (node: AnyNode, addresses: readonly EmailAddress[], quote?: string): Given[] =>
    addresses.map((address) => ({ address, place: contactPlace(page, node, quote ?? address.quote) }));
  // Text first: its quotation shows the words around an address.
  for (const { text, block } of labelledLines(page)) yield* at(block.node, emailAddressesIn(text));
  for (const { href, node } of page.links)
    if (/^\s*mailto:/i.test(href))
      for (const address of emailAddressesInMailto(href)) yield* at(node, [address], address.written);
  for (const { address, node } of hiddenEmails(page)) yield* at(node, [address], address.written);
  for (const { alt, node } of page.images) yield* at(node, emailAddressesIn(alt));
  for (const node of page.named('noscript')) yield* at(node, emailAddressesIn(textBelow(node, LONGEST_NOSCRIPT)));
  for (const { name, content, node } of page.metas)
    if (name === 'reply-to') yield* at(node, emailAddressesIn(content), content);
  yield* inRecords(site, page, /^email$/, ({ node, value }) =>
    at(node, emailAddressesIn(value.replace(/^mailto:/i, '')), value),
  );
  for (const node of page.named('form'))
    for (const given of at(node, recipientsOf(node.attribs['action'] ?? '')))
      yield { ...given, place: actionPlace(page, node, given.place) };
}

/** The recipients of a form: a mail link, or a service with the mailbox in its path. */
const recipientsOf = (action: string): readonly EmailAddress[] =>
  /^\s*mailto:/i.test(action)
    ? emailAddressesInMailto(action)
    : action.length <= 300
      ? emailAddressesIn(action.replace(/%40/g, '@').replace(/[/?&=]/g, ' '))
      : [];

/** Addresses in comments: signatures of a shop system's maker, or leftovers of a copied site. */
function* inComments(page: Page): Generator<Given> {
  for (const { text, node } of page.comments)
    if (text.includes('@'))
      for (const address of emailAddressesIn(text.slice(0, LONGEST_COMMENT)))
        yield { address, place: page.place(node, address.quote) };
}

/** In attributes, fields, settings and documents. */
function* givenElsewhere(site: Site): Generator<Given & { readonly page: Page | null }> {
  for (const { text, value, place, page } of givenValues(site, 'email'))
    if (MAIL_LINK.test(value)) for (const address of emailAddressesInMailto(value)) yield { address, place, page };
    else for (const address of emailAddressesIn(text)) yield { address, place, page };
}

function* find(site: Site): Generator<Address> {
  const seen = new Set<string>();
  const read = ({ address: { address, local, host, domain, label }, place }: Given): Address[] => {
    if (AUTHORITY.test(host) && domain !== site.domain) return [];
    const standing = isFreeMail(domain, label) ? 'free' : domain === site.domain ? 'own' : 'foreign';
    seen.add(address);
    // Only the operator of a domain gives out its mailboxes.
    const proof = place.proof ?? (standing === 'own' && place.part !== 'cited' ? ('domain' as const) : undefined);
    return [{ value: address, place: { ...place, ...(proof && { proof }) }, local, domain, label, standing }];
  };
  for (const page of site.pages) {
    const credited = creditedDomains(page, site.domain);
    for (const given of givenOn(site, page)) if (!credited.has(given.address.domain)) yield* read(given);
  }
  for (const given of givenElsewhere(site))
    if (given.page === null || !creditedDomains(given.page, site.domain).has(given.address.domain)) yield* read(given);
  for (const { text, place } of codeTexts(site))
    for (const address of writtenToIn(text).flatMap((one) => readEmailAddress(one) ?? []))
      yield* read({ address, place });
  const visible = new Set(seen);
  for (const given of site.pages.flatMap((page) => [...inComments(page)]))
    if (!visible.has(given.address.address)) for (const one of read(given)) yield { ...one, unseen: true };
}

/** The address; weaker: `@<domain>` (neither own nor free mail), and an unusual `<local>@`. */
const keys = (value: Address[]): string[] =>
  value.flatMap(({ value: address, domain, standing, local }) => [
    `contact-email:${address}`,
    ...(standing === 'foreign' ? [`contact-email:@${domain}`] : []),
    ...(isTelling(local) ? [`contact-email:${local}@`] : []),
  ]);

/** The label without hyphens, with signs that pass for one another folded. */
const skeleton = (label: string): string =>
  label.replace(/-/g, '').replace(/0/g, 'o').replace(/[1l]/g, 'i').replace(/rn/g, 'm');

function weaker(one: Address, two: Address): Pick<SharedValue, 'token' | 'similarity'> | null {
  const bothNamed = one.standing !== 'free' && two.standing !== 'free';
  if (bothNamed && one.domain === two.domain) {
    const foreign = one.standing === 'foreign' || two.standing === 'foreign';
    return { token: foreign ? `contact-email:@${one.domain}` : null, similarity: 0.7 };
  }
  if (one.local !== two.local) return null;
  if (isTelling(one.local)) return { token: `contact-email:${one.local}@`, similarity: 0.6 };
  const alike = bothNamed && one.label.length >= 5 && skeleton(one.label) === skeleton(two.label);
  return alike ? { token: null, similarity: 0.5 } : null;
}

function compare(same: SharedValue[], left: Address[], right: Address[]): Comparison | null {
  const unseen = [left, right].map((side) => new Set(side.flatMap((one) => (one.unseen ? [one.value] : []))));
  const given = same.filter((pair) => !unseen.every((values) => values.has(pair.left.value)));
  const alike = crossed(left.slice(0, 50), right.slice(0, 50), ({ value }) => value, weaker);
  const inComments = (addresses: string): string =>
    `Comments in the code of both sides contain the e-mail address ${addresses}, which may be that of the software’s maker.`;
  const unlike = 'The e-mail addresses differ, but have the same domain, the same mailbox name or look-alike spelling.';
  return (
    comparisonOf('identical', given, (addresses) => `Both sides give the e-mail address ${addresses}.`) ??
    comparisonOf('partial', same, inComments) ??
    comparisonOf('partial', bestFirst(alike).slice(0, 20), unlike)
  );
}

export const contactEmail: Signal<'contact-email', Address[]> = occurrenceSignal({
  id: 'contact-email',
  version: 6,
  group: 'identity',
  reaches: true,
  sold: true,
  stated: true,
  onNewOwner: 'own',
  noun: ['e-mail address', 'e-mail addresses'],
  alertNoun: ['mailbox', 'mailboxes'],
  changeAbout: 'contact',
  sentence: 'E-mail addresses that the site gives as its own, also where they are disguised against robots.',
  traps: [
    'A web agency or the maker of a theme leaves its own address on the sites it builds.',
    'A reseller gives the address of the firm whose goods it sells.',
    'Trade platforms give many sellers one address that passes mail on.',
  ],
  value: z.array(Address),
  find,
  keys,
  compare,
});
