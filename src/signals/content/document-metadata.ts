/** The documents (PDF) that a site offers: the files, and their makers according to their metadata. */
import { z } from 'zod';
import type { Site } from '../../page/view/views.ts';
import { hasLegalForm, isGenericName, normaliseCompanyName } from '../../values/company-name.ts';
import { foldedText } from '../../values/plain-text.ts';
import { fullStop, shorten } from '../../values/shorten.ts';
import { isToolName } from '../find/document-tools.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import {
  bestFirst,
  comparisonOf,
  KindedOccurrence,
  listed,
  MOST_VALUES,
  type SharedLevel,
  sharedValues,
} from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

// Prefix of the export filters of office programs, and the file name they put behind it.
const EXPORTED =
  /^microsoft (?:word|excel|powerpoint) - |^(?:презентация|présentation) powerpoint$|\.(?:docx?|xlsx?|pptx?|pdf|indd|cdr|ai|psd)$/giu;
/** Common words in document titles: a title without any other word says nothing about its owner. */
const PAPERS =
  /^(?:untitled|document|doc|title|presentation|slide|sheet|book|page|layout|cover|certificate|certificates?|certification|of|iso|ce|analysis|conformity|declaration|origin|free|sale|coa|msds|sds|tds|material|safety|technical|product|data|datasheet|catalog(?:ue)?|brochure|booklet|leaflet|flyer|price|prices|list|pricelist|company|profile|introduction|presentation|manual|user|users|guide|instructions?|terms|conditions?|and|the|for|our|privacy|policy|invoice|quotation|form|application|order|report|annual|test|final|new|copy|version|draft|без|имени|документ|сертификат|соответствия|каталог|прайс|лист|презентация|паспорт|безопасности|инструкция|catálogo|certificado|lista|de|precios|preços|hoja|ficha|técnica|seguridad|katalog|preisliste|zertifikat|datenblatt|无标题|文档|幻灯片|产品|目录|证书|画册)$/iu;
const ID =
  /^(?:(?:uuid|xmp\.did|adobe:docid:[a-z]{2,12}):)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** Names its maker and no machine, default or blank. Two letters (one Han character) name nobody. */
function isTellingMaker(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < (/\p{Script=Han}/u.test(text) ? 2 : 4)) return false;
  return !isToolName(text) && !isGenericName(text);
}

function tellingTitle(title: string): string | null {
  const folded = foldedText(title.replace(EXPORTED, ''));
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => /\p{L}{2}/u.test(word) && !PAPERS.test(word));
  const telling = /\p{Script=Han}/u.test(folded)
    ? folded.length >= 8
    : words.length >= 3 && words.join('').length >= 14;
  return telling && !isToolName(folded) ? folded : null;
}

/** Ids that count nothing (all one digit) are a writer's blank. */
function documentId(id: string): string | null {
  const trimmed = id.trim();
  if (!ID.test(trimmed)) return null;
  const bare = trimmed.toLowerCase().replace(/^.*:/, '').replaceAll('-', '');
  return new Set(bare).size < 6 ? null : bare;
}

function extract(site: Site): KindedOccurrence[] | null {
  const found = new Map<string, KindedOccurrence>();
  for (const { info, digest, url, place } of site.documents) {
    const add = (kind: string, what: string | null, quote: string): void => {
      const value = `${kind}:${what}`;
      if (what !== null && what !== '' && !found.has(value) && found.size < MOST_VALUES)
        found.set(value, { kind, value, place: place(quote) });
    };
    const { title, author, company, ...more } = info.metadata;
    const id = more['original-document-id'] ?? more['document-id'];
    add('file', digest, title ?? url);
    if (id !== undefined) add('document', documentId(id), id);
    if (company !== undefined && isTellingMaker(company)) add('company', normaliseCompanyName(company), company);
    if (author !== undefined && isTellingMaker(author))
      add('author', hasLegalForm(author) ? normaliseCompanyName(author) : foldedText(author), author);
    if (title !== undefined) add('title', tellingTitle(title), title);
  }
  return found.size === 0 ? null : [...found.values()];
}

const tokenOf = ({ value }: KindedOccurrence): string => `document-metadata:${value}`;

const NOTES: readonly (readonly [SharedLevel, RegExp, (values: string) => string])[] = [
  ['identical', /^file:/, () => 'Both sides offer the same document, byte for byte.'],
  ['identical', /^document:/, () => 'Both sides offer versions of one document, with the same document identifier.'],
  ['close', /^(?:company|author):/, (values) => fullStop(`Documents on both sides were made by ${values}`)],
  ['partial', /^title:/, (values) => fullStop(`Documents on both sides have the same title: ${values}`)],
];

function compare(left: KindedOccurrence[], right: KindedOccurrence[]): Comparison | null {
  const same = bestFirst(sharedValues(left, right, tokenOf));
  const comparisons = NOTES.map(([level, kind, note]) => {
    const shared = same.filter((pair) => kind.test(pair.left.value)).slice(0, 20);
    // As the documents write it, in one spelling from either side.
    const names = shared.map(({ left: one, right: two }) => shorten([one.quote, two.quote].sort()[0] ?? '', 80)).sort();
    return comparisonOf(level, shared, note(listed([...new Set(names)])));
  });
  return comparisons.find((comparison) => comparison !== null) ?? null;
}

export const documentMetadata: Signal<KindedOccurrence[]> = occurrenceSignal({
  id: 'document-metadata',
  version: 1,
  group: 'content',
  sentence: 'Documents (PDF) that the site offers, and who made them according to their metadata.',
  traps: [
    'Dealers offer the leaflets and data sheets of the maker.',
    'Design agencies and printers make documents for many customers.',
    'Office programs can write a preset author or company that stands for nobody.',
  ],
  value: z
    .array(KindedOccurrence)
    .describe(
      'value: "kind:what". file: SHA-256; document: XMP document id (ISO 16684-1), kept through every saving; company, author, title: folded',
    ),
  extract,
  // A title alone is too often a supplier's to bring two sites together.
  keys: (value) => value.filter(({ kind }) => kind !== 'title').map(tokenOf),
  compare,
});
