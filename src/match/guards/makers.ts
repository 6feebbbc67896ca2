/** The maker of the template or platform that both sites use, and the maker's shared values. */
import type { Background } from '../../model/derived/background.ts';
import { SIGNALS } from '../../signals/list.ts';
import type { Comparison } from '../../signals/signal.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { isFreeMail } from '../../values/email-address.ts';
import { declarationsOf, declarationToken, isThemeCredit, perFingerprint } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { LEAST_NAME } from '../weigh/policy.ts';
import { isCommon } from '../weigh/rarity.ts';
import { withoutShared } from '../weigh/without-shared.ts';
import { isOwnName, labelOf, linkedLabels, plain } from './own-names.ts';
import { type Platforms, platformsOf, withoutOwner } from './platforms.ts';

export interface Makers {
  /**
   * Makers that either side credits, if both declare one theme: one side may have kept the credit,
   * the other the maker's contacts.
   */
  readonly credited: readonly string[];
  readonly platforms: Platforms;
}

export function makersOf(left: Subject, right: Subject, background: Background): Makers {
  return { credited: creditedBy(left, right, background), platforms: platformsOf(left, right, background) };
}

/** A quotation that is only a host: a link to a theme shop, under its maker's own address. */
const BARE_HOST = /^[\w-]+(?:\.[\w-]+)+$/;

/**
 * Names of the credited makers. Never one of the two sites, nor a name that only the words of a
 * credit give: a copy keeps the line that names its operator.
 */
function creditedBy(left: Subject, right: Subject, background: Background): string[] {
  const [mine, theirs] = [declarationsOf(left), declarationsOf(right)];
  const both = new Set(theirs.map(({ value }) => value));
  if (!mine.some(({ value }) => both.has(value) && isThemeCredit(value))) return [];
  const credits = [...mine, ...theirs];
  const own = [left, right].map(({ visit }) => plain(labelOf(visit.site)));
  const sites = new Set([left, right].flatMap(linkedLabels));
  const isKnownMaker = (name: string): boolean =>
    isCommon(background.count(declarationToken(`credit:${name}`))) ||
    sites.has(name) ||
    credits.some(
      (credit) =>
        (credit.name === name || BARE_HOST.test(credit.place.quote)) && hostsIn(credit.place.quote).includes(name),
    );
  const names = credits
    .filter(({ kind }) => kind === 'credit')
    .flatMap(({ name, place: { quote } }) => (BARE_HOST.test(quote) ? [name, ...hostsIn(quote)] : [name]))
    .filter((name) => !own.some((one) => one.includes(name)) && !isOwnName(name, left, right) && isKnownMaker(name));
  return [...new Set(names)].sort();
}

/** The comparison without values that bear a maker's name; null: nothing left. */
export function withoutMakers(comparison: Comparison, { credited }: Pick<Makers, 'credited'>): Comparison | null {
  if (credited.length === 0) return comparison;
  return withoutOwner(comparison, (value) => namesIn(value).some((name) => credited.includes(name)));
}

/** The owner by the value's own name: the domain of an address, the handle on a network, a name. */
function namesIn(value: string): string[] {
  const at = value.lastIndexOf('@');
  if (at > 0) {
    const name = domainName(value.slice(at + 1));
    if (name === null) return [];
    return [plain(isFreeMail(name.domain, name.label) ? value.slice(0, at) : name.label)];
  }
  const id = value.replace(/^[a-z-]+:/, '');
  return [plain(labelOf(id)), plain(normaliseCompanyName(id)), ...hostsIn(value)];
}

/** Plain names of the hosts in the words of a credit, as makers write in comments. */
function hostsIn(quote: string): string[] {
  return (quote.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).flatMap((host) => plain(domainName(host)?.label ?? ''));
}

const NAMING = SIGNALS.filter(({ namesOwner }) => namesOwner !== undefined).map(({ id }) => id);
const OWN_NAME = new RegExp(`^(?:${NAMING.join('|')})(?::left)?:(.+)$`);

/** Names that a side's own style sheets may carry. */
const ownNamesOf = perFingerprint(({ fingerprint }) =>
  fingerprint.tokens.flatMap((token) => OWN_NAME.exec(token)?.slice(1).map(plain) ?? []),
);

/** Without style sheets named after either side: they are no theme's. Other values show a copy. */
export function withoutOwnStyles(comparison: Comparison, left: Subject, right: Subject): Comparison | null {
  if (comparison.shared.length === 0) return comparison;
  const own = [left, right].flatMap((side) => [plain(labelOf(side.visit.site)), ...ownNamesOf(side)]);
  return withoutShared(comparison, (shared) =>
    [shared.left, shared.right].some(({ value }) => {
      const name = value.slice(value.indexOf(':') + 1);
      return own.some((one) => one.length >= LEAST_NAME && (one.includes(name) || name.includes(one)));
    }),
  );
}
