/** An alert → the short plain text in a chat. It says nothing that the alert does not hold. */

import type { Alert, AlertType } from '../model/alert.ts';
import { counted } from '../model/counted.ts';
import { MOST_TOLD } from '../model/decisions/saved-search.ts';
import { keptCommand } from '../model/text/program.ts';
import { type ContactNouns, contactLines } from './contacts.ts';

export interface Message {
  readonly title: string;
  /** The sites, the entity or the list that it is about, in a few words. */
  readonly about: string | null;
  readonly lines: readonly string[];
  /** Words of the link. */
  readonly opens: string;
  /** The finding on our own desk; null: no `link` setting. No other address is clickable. */
  readonly link: string | null;
}

const TITLES: Readonly<Record<AlertType, string>> = {
  'match.flagged': 'New finding',
  'match.escalated': 'More evidence',
  'match.weakened': 'Weaker than before',
  'match.retracted': 'No longer flagged',
  'match.reviewed': 'Reviewed by a person',
  'site.removed': 'Site is gone',
  'site.contacts-changed': 'Contacts changed',
  'watchlist.changed': 'Change of a list',
  'suggestion.found': 'New suggestion',
  'search.hit': 'A saved search has a hit',
  'hook.test': 'Test alert: this hook works',
  digest: 'Digest',
};
const BECAUSE: Readonly<Record<NonNullable<Alert['because']>, string>> = {
  model: 'the weights changed',
  'evidence-gone': 'evidence has gone from a site',
  'now-common': 'what the sites share is now common',
  unlisted: 'neither site is a listed party’s any more',
  unclear: 'the evidence does not show why',
  judged: 'a person rejected it',
};
const REVIEWS: Readonly<Record<NonNullable<Alert['review']>, string>> = {
  proposed: 'proposed by one person; it counts when another agrees',
  confirmed: 'confirmed by two people',
};
const OPENS: Readonly<Partial<Record<AlertType, string>>> = {
  'site.contacts-changed': 'Open the site',
  'search.hit': 'Open it',
};
const FITS: Readonly<Record<NonNullable<NonNullable<Alert['search']>['fit']> | 'more', string>> = {
  whole: 'the whole name or title',
  name: 'words of its name or title',
  own: 'its own contact or identifier',
  value: 'a value read on it',
  phrase: 'these words',
  words: 'all the words',
  more: `more than ${MOST_TOLD} today; the rest stands on the page of the search`,
};
const CAUTION = 'A program compared what the sites show. Only a person can confirm the result.';
const UNSEEN = 'Nobody has looked at it yet. It may be anybody’s.';
/** Characters of one value; in a line of a digest fewer, so that all of it fits a chat. */
const LONGEST = 200;
const LONGEST_IN_DIGEST = 60;
/** Other entries of the site, and confirmed sites, that are named. */
const MOST_ALSO = 5;
/** Alerts of a digest that have a line of their own. */
const DIGEST_LINES = 15;

/** The text of an alert. Sites and names are defanged: no program makes a link or mention. */
export function messageOf(alert: Alert, nounOf: ContactNouns): Message {
  if (alert.type === 'digest') return digestMessage(alert);
  const { type, left, right, verdict, weight, entity, listed, because, review, more } = alert;
  const { summary, contacts, suggestion, search } = alert;
  const sites = [left, right].filter((site) => site !== null).map((site) => siteText(site));
  const lines: string[] = [];
  if (sites.length > 0) lines.push(`${sites.length === 1 ? 'Site' : 'Sites'}: ${sites.join(' and ')}`);
  if (verdict !== null) lines.push(`Verdict: ${verdict}${weight === null ? '' : `, ${weight.toFixed(1)} bits`}`);
  if (entity !== null) {
    lines.push(`Listed: ${entityText(entity)}`);
    const also = listed?.also ?? [];
    if (also.length > 0) lines.push(`Also listed: ${also.slice(0, MOST_ALSO).map(entityText).join('; ')}`);
  }
  const companies = companyLine(alert);
  if (companies !== null) lines.push(companies);
  const chain = listed?.chain ?? [];
  if (chain.length > 0)
    lines.push(
      `Through: ${chain
        .slice(0, MOST_ALSO)
        .map((site) => siteText(site))
        .join(' → ')}, each confirmed by a person`,
    );
  if (more !== undefined) lines.push(`With it: ${moreText(more)} of the same operator in the same run`);
  if (summary !== undefined) {
    lines.push(`List: ${nameText(summary.list)}`);
    lines.push(`${counted(summary.changes, 'changed entry', 'changed entries')} (${keptCommand('entities changes')})`);
  }
  if (suggestion !== undefined)
    lines.push(`Address: ${siteText(suggestion.address)}`, `Reasons: ${suggestion.reasons.join(', ')}`, UNSEEN);
  if (search !== undefined) lines.push(`Search: ${nameText(search.name)}`, `Fits: ${FITS[search.fit ?? 'more']}`);
  if (contacts !== undefined) lines.push(...contactLines(contacts, nounOf));
  if (review !== undefined) lines.push(`Review: ${REVIEWS[review]}`);
  if (because !== undefined) lines.push(`Why: ${BECAUSE[because]}`);
  if (type === 'match.flagged' || type === 'match.escalated') lines.push(CAUTION);
  lines.push(`Alert ${alert.id}`);
  return {
    title: TITLES[type],
    about: aboutOf(alert),
    lines,
    link: alert.link,
    opens: OPENS[type] ?? 'Open the finding',
  };
}

/** One sentence: the listed side, why it is listed, and how each site calls its company. */
function companyLine({ left, right, companies, listed }: Alert): string | null {
  if (left === null || right === null) return null;
  const [one, other] = listed?.side === 'right' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const sites = { left, right };
  const called = (side: 'left' | 'right'): string | null => {
    const name = companies?.[side].name ?? null;
    return name === null ? null : `calls its company ${nameText(name)}`;
  };
  const named = [called(one), called(other)];
  if (listed === undefined) {
    const parts = [one, other].flatMap((side, at) =>
      named[at] == null ? [] : [`${siteText(sites[side])} ${named[at]}`],
    );
    return parts.length === 0 ? null : parts.join(', and ');
  }
  const first =
    listed.why === 'entry'
      ? `The listed side is ${inert(listed.text)}`
      : `${siteText(sites[one])} is the listed side (${inert(listed.text)})${named[0] === null ? '' : ` and ${named[0]}`}`;
  return `${first}; ${siteText(sites[other])} ${named[1] ?? 'names no company as its own'}`;
}

const entityText = ({ id, name, list }: NonNullable<Alert['entity']>): string => {
  const of = [list, name === id ? undefined : id].filter((one) => one !== undefined);
  return `${nameText(name)}${of.length === 0 ? '' : ` (${of.map((one) => nameText(one)).join(', ')})`}`;
};

const moreText = (more: readonly string[]): string => counted(more.length, 'more finding');

/** Each alert in one line, the first ones only; the desk shows all. */
function digestMessage({ id, alerts = [], link }: Alert): Message {
  const lines = alerts.slice(0, DIGEST_LINES).map((alert) => {
    const { verdict, weight } = alert;
    const about = aboutOf(alert, LONGEST_IN_DIGEST);
    const strength = verdict === null || weight === null ? '' : ` (${verdict}, ${weight.toFixed(1)} bits)`;
    const others = alert.more === undefined ? '' : `, and ${moreText(alert.more)}`;
    return `${TITLES[alert.type]}${about === null ? '' : `: ${about}`}${strength}${others}`;
  });
  if (alerts.length > DIGEST_LINES) lines.push(`and ${counted(alerts.length - DIGEST_LINES, 'more alert')}`);
  const about = counted(alerts.length, 'alert');
  return { title: TITLES.digest, about, lines: [about, ...lines, `Alert ${id}`], link, opens: 'Open the desk' };
}

/** The sites, the entity or the list that an alert is about. */
function aboutOf({ left, right, entity, summary, suggestion, search }: Alert, longest = LONGEST): string | null {
  if (suggestion !== undefined) return siteText(suggestion.address, longest);
  const sites = [left, right].filter((site) => site !== null);
  if (sites.length > 0) return sites.map((site) => siteText(site, longest)).join(' and ');
  const name = entity?.name ?? summary?.list ?? search?.name;
  return name === undefined ? null : nameText(name, longest);
}

/** The whole message as text, the link last. */
export function textOf({ title, lines, link }: Message): string {
  return [title, ...lines, ...(link === null ? [] : [`Open: ${link}`])].join('\n');
}

/** Every dot in brackets, as investigators write it: `shop[.]example`. */
const siteText = (site: string, longest?: number): string => inert(site, longest).replaceAll('.', '[.]');

/** Dots in brackets where a program could read a domain; `Co., Ltd.` and `S.A.` stay. */
const nameText = (name: string, longest?: number): string =>
  inert(name, longest).replace(/\.(?=[\p{L}\p{N}-]{2})/gu, '[.]');

/** On one line, not too long, without hidden characters, schemes and mentions. */
function inert(text: string, longest = LONGEST): string {
  const shown = text.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').replaceAll('://', '[://]').replaceAll('@', '[@]');
  return shown.length > longest ? `${shown.slice(0, longest - 1).toWellFormed()}…` : shown;
}
