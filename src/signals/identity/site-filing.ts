/** Filings that a site must show by law, by the company, the site's builder or its platform. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Site } from '../../page/view/views.ts';
import { plainText } from '../../values/plain-text.ts';
import { isMapCaption } from '../find/among-others.ts';
import { isCreditLine } from '../find/credit-line.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { compareNumbers, type NumberFound, type NumberPattern, numbersIn } from '../find/numbers.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import { KindedOccurrence, kinded } from '../occurrences.ts';
import type { Signal } from '../signal.ts';

/** Province signs as the ministry writes them, then their second names and traditional forms. */
const PROVINCES = '京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼蜀黔滇藏陕陇青宁新';
const WRITTEN_FOR: ReadonlyMap<string, string> = new Map(
  '川蜀 贵黔 貴黔 云滇 雲滇 甘陇 隴陇 滬沪 晉晋 遼辽 蘇苏 閩闽 贛赣 魯鲁 瓊琼 陝陕 寧宁'
    .split(' ')
    .map(([written = '', sign = '']) => [written, sign]),
);
const SIGN = `[${PROVINCES}${[...WRITTEN_FOR.keys()].join('')}]`;
const province = (sign: string): string => WRITTEN_FOR.get(sign) ?? sign;

const FILINGS: readonly NumberPattern[] = [
  // Without "-2", which counts the filer's sites: 8 digits, or year and 6; a licence (证) has 6.
  [
    'icp',
    new RegExp(
      `(${SIGN})\\s{0,2}ICP\\s{0,2}[备備证證]\\s{0,2}(?:案号?)?\\s{0,2}[:：]?\\s{0,2}(\\d{10}|\\d{8}|\\d{6})(?!\\d)`,
      'gi',
    ),
    ([, sign = '', digits = '']) => (/^(\d)\1+$|^12345678/.test(digits) ? null : province(sign) + digits),
  ],
  [
    'telecom-licence',
    new RegExp(`(${SIGN})\\s{0,2}([AB][12])\\s{0,2}[.-]?\\s{0,2}(20\\d{6})(?!\\d)`, 'g'),
    ([, sign = '', service = '', digits = '']) => `${province(sign)}${service}-${digits}`,
  ],
  // Its first digits are the province, and links to the register carry digits alone.
  [
    'police-filing',
    new RegExp(`(?:公网安备|公網安備|recordcode=)\\s{0,2}(?:第\\s{0,2})?(\\d{14})(?!\\d)`, 'g'),
    ([, digits = '']) => (/^(\d)\1+$/.test(digits) ? null : digits),
  ],
];

/** Filings in text, at most 50 of each kind. */
export const siteFilingsIn = (text: string): NumberFound[] =>
  /\p{Nd}{5}/u.test(text) ? numbersIn(plainText(text), FILINGS) : [];

function* find(site: Site): Generator<KindedOccurrence> {
  for (const page of site.pages) {
    const at = (node: AnyNode, filings: readonly NumberFound[]): KindedOccurrence[] =>
      filings.map(({ kind, number, quote }) => kinded(kind, number, contactPlace(page, node, quote)));
    for (const block of page.blocks) {
      const filings = siteFilingsIn(block.text);
      // Excludes filings of the site's builder or of a map provider.
      if (filings.length > 0 && !isCreditLine(block) && !isMapCaption(block.text, block.node))
        yield* at(block.node, filings);
    }
    // The link to the register of the police carries the number bare.
    for (const { href, node } of page.links)
      if (href.includes('recordcode=')) yield* at(node, siteFilingsIn(href.slice(0, 200)));
  }
}

export const siteFiling: Signal<'site-filing', KindedOccurrence[]> = occurrenceSignal({
  id: 'site-filing',
  version: 4,
  group: 'identity',
  stated: true,
  onNewOwner: 'own',
  noun: ['site filing', 'site filings'],
  changeAbout: 'owner',
  sentence:
    'Filings and licences of the site on its pages: the number of the ministry (ICP), of the telecom licence and of the police.',
  traps: [
    'A builder or platform shows its own filing on the sites of all its clients.',
    'A footer that was copied with a template still shows the filing of the site it came from.',
  ],
  value: z.array(KindedOccurrence),
  find,
  compare: (shared, left, right) => compareNumbers(shared, 'filing', ['icp'], left, right),
});
