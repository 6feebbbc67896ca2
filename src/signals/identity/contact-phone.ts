/** Phone numbers that the site gives as its own, also those on WhatsApp, Viber and Signal. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { likelyCountries, PhoneReader } from '../../values/phone-number.ts';
import { codeTexts, dialledIn } from '../find/code-payload.ts';
import { givenValues } from '../find/given-values.ts';
import { labelledLines } from '../find/labelled-lines.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { inRecords } from '../find/own-records.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { bestFirst, comparisonOf, crossed } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

// Chat links whose address is the number, country code first. Bounded: href may be anything.
const CHAT_LINK =
  /(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:[^#]{0,300}&)?phone=|whatsapp:\/\/send\/?\?(?:[^#]{0,300}&)?phone=|viber:\/\/(?:chat|add|contact)\/?\?number=|signal\.me\/#p\/)((?:\+|%2b|%20| )?[\d() .%-]{7,40})/i;

/** The number in a WhatsApp, Viber or Signal link, as written; null if there is none. */
export const chatLinkNumber = (href: string): string | null =>
  CHAT_LINK.exec(href.slice(0, 1_000))?.[1]?.replace(/%2b/gi, '+').replace(/%20/g, ' ') ?? null;

function* numbersOn(site: Site, page: Page, reader: PhoneReader): Generator<Occurrence> {
  const at = (node: AnyNode, value: string | null, quote: string): Occurrence[] =>
    value === null ? [] : [{ value, place: contactPlace(page, node, quote) }];
  // Text first: its quotation shows the words around a number.
  for (const { text, block } of labelledLines(page)) {
    const { node, zone, hidden } = block;
    const givesContacts = !hidden && (zone === 'footer' || zone === 'header' || page.role === 'contact');
    for (const { number, quote } of reader.inText(text, givesContacts ? 'contact-place' : 'cue-needed'))
      yield* at(node, number, quote);
  }
  for (const { href, node, text } of page.links) {
    const dialled = /^\s*(?:tel|callto):([^;?]{5,60})/i.exec(href)?.[1];
    if (dialled !== undefined) yield* at(node, reader.value(dialled.replace(/%20/g, ' ')), `${text} ${href}`);
    const chat = chatLinkNumber(href);
    if (chat !== null) yield* at(node, reader.value(chat, true), href);
  }
  yield* inRecords(site, page, /^(?:telephone|faxnumber)$/, ({ node, value }) => at(node, reader.value(value), value));
}

function* find(site: Site): Generator<Occurrence> {
  const scout = new PhoneReader([], 100);
  const international = site.pages
    .slice(0, 10)
    .flatMap((page) =>
      page.blocks.flatMap(({ text }) => (/\+|00|plus|плюс/i.test(text) ? scout.international(text) : [])),
    );
  const reader = new PhoneReader(likelyCountries(site.domain, site.languages, international));
  for (const page of site.pages) yield* numbersOn(site, page, reader);
  const numbersIn = (link: string, otherwise: () => (string | null)[]): string[] => {
    const chat = chatLinkNumber(link);
    return (chat === null ? otherwise() : [reader.value(chat, true)]).filter((number) => number !== null);
  };
  for (const { text, value: given, place } of givenValues(site, 'phone'))
    for (const value of numbersIn(given, () => reader.inText(text, 'cue-needed').map(({ number }) => number)))
      yield { value, place };
  for (const { text, place } of codeTexts(site))
    for (const value of numbersIn(text, () => dialledIn(text).map((one) => reader.value(one)))) yield { value, place };
}

/** Compares number blocks: one subscriber's numbers differ only in the last two digits. */
function compareBlocks(left: readonly Occurrence[], right: readonly Occurrence[]): Comparison | null {
  const near = crossed(
    left.slice(0, 50),
    right.slice(0, 50),
    ({ value }) => value,
    ({ value: a }, { value: b }) => {
      const isNear = a.length >= 12 && a.length === b.length && a.slice(0, -2) === b.slice(0, -2);
      return isNear ? { token: null, similarity: 0.5 } : null;
    },
  );
  const note = 'The sides give phone numbers that differ only in the last two digits.';
  return comparisonOf('partial', bestFirst(near).slice(0, 20), note);
}

export const contactPhone: Signal<'contact-phone', Occurrence[]> = occurrenceSignal({
  id: 'contact-phone',
  version: 7,
  group: 'identity',
  reaches: true,
  sold: true,
  stated: true,
  onNewOwner: 'own',
  noun: ['telephone number', 'telephone numbers'],
  listNoun: 'phone number',
  alertNoun: ['phone number', 'phone numbers'],
  changeAbout: 'contact',
  sentence: 'Phone, fax and WhatsApp numbers that the site gives as its own, compared in international form.',
  traps: [
    'Companies that share an office, a freight forwarder or an answering service share a number.',
    'A reseller gives the number of the company whose goods it sells.',
    'Themes come with invented numbers that some owners never replace.',
  ],
  value: z.array(Occurrence),
  find,
  note: (numbers) => `Both sides give the phone number ${numbers}.`,
  compareSimilar: compareBlocks,
});
