/** The PDF documents of a site: the files, and the makers that their metadata names. */
import { z } from 'zod';
import type { Site } from '../../page/view/views.ts';
import { hasLegalForm, isGenericName, normaliseCompanyName } from '../../values/company-name.ts';
import { isOrdinaryWord } from '../../values/name-bits.ts';
import { foldedText } from '../../values/plain-text.ts';
import { fullStop, shorten } from '../../values/shorten.ts';
import { isToolName } from '../find/document-tools.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import {
  bestFirst,
  comparisonOf,
  KindedOccurrence,
  kinded,
  listed,
  oneSpelling,
  type SharedLevel,
  strongest,
} from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

// Prefix of the export filters of office programs, and the file name they put behind it.
const EXPORTED =
  /^microsoft (?:word|excel|powerpoint) - |^(?:презентация|présentation) powerpoint$|\.(?:docx?|xlsx?|pptx?|pdf|indd|cdr|ai|psd)$/giu;
const ID =
  /^(?:(?:uuid|xmp\.did|adobe:docid:[a-z]{2,12}):)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** True for a maker's name; false for a machine, default, blank, 2 letters or 1 Han sign. */
function isTellingMaker(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < (/\p{Script=Han}/u.test(text) ? 2 : 4)) return false;
  return !isToolName(text) && !isGenericName(text);
}

function tellingTitle(title: string): string | null {
  const folded = foldedText(title.replace(EXPORTED, ''));
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => /\p{L}{2}/u.test(word));
  // "Certificate of analysis" says nothing about the owner of a paper.
  const telling = /\p{Script=Han}/u.test(folded)
    ? folded.length >= 8
    : words.length >= 3 &&
      words.join('').length >= 14 &&
      !words.every((word) => word.length < 3 || isOrdinaryWord(word));
  return telling && !isToolName(folded) ? folded : null;
}

/** Null for an id of fewer than 6 different signs: a program's blank. */
function documentId(id: string): string | null {
  const trimmed = id.trim();
  if (!ID.test(trimmed)) return null;
  const bare = trimmed.toLowerCase().replace(/^.*:/, '').replaceAll('-', '');
  return new Set(bare).size < 6 ? null : bare;
}

function find(site: Site): KindedOccurrence[] {
  return site.documents.flatMap(({ info, digest, url, place }) => {
    const { title = '', author = '', company = '', ...more } = info.metadata;
    const id = more['original-document-id'] ?? more['document-id'] ?? '';
    const facts: [kind: string, what: string | null, quote: string][] = [
      ['file', digest, info.metadata.title ?? url],
      ['document', documentId(id), id],
      ['company', isTellingMaker(company) ? normaliseCompanyName(company) : '', company],
      [
        'author',
        isTellingMaker(author) ? (hasLegalForm(author) ? normaliseCompanyName : foldedText)(author) : '',
        author,
      ],
      ['title', tellingTitle(title), title],
    ];
    return facts.flatMap(([kind, what, quote]) =>
      what === null || what === '' ? [] : kinded(kind, what, place(quote)),
    );
  });
}

const NOTES: readonly (readonly [SharedLevel, RegExp, (values: string) => string])[] = [
  ['identical', /^file:/, () => 'Both sides offer the same document, byte for byte.'],
  ['identical', /^document:/, () => 'Both sides offer versions of one document, with the same document identifier.'],
  ['close', /^(?:company|author):/, (values) => fullStop(`Documents on both sides were made by ${values}`)],
  ['partial', /^title:/, (values) => fullStop(`Documents on both sides have the same title: ${values}`)],
];

function compare(all: SharedValue[]): Comparison | null {
  const same = bestFirst(all);
  return strongest(NOTES, ([level, kind, note]) => {
    const shared = same.filter((pair) => kind.test(pair.left.value)).slice(0, 20);
    // As the documents write it, in one spelling from either side.
    const names = shared
      .map((pair) =>
        shorten(
          oneSpelling(pair, ({ quote }) => quote),
          80,
        ),
      )
      .sort();
    return comparisonOf(level, shared, note(listed([...new Set(names)])));
  });
}

export const documentMetadata: Signal<'document-metadata', KindedOccurrence[]> = occurrenceSignal({
  id: 'document-metadata',
  version: 2,
  group: 'content',
  noun: ['document', 'documents'],
  changeAbout: 'document',
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
  find,
  // A title alone is too often a supplier's to bring two sites together.
  isKey: ({ kind }) => kind !== 'title',
  compare,
});
