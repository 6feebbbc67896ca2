/** Registration numbers of companies, and wallets; each must pass its check where it has one. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Site } from '../../page/view/views.ts';
import { isCnpj, isInn, isOgrn, isSocialCreditCode } from '../../values/check-character.ts';
import { plainText, quoteAround } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';
import { CHAINS, walletsIn } from '../../values/wallet-address.ts';
import { codeTexts } from '../find/code-payload.ts';
import { isCreditLine } from '../find/credit-line.ts';
import { givenValues } from '../find/given-values.ts';
import { labelledLines } from '../find/labelled-lines.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { compareNumbers, type NumberFound, type NumberPattern, numbersIn } from '../find/number-patterns.ts';
import { ownRecordPlace, recordsOn } from '../find/own-records.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence, kinded } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

const NUMBERS: readonly NumberPattern[] = [
  [
    'uscc',
    /(?<![0-9A-Z])([1-9A-HJ-NP-RT-UWXY][0-9A-HJ-NP-RT-UWXY]\d{6}[0-9A-HJ-NP-RT-UWXY]{10})(?![0-9A-Z])/gi,
    ([, code = '']) => (isSocialCreditCode(code.toUpperCase()) ? code.toUpperCase() : null),
  ],
  [
    'inn',
    /(?:^|[^\p{L}])(?:ИНН|INN)(?:\s{0,2}\/\s{0,2}КПП)?\s{0,2}[:：№-]?\s{0,2}(\d{12}|\d{10})(?!\d)/giu,
    ([, digits = '']) => (isInn(digits) ? digits : null),
  ],
  [
    'ogrn',
    /(?:^|[^\p{L}])ОГРН(?:ИП)?\s{0,2}[:：№-]?\s{0,2}(\d{15}|\d{13})(?!\d)/giu,
    ([, digits = '']) => (isOgrn(digits) ? digits : null),
  ],
  [
    'cnpj',
    /(?<!\d)(\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2})(?!\d)/g,
    ([, written = '']) => (isCnpj(written.replace(/\D/g, '')) ? written.replace(/\D/g, '') : null),
  ],
];

/** Numbers in text, at most 50 of each kind. */
export const registrationNumbersIn = (text: string): readonly NumberFound[] =>
  MAY_HOLD.test(text) ? readIn(text) : [];

const MAY_HOLD =
  /\p{Nd}{5}|\p{Nd}\.\p{Nd}{3}|0x|[bB][cC]1|ltc1|[13TLMDX48][1-9A-HJ-NP-Za-km-z]{25}|(?:[A-Za-z0-9]{4} ){5}/u;
const readIn = remembered((text): readonly NumberFound[] => {
  const plain = plainText(text);
  const wallets = walletsIn(plain).map(({ kind, address, at }) => ({
    kind,
    number: address,
    quote: quoteAround(plain, at, address.length),
  }));
  return [...numbersIn(plain, NUMBERS), ...wallets];
});

function* find(site: Site): Generator<KindedOccurrence> {
  for (const page of site.pages) {
    const at = (node: AnyNode, text: string): KindedOccurrence[] =>
      registrationNumbersIn(text).map(({ kind, number, quote }) =>
        kinded(kind, number, contactPlace(page, node, quote)),
      );
    // The site's builder may show its own number in its credit line.
    for (const { text, block } of labelledLines(page)) if (!isCreditLine(block)) yield* at(block.node, text);
    for (const { href, node } of page.links) {
      // bitcoin:… carries the address bare.
      if (/^(?:bitcoin|ethereum|tron|litecoin|monero|dogecoin|dash):/i.test(href))
        yield* at(node, `wallet ${href.slice(0, 200).replace(/^\w+:/, '')}`);
    }
    for (const record of recordsOn(page))
      if (/^(?:taxid|vatid|identifier|leicode|iso6523code)$/.test(record.key))
        for (const item of at(record.node, record.value))
          yield { ...item, place: ownRecordPlace(site, record, item.place) };
  }
  for (const { text, place } of givenValues(site))
    for (const { kind, number } of registrationNumbersIn(text)) yield kinded(kind, number, place);
  for (const { text, place } of codeTexts(site))
    for (const { kind, address } of walletsIn(`wallet ${text.replace(/^\w+:/, '')}`))
      yield kinded(kind, address, place);
}

/** Kinds that say how a site is paid, not who owns it. */
const WALLETS: ReadonlySet<string | undefined> = new Set(CHAINS);
/** Registers in which a company has one number for life. */
const ONE_FOR_EACH = ['uscc', 'ogrn'];

export const registrationNumber: Signal<'registration-number', KindedOccurrence[]> = occurrenceSignal({
  id: 'registration-number',
  version: 6,
  group: 'identity',
  stated: true,
  onNewOwner: 'own',
  noun: ['registration number', 'registration numbers'],
  listNoun: (kind) => (kind === 'wallet' ? 'wallet' : 'registration number'),
  // The contacts among its values are wallets; the other values belong to the owner.
  alertNoun: ['wallet', 'wallets'],
  changeAbout: ({ kind }) => (WALLETS.has(kind) ? 'contact' : 'owner'),
  sentence:
    'Registration numbers of firms and addresses of digital wallets on the pages; a number that has a check of its own must pass it.',
  traps: [
    'A site can quote the number of its supplier, its customer or its parent firm.',
    'A wallet can belong to an exchange or a payment service with many customers.',
  ],
  value: z.array(KindedOccurrence),
  find,
  compare: (shared, left, right) => compareNumbers(shared, 'registration', ONE_FOR_EACH, left, right),
});
