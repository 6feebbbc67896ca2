/** A group of contacts on a page: its kinds, what it shares with others, a form beside it. */
import { domainName } from '../../values/domain-name.ts';
import { isFreeMail } from '../../values/email-address.ts';
import { namedOn } from '../view/walk.ts';
import { kindOf } from './contact-tokens.ts';
import type { ContactGroup } from './contacts.ts';
import type { OwnPage } from './own-page.ts';

/** A wallet is for payment, not for messages: beside one other contact it may be anybody's. */
export const kindsOf = ({ lines }: ContactGroup): Set<string> =>
  new Set(lines.flatMap(({ tokens }) => tokens.map(kindOf)).filter((kind) => kind !== 'wallet'));

export const isWallet = ({ lines }: ContactGroup): boolean => {
  const tokens = new Set(lines.flatMap((line) => line.tokens));
  return tokens.size === 1 && [...tokens].every((token) => kindOf(token) === 'wallet');
};

export const hasTwo = ({ lines }: ContactGroup): boolean => new Set(lines.flatMap(({ tokens }) => tokens)).size >= 2;

/**
 * True for the contacts of several parties, such as members or dealers: their mailboxes stand at
 * three domains besides the site's own. Free mail is one domain, whoever provides it.
 */
export function areOfSeveral(tokens: readonly string[], domain: string): boolean {
  const at = tokens.flatMap((token) => {
    const name = kindOf(token) === 'mail' ? domainName(token.slice(token.lastIndexOf('@') + 1)) : null;
    if (name === null || name.domain === domain) return [];
    return isFreeMail(name.domain, name.label) ? '' : name.domain;
  });
  return new Set(at).size >= SEVERAL;
}

const SEVERAL = 3;

export const reaches = (tokens: ReadonlySet<string>): boolean =>
  [...tokens].some((token) => kindOf(token) !== 'address');

/** Groups that share no contact with one before. */
export function unlike(groups: readonly ContactGroup[]): ContactGroup[] {
  const seen = new Set<string>();
  return groups.filter((group) => {
    const tokens = group.lines.flatMap((line) => line.tokens);
    const isNew = !tokens.some((token) => seen.has(token));
    for (const token of tokens) seen.add(token);
    return isNew;
  });
}

export const hasPost = ({ layout: { tape } }: Pick<OwnPage, 'layout'>): boolean =>
  namedOn(tape, 'form').some(({ attribs }) => attribs['method']?.toLowerCase() === 'post');

/** A form to write with: a field of several lines, or two fields. */
export function hasForm({ layout: { tape } }: Pick<OwnPage, 'layout'>): boolean {
  return (tape.named.get('form') ?? []).some((i) => {
    const inside = tape.elements.slice(i, Math.min(tape.ends[i] as number, i + 200));
    const fields = inside.filter(
      (one) => one.name === 'input' && /^(?:text|email|tel|)$/i.test(one.attribs['type'] ?? ''),
    ).length;
    return inside.some((one) => one.name === 'textarea') || fields >= 2;
  });
}
