/** The content of QR codes, without phones, mailboxes, messengers and wallets. */
import { z } from 'zod';
import { isUrl } from '../../model/text/is-url.ts';
import { cardFields } from '../../values/contact-card.ts';
import { domainName } from '../../values/domain-name.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { codeTexts, dialledIn, writtenToIn } from '../find/code-payload.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { comparisonOf, KindedOccurrence, listed } from '../occurrences.ts';
import type { Signal } from '../signal.ts';
import { chatLinkNumber } from './contact-phone.ts';
import { messengerInLink } from './messenger.ts';

const LEAST_TEXT = 8;
const LONGEST_TEXT = 300;

/** App stores, maps and browsers' own pages: the content there is not the site's. */
const NOBODYS =
  /^(?:apps|itunes|maps)\.apple\.com|^play\.google\.com|^(?:maps\.google\.|google\.[a-z.]{2,6}\/maps|goo\.gl\/maps|maps\.app\.goo\.gl)|^(?:a\.app\.qq\.com|sj\.qq\.com|appgallery\.huawei|app\.mi\.com|apkpure|f-droid\.org|microsoft\.com\/store|amap\.com|map\.baidu\.com|j\.map\.baidu\.com)/;
/** Parameters that say where a visitor came from. */
const TRACKING = /^(?:utm_\w{1,20}|from|spm|scene|fbclid|gclid|share\w{0,12}|srcid|isappinstalled|t|timestamp)$/i;

/** "link:host/path", "card:name|organisation", "text:…"; null for other signals' values. */
function payloadOf(text: string, own: string): { kind: string; value: string } | null {
  const card = cardFields(text);
  if (card !== null) {
    const named = card.flatMap(({ name, value }) => (name === 'FN' || name === 'ORG' ? [folded(value)] : []));
    return named.length < 2 ? null : { kind: 'card', value: `card:${[...new Set(named)].sort().join('|')}` };
  }
  if (dialledIn(text).length + writtenToIn(text).length > 0 || chatLinkNumber(text) !== null) return null;
  if (messengerInLink(text) !== null || walletsIn(text).length > 0) return null;
  if (/^\s*https?:\/\//i.test(text)) return linkOf(text.trim(), own);
  const plain = folded(text);
  // Digits alone are article numbers: two shops with the same goods show the same.
  const telling = plain.length >= LEAST_TEXT && /\p{L}/u.test(plain);
  return telling ? { kind: 'text', value: `text:${plain.slice(0, LONGEST_TEXT)}` } : null;
}

function linkOf(text: string, own: string): { kind: string; value: string } | null {
  if (!isUrl(text)) return null;
  const url = new URL(text);
  const name = domainName(url.hostname);
  if (name === null || name.domain === own) return null;
  for (const key of [...url.searchParams.keys()]) if (TRACKING.test(key)) url.searchParams.delete(key);
  url.searchParams.sort();
  const rest = `${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash.length > 1 ? url.hash : ''}`;
  const address = `${name.host}${rest}`.slice(0, LONGEST_TEXT);
  return NOBODYS.test(address) ? null : { kind: 'link', value: `link:${address}` };
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

export const qrCode: Signal<'qr-code', KindedOccurrence[]> = occurrenceSignal({
  id: 'qr-code',
  version: 3,
  group: 'identity',
  stated: true,
  noun: ['QR code', 'QR codes'],
  alertNoun: ['code in a picture', 'codes in pictures'],
  changeAbout: 'contact',
  sentence: 'What QR codes on the site hold: links elsewhere, contact cards and other texts.',
  traps: [
    'An app, a fair or a payment service gives many shops the same code.',
    'The photograph of a package or a leaflet shows the code of its maker.',
  ],
  value: z.array(KindedOccurrence),
  find: (site) =>
    codeTexts(site).flatMap(({ text, place }) => {
      const payload = payloadOf(text, site.domain);
      return payload === null ? [] : { ...payload, place };
    }),
  compare(same) {
    const held = listed(same.map((pair) => pair.left.value.replace(/^\w+:/, '').slice(0, 80)));
    return comparisonOf('identical', same, `QR codes on both sides hold the same data: ${held}.`);
  },
});
