/** Whether two sites stand on one template, how that is known, and what belongs to its maker. */
import type { Background } from '../model/background.ts';
import type { EvidenceSide } from '../model/match.ts';
import type { Comparison } from '../signals/signal.ts';
import { normaliseCompanyName } from '../values/company-name.ts';
import { domainName } from '../values/domain-name.ts';
import { isFreeMail } from '../values/email-address.ts';
import type { Compared } from './compare-signals.ts';
import { countOf, isCommon } from './count-of.ts';
import { declaredBy, labelOf, plain } from './declared.ts';
import { ownNameTest } from './own-names.ts';
import { type Platforms, platformsOf, withoutOwner } from './platforms.ts';
import { linkedSites, type Subject } from './subject.ts';
import { withoutShared } from './without-shared.ts';

/**
 * known: other sites of the background stand on it too, or its files are named alike, so that what it brings can be told by
 * its counts or is likely a theme's. credited: both credit it by name and nobody else is known to, or both name a third party
 * as the owner of their pages, so nothing tells what came with it from what is their own. demo: both still show what a
 * theme puts where its user's name belongs, so what they share may be the theme's demo.
 */
export type OneTemplate = 'known' | 'credited' | 'demo' | null;

/** Declarations of a theme, by its name, folder or files; engines and hosts carry thousands of themes. */
const THEME = /^(?:credit|folder|file):/;

export function oneTemplate(compared: readonly Compared[]): OneTemplate {
  const demos = compared[0]?.demos ?? 0;
  if (demos === 2) return 'demo';
  // One that shows a demo may have copied the other, who does not: it takes less from what they share.
  let template: OneTemplate = demos === 1 && areBuiltAlike(compared) ? 'credited' : null;
  for (const { signal, comparison, guard, background } of compared) {
    // Where its user's name belongs, both still show the maker's.
    if (guard === 'credited-maker' && (signal.namesOwner === 'line' || signal.reaches === true)) return 'demo';
    if (guard === 'third-party' || guard === 'beside-own') template = 'credited';
    if (comparison === null || comparison.level === 'different') continue;
    const isCredit = signal.id === 'template-credit';
    if (!isCredit && signal.id !== 'structure') continue;
    const told = isCredit ? comparison.shared.filter(({ left }) => THEME.test(left.value)) : comparison.shared;
    if (told.some((shared) => isCommon(countOf(shared, background)))) return 'known';
    if (!isCredit || told.length === 0) continue;
    template = told.some(({ left }) => left.value.startsWith('credit:')) ? 'credited' : (template ?? 'known');
  }
  return template;
}

function areBuiltAlike(compared: readonly Compared[]): boolean {
  return compared.some(
    ({ signal, comparison }) => signal.id === 'structure' && comparison !== null && comparison.level !== 'different',
  );
}

/** Whether a side still shows its theme's demo where its own name belongs. */
export function showsDemo(side: Subject): boolean {
  return declaredBy(side).some(({ kind }) => kind === 'demo');
}

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
  const onOneTheme = shared.some(({ value }) => THEME.test(value));
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
