/** Texts of suggestions: addresses worth a visit. */

import { counted } from '../model/counted.ts';
import type { Follow } from '../model/derived/follow.ts';
import type { ReasonKind, SuggestionState } from '../model/derived/suggestion.ts';
import type { ValueKind } from '../model/sources.ts';
import { type Mark, sentence } from './sentence.ts';

export const suggestionTexts = {
  about:
    'A suggestion is an address to which the sites of a listed party lead. It is no finding: only a visit shows what is there.',
  none: 'There are no such suggestions.',
  reasons: 'Reasons',
  all: 'All',
  states: {
    new: 'New',
    queued: 'Queued',
    captured: 'Captured',
    refused: 'Not captured',
    dismissed: 'Dismissed',
  } satisfies Record<SuggestionState, string>,
  kinds: {
    listed: 'on the list',
    redirect: 'redirect',
    bio: 'site of a profile',
    profile: 'own profile',
    version: 'other version of the page',
    certificate: 'certificate',
    mailbox: 'domain of a mailbox',
    frame: 'menu or footer',
    passing: 'link in the text',
    'certificate-log': 'found in a certificate log',
    program: 'found by a program of ours',
    search: 'found by search',
    archive: 'found in a web archive',
    'like-name': 'domain with the name',
    sifted: 'page in an archive of the web',
  } satisfies Record<ReasonKind, string>,
  values: {
    domain: 'the domain',
    mailbox: 'a mailbox',
    phone: 'a phone number',
    number: 'a registration number',
    wallet: 'a wallet',
    account: 'an account',
    passage: 'a sentence',
    name: 'the name',
  } satisfies Record<ValueKind, string>,
  // The worth of reasons.
  worth: 'What the reasons are worth',
  worthAbout:
    'Only people’s judgements move it: findings of suggested sites that they judged, and suggestions that they dismissed. One person moves it by 1 bit at most, all together by 2.',
  shipped: 'Shipped',
  sitesFor: 'Sites for it',
  sitesAgainst: 'Sites against it',
  people: 'People',
  moved: (now: string, shipped: string) => `worth ${now} bits by judgements, ${shipped} as shipped`,
  // Following from listed parties.
  followTitle: 'Follow the trails of a listed party',
  followAbout:
    'Workers visit the addresses to which its sites lead, the most probable first, and look at each for further ones. Whoever is visited can see it.',
  followThem: (entities: number) =>
    entities === 1 ? 'Follow its trails' : `Follow the trails of its ${counted(entities, 'entity', 'entities')}`,
  from: 'Entity (its id), list, or site of theirs',
  depth: 'Steps',
  budget: 'Visits at most',
  follow: 'Follow',
  wantsNumber: (field: string, most: number) =>
    `${field}: a whole number from 1 to ${most} is wanted. 0 visits nothing.`,
  isStarted: 'The first visits are being queued.',
  stop: 'Stop',
  isStopped: 'No further round begins.',
  followsTitle: 'Follows',
  startedBy: 'Started by',
  followStates: { ended: 'Ended', stopped: 'Stopped' } satisfies Record<Exclude<Follow['state'], 'open'>, string>,
  followOf: (from: string) => `Follow: ${from}`,
  progress: (visited: number, budget: number, suggested: number) =>
    `${visited} of at most ${counted(budget, 'visit')}, ${counted(suggested, 'new suggestion')}.`,
  needsWorker: 'This needs a worker that runs.',
  inFlight: <P>(link: Mark<P>) => sentence`${link('The round of visits')} at work.`,
  firstReason: 'Strongest reason',
  finding: 'Finding',
  flagged: 'Flagged',
  notOnList: (sites: number) => `${counted(sites, 'site')} that no list names ${sites === 1 ? 'is' : 'are'} flagged.`,
  noneYet: 'No suggestions yet.',
  // One suggestion.
  hiddenQuote: 'It names the listed party: shown once the address is captured.',
  inArchive: (file: string, at: number) => `${file}, byte ${at}`,
  askedBy: (source: string, value: string) => `${source}, by ${value}`,
  firstSeen: (first: string, last: string) => `First seen ${first}, last seen ${last}.`,
  foundOn: 'Found on',
  seen: 'Seen',
  visitOf: <P>(link: Mark<P>) => sentence`It is captured: ${link('look at the visit')}.`,
  notCaptured: (why: string) => `Not captured: ${why}`,
  dismissedBy: <P>(at: string, by: P, why: P) => sentence`Dismissed ${at} by ${by}: ${why}`,
  visit: 'Visit it now',
  dismiss: 'Dismiss',
  dismissAbout: 'It returns only with a reason of another kind.',
  isDismissed: 'The suggestion is dismissed.',
} as const;
