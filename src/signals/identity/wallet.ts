/** Addresses of digital wallets; each must pass its check where it has one. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Page, Site } from '../../page/view/views.ts';
import { plainText, quoteAround } from '../../values/plain-text.ts';
import { DIGIT, OTHER, RUN } from '../../values/text-signs.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { codeTexts } from '../find/code-payload.ts';
import { type NumberFound, numbersOn } from '../find/numbers.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence, kinded } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

const MAY_HOLD = /0x|[bB][cC]1|ltc1|[13TLMDX48][1-9A-HJ-NP-Za-km-z]{25}|(?:[A-Za-z0-9]{4}[ \u00a0-]){5}/;
const readIn = (text: string): readonly NumberFound[] => {
  if (!MAY_HOLD.test(text)) return [];
  const plain = plainText(text);
  return walletsIn(plain).map(({ kind, address, at }) => ({
    ...{ kind, number: address },
    quote: quoteAround(plain, at, address.length),
  }));
};

/** A link such as bitcoin:… or a code carries the address bare: the word is its cue. */
const bare = (address: string): string => `wallet ${address.replace(/^\w+:/, '')}`;

function* linksOn(page: Page): Generator<readonly [AnyNode, string]> {
  for (const { href, node } of page.links)
    if (/^(?:bitcoin|ethereum|tron|litecoin|monero|dogecoin|dash):/i.test(href)) yield [node, bare(href.slice(0, 200))];
}

function* find(site: Site): Generator<KindedOccurrence> {
  yield* numbersOn(site, 'wallet', DIGIT | RUN | OTHER, readIn, linksOn);
  for (const { text, place } of codeTexts(site))
    for (const { kind, address } of walletsIn(bare(text))) yield kinded(kind, address, place);
}

export const wallet: Signal<'wallet', KindedOccurrence[]> = occurrenceSignal({
  id: 'wallet',
  version: 1,
  group: 'identity',
  stated: true,
  onNewOwner: 'own',
  noun: ['wallet', 'wallets'],
  changeAbout: 'contact',
  sentence: 'Addresses of digital wallets on the pages; an address that has a check of its own must pass it.',
  traps: [
    'A wallet can belong to an exchange or a payment service with many customers.',
    'A page can warn of another’s wallet, or ask for gifts to it.',
  ],
  value: z.array(KindedOccurrence),
  find,
  note: (wallets) => `Both sides give the wallet ${wallets}.`,
});
