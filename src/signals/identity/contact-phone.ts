/** Phone numbers that the site gives as its own, also those on WhatsApp, Viber and Signal. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { Occurrence } from '../../model/fingerprint.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { likelyCountries, PhoneReader } from '../../values/phone-number.ts';
import { mayHoldDigits } from '../../values/spoken-digits.ts';
import { codeTexts, dialledIn } from '../find/code-payload.ts';
import { jsonLdStrings } from '../find/json-ld-strings.ts';
import { labelledLines } from '../find/labelled-lines.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { bestFirst, comparisonOf, OccurrenceCollector, sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

// Chat links whose address is the number, country code first. Bounded: href may be anything.
const CHAT_LINK =
  /(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:[^#]{0,300}&)?phone=|whatsapp:\/\/send\/?\?(?:[^#]{0,300}&)?phone=|viber:\/\/(?:chat|add|contact)\/?\?number=|signal\.me\/#p\/)((?:\+|%2b|%20| )?[\d() .%-]{7,40})/i;

/** The number in a WhatsApp, Viber or Signal link, as it stands there; null when there is none. */
export function chatLinkNumber(href: string): string | null {
  return CHAT_LINK.exec(href.slice(0, 1_000))?.[1]?.replace(/%2b/gi, '+').replace(/%20/g, ' ') ?? null;
}

type Add = (number: string | null, page: Page, node: AnyNode, quote: string) => void;

function read(page: Page, reader: PhoneReader, add: Add): void {
  // Text first: its quotation shows the words around a number.
  for (const { text, block } of labelledLines(page)) {
    if (!mayHoldDigits(text)) continue;
    const { node, zone, hidden } = block;
    const givesContacts = !hidden && (zone === 'footer' || zone === 'header' || page.role === 'contact');
    for (const { number, quote } of reader.inText(text, givesContacts ? 'contact-place' : 'cue-needed'))
      add(number, page, node, quote);
  }
  for (const { href, node, text } of page.links) {
    const dialled = /^\s*(?:tel|callto):([^;?]{5,60})/i.exec(href)?.[1];
    if (dialled !== undefined) add(reader.value(dialled.replace(/%20/g, ' ')), page, node, `${text} ${href}`);
    const chat = chatLinkNumber(href);
    if (chat !== null) add(reader.value(chat, true), page, node, href);
  }
  for (const { data, node } of page.jsonLd) {
    for (const { key, value } of jsonLdStrings(data)) {
      if (key === 'telephone' || key === 'faxnumber') add(reader.value(value), page, node, value);
    }
  }
}

function extract(site: Site): Occurrence[] | null {
  const scout = new PhoneReader([], 100);
  const international = site.pages
    .slice(0, 10)
    .flatMap((page) =>
      page.blocks.flatMap(({ text }) => (/\+|00|plus|плюс/i.test(text) ? scout.international(text) : [])),
    );
  const reader = new PhoneReader(likelyCountries(site.domain, site.languages, international));
  const found = new OccurrenceCollector();
  const add: Add = (number, page, node, quote) => {
    if (number !== null) found.add({ value: number, place: contactPlace(page, node, quote) });
  };
  for (const page of site.pages) read(page, reader, add);
  for (const { text, place } of codeTexts(site)) {
    const chat = chatLinkNumber(text);
    const numbers = chat === null ? dialledIn(text).map((one) => reader.value(one)) : [reader.value(chat, true)];
    for (const number of numbers) if (number !== null) found.add({ value: number, place });
  }
  return found.list();
}

/** One subscriber's block of numbers: all but the last two digits are the same. */
function compareBlocks(left: readonly Occurrence[], right: readonly Occurrence[]): Comparison | null {
  const near = left.slice(0, 50).flatMap((one) =>
    right.slice(0, 50).flatMap((two): SharedValue[] => {
      const [a, b] = [one.value, two.value];
      if (a.length < 12 || a.length !== b.length || a.slice(0, -2) !== b.slice(0, -2)) return [];
      return [{ token: null, similarity: 0.5, left: sideOf(a, one.place), right: sideOf(b, two.place) }];
    }),
  );
  const note = 'The sides give phone numbers that differ only in the last two digits.';
  return comparisonOf('partial', bestFirst(near).slice(0, 20), note);
}

export const contactPhone: Signal<Occurrence[]> = occurrenceSignal({
  id: 'contact-phone',
  version: 3,
  group: 'identity',
  reaches: true,
  onNewOwner: 'own',
  sentence: 'Phone, fax and WhatsApp numbers that the site gives as its own, compared in international form.',
  traps: [
    'Companies that share an office, a freight forwarder or an answering service share a number.',
    'A reseller gives the number of the company whose goods it sells.',
    'Themes come with invented numbers that some owners never replace.',
  ],
  value: z.array(Occurrence),
  extract,
  note: (numbers) => `Both sides give the phone number ${numbers}.`,
  compareSimilar: compareBlocks,
});
