/** Who made the template or runs the platform that both sites use, and which shared values are theirs. */
import type { Background } from '../model/background.ts';
import type { EvidenceSide } from '../model/match.ts';
import type { Comparison } from '../signals/signal.ts';
import { normaliseCompanyName } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { isFreeMail } from '../values/email-address.ts';
import { isCommon } from './count-of.ts';
import { declaredBy, isThemeCredit, labelOf, plain } from './declared.ts';
import { ownNameTest } from './own-names.ts';
import { type Platforms, platformsOf, withoutOwner } from './platforms.ts';
import { linkedSites, type Subject } from './subject.ts';
import { withoutShared } from './without-shared.ts';

/** A style sheet named after one of the two is no theme's: a copy that kept it says so elsewhere. */
export function withoutOwnNames(comparison: Comparison, left: Subject, right: Subject): Comparison | null {
  const own = [left, right].flatMap(({ visit, fingerprint }) => [
    plain(labelOf(visit.site)),
    ...fingerprint.tokens.flatMap((token) => OWN_NAME.exec(token)?.slice(1).map(plain) ?? []),
  ]);
  return without(comparison, ({ value }) => {
    const name = value.slice(value.indexOf(':') + 1);
    return own.some((one) => one.length >= LEAST_NAME && (one.includes(name) || name.includes(one)));
  });
}

const OWN_NAME = /^(?:copyright-owner|residual-name(?::left)?):(.+)$/;

/** Who makes what both sides stand on, by plain names. */
export interface Makers {
  /** Whom either side credits, where both declare one theme: one may have kept the credit, the other the contacts. */
  readonly credited: readonly string[];
  readonly platforms: Platforms;
}

/** A link to a place that sells themes, under its maker's own address. */
const BARE_HOST = /^[\w-]+(?:\.[\w-]+)+$/;

/**
 * Never one of the two: a site that credits the other says something else. Nor anybody called as one of them calls itself, nor anybody whom only the words of the credit
 * speak of: a copy keeps the line in which a firm signs for its own site, and then the name is the operator's.
 */
export function makersOf(left: Subject, right: Subject, background: Background): Makers {
  const [mine, theirs] = [declaredBy(left), declaredBy(right)];
  const both = new Set(theirs.map(({ value }) => value));
  const shared = mine.filter(({ value }) => both.has(value));
  const own = [left, right].map(({ visit }) => plain(labelOf(visit.site)));
  const onOneTheme = shared.some(({ value }) => isThemeCredit(value));
  const credits = onOneTheme ? [...mine, ...theirs] : [];
  const sites = new Set([left, right].flatMap(linkedSites).map((site) => plain(labelOf(site))));
  const isOwnName = ownNameTest(left, right);
  const isSomebody = (name: string): boolean =>
    isCommon(background.count(`template-credit:credit:${name}`)) ||
    sites.has(name) ||
    credits.some(
      (credit) =>
        (credit.name === name || BARE_HOST.test(credit.place.quote)) && hostsIn(credit.place.quote).includes(name),
    );
  const names = credits
    .filter(({ kind }) => kind === 'credit')
    .flatMap(({ name, place: { quote } }) => (BARE_HOST.test(quote) ? [name, ...hostsIn(quote)] : [name]))
    .filter((name) => !own.some((one) => one.includes(name)) && !isOwnName(name) && isSomebody(name));
  return { credited: [...new Set(names)].sort(), platforms: platformsOf(left, right, background) };
}

/** Shorter ones stand in many a word. */
const LEAST_NAME = 5;

/** What is left of a comparison without the values that bear the name of a maker; null: nothing. */
export function withoutMakers(comparison: Comparison, { credited }: Pick<Makers, 'credited'>): Comparison | null {
  return withoutOwner(comparison, (value) => namesBorneBy(value).some((name) => credited.includes(name)));
}

/** Whose a value is by its own name: the domain of an address, the handle behind its network, a name. */
function namesBorneBy(value: string): string[] {
  const at = value.lastIndexOf('@');
  if (at > 0) {
    const name = domainName(value.slice(at + 1));
    if (name === null) return [];
    return [plain(isFreeMail(name.domain, name.label) ? value.slice(0, at) : name.label)];
  }
  const id = value.replace(/^[a-z-]+:/, '');
  return [plain(labelOf(id)), plain(normaliseCompanyName(id)), ...hostsIn(value)];
}

/** Plain names of the hosts that a credit gives in its words, as makers do in comments. */
function hostsIn(quote: string): string[] {
  return (quote.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).flatMap((host) => plain(domainName(host)?.label ?? ''));
}

function without(comparison: Comparison, isOut: (side: EvidenceSide) => boolean): Comparison | null {
  return withoutShared(comparison, ({ left, right }) => isOut(left) || isOut(right));
}
