/** Texts of suggestions: addresses worth a visit. */

import type { ReasonKind, SuggestionState } from '../model/derived/suggestion.ts';
import type { ValueKind } from '../model/sources.ts';
import { type Mark, sentence } from './sentence.ts';

export const suggestionTexts = {
  title: 'Suggestions',
  about: <P>(crawl: P) =>
    sentence`A suggestion is an address to which the sites of a listed party lead. It is no finding: only a visit shows what is there. To look for more: ${crawl}.`,
  none: 'There are no such suggestions.',
  address: 'Address',
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
  // One suggestion.
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
