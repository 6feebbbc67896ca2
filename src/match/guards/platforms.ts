/** Accounts, keys and profiles that a platform puts on all tenants' pages: no common owner. */
import { z } from 'zod';
import type { Background } from '../../model/derived/background.ts';
import type { Comparison, SharedValue } from '../../signals/signal.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { declarationsOf, declarationToken, mailboxesOf, readingOf } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import { IN_CODE_SHARE, LEAST_NAME } from '../weigh/policy.ts';
import { isCommon } from '../weigh/rarity.ts';
import { withoutShared } from '../weigh/without-shared.ts';
import { isOwnName, labelOf, linkedLabels, plain } from './own-names.ts';

export interface Platforms {
  /** Plain names of platforms. Their companies and profiles begin with them. */
  readonly names: readonly string[];
  /** Accounts in a platform's code on both sides: the platform's own, or its tenants'. */
  readonly accounts: readonly string[];
  /** Blocks with the platform's mailbox on either side: the other values there are its too. */
  readonly blocks: readonly string[];
}

/** Ways to name a platform: the host of the styles, the generator, the credit. */
const WAYS = /^(?:host|engine|credit)$/;

/**
 * The host above both; a platform named by both in two ways; an engine that both or many sites
 * declare, if a side links to its site. Never one of the two, nor a name that either has as its
 * own.
 */
export function platformsOf(left: Subject, right: Subject, background: Background): Platforms {
  const sides = [left, right];
  const [mine, theirs] = [declarationsOf(left), declarationsOf(right)];
  const theirValues = new Set(theirs.map(({ value }) => value));
  const shared = mine.filter(({ value }) => theirValues.has(value));
  const above = sharedParentDomain(left, right);
  const own = sides.map(({ visit }) => plain(above === null ? labelOf(visit.site) : subdomainLabels(visit.site)));
  const inTwoWays = shared
    .filter(({ kind }) => WAYS.test(kind))
    .map(({ name }) => name)
    .filter((name, at, all) => all.indexOf(name) !== at);
  const inBoth = new Set(shared.map(({ value }) => value));
  const isKnown = (value: string): boolean => inBoth.has(value) || isCommon(background.count(declarationToken(value)));
  const engines =
    shared.length === 0 ? [] : [...mine, ...theirs].filter(({ kind, value }) => kind === 'engine' && isKnown(value));
  const linked = engines
    .map(({ name }) => name)
    .filter((name) => sides.some((side) => linkedLabels(side).includes(name)));
  const names = [...new Set([...inTwoWays, ...linked, ...(above === null ? [] : [plain(above)])])]
    .filter((name) => name.length >= LEAST_NAME && !own.some((one) => one.includes(name)))
    .filter((name) => !isOwnName(name, left, right))
    .sort();
  const hosts = shared.filter(({ kind }) => kind === 'host').map(({ name }) => name);
  const mailboxes = names.length === 0 ? [] : sides.flatMap(mailboxesOf);
  return {
    names,
    accounts: accountsOf(left, right, [...names, ...hosts], above !== null),
    blocks: mailboxes.filter(({ value }) => bearsName(value, names)).map(({ place }) => blockOf(place)),
  };
}

/** Inline elements, which do not make a block. */
const WITHIN = /(?: > (?:a|abbr|b|em|i|small|span|strong)(?::[\w-]+\(\d+\))?)+$/;

function blockOf({ url, selector }: { readonly url: string; readonly selector: string }): string {
  return `${url} ${selector.replace(WITHIN, '')}`;
}

/** The label of the domain that both are subdomains of; null: either has its own domain. */
function sharedParentDomain(left: Subject, right: Subject): string | null {
  const [one, two] = [left, right].map(({ visit }) => domainName(visit.site));
  if (!one || !two || one.domain !== two.domain || one.host === two.host) return null;
  return one.host === one.domain || two.host === two.domain ? null : one.label;
}

function subdomainLabels(site: string): string {
  const name = domainName(site);
  return name === null ? site : name.host.slice(0, -name.domain.length - 1);
}

const Accounts = z.array(z.object({ value: z.string(), servedBy: z.array(z.string()).default([]) }));
const ACCOUNTS = (['tracker', 'widget-key'] as const).map((signal) => readingOf(signal, Accounts, []));

/** @param isHosted under one domain the host writes the pages' code, whatever the code names */
function accountsOf(left: Subject, right: Subject, hosts: readonly string[], isHosted: boolean): string[] {
  if (hosts.length === 0) return [];
  const inCode = (side: Subject): string[] =>
    ACCOUNTS.flatMap((read) => read(side))
      .filter(({ servedBy }) => isHosted || servedBy.some((host) => hosts.includes(host)))
      .map(({ value }) => value);
  const others = new Set(inCode(right));
  return inCode(left).filter((value) => others.has(value));
}

/** Without values that bear a platform's name; accounts in its code weigh less. Null: none left. */
export function withoutPlatforms(comparison: Comparison, { names, accounts, blocks }: Platforms): Comparison | null {
  const named = names.length === 0 ? comparison : withoutOwner(comparison, (value) => bearsName(value, names));
  const rest =
    named && blocks.length > 0
      ? withoutShared(named, ({ left, right }) => [left, right].every((side) => blocks.includes(blockOf(side))))
      : named;
  const isInCode = ({ left, right }: SharedValue): boolean =>
    accounts.includes(left.value) && accounts.includes(right.value);
  if (!rest?.shared.some(isInCode)) return rest;
  const shared = rest.shared.map((one) => (isInCode(one) ? { ...one, tells: (one.tells ?? 1) * IN_CODE_SHARE } : one));
  return { ...rest, shared };
}

/** True for a mailbox at the platform's domain, and for a profile or company named after it. */
function bearsName(value: string, names: readonly string[]): boolean {
  const at = value.lastIndexOf('@');
  if (at > 0) return names.includes(plain(labelOf(value.slice(at + 1))));
  const id = value.replace(/^[a-z-]+:/, '');
  const borne = [plain(labelOf(id)), plain(normaliseCompanyName(id))];
  return names.some((name) => borne.some((one) => one.startsWith(name)));
}

/** A link, and the cell or item around it. */
const LINK_IN_ROW = /(?: > (?:li|div|span|p|td)(?::nth-of-type\(\d+\))?)? > a(?::nth-of-type\(\d+\))?$/;

/**
 * Without the owner's values; null: none left. In a row of links that are mostly the owner's on
 * both sides, all are the owner's.
 */
export function withoutOwner(comparison: Comparison, isOwners: (value: string) => boolean): Comparison | null {
  const isTheirs = ({ left, right }: SharedValue): boolean => isOwners(left.value) || isOwners(right.value);
  const rows = { left: ownersRows(comparison, isTheirs, 'left'), right: ownersRows(comparison, isTheirs, 'right') };
  const isInRow = ({ left, right }: SharedValue): boolean => rows.left.has(rowOf(left)) && rows.right.has(rowOf(right));
  return withoutShared(comparison, (one) => isTheirs(one) || isInRow(one));
}

/** The row of links that a profile stands in; null: not such a link. */
function rowOf({ value, url, selector }: SharedValue['left']): string | null {
  return /^[a-z-]+:/.test(value) && LINK_IN_ROW.test(selector) ? `${url} ${selector.replace(LINK_IN_ROW, '')}` : null;
}

/** The rows of one side in which most of the shared values are the owner's. */
function ownersRows({ shared }: Comparison, isOwners: (one: SharedValue) => boolean, side: 'left' | 'right') {
  const surplus = new Map<string, number>();
  for (const one of shared) {
    const row = rowOf(one[side]);
    if (row !== null) surplus.set(row, (surplus.get(row) ?? 0) + (isOwners(one) ? 1 : -1));
  }
  return new Set<string | null>([...surplus].flatMap(([row, more]) => (more > 0 ? [row] : [])));
}
