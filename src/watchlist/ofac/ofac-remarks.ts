/**
 * The remarks of an OFAC list, labelled phrases between semicolons → values, names and
 * relationships.
 */
import type { ListedName, ListedValue } from '../../model/facts/seed.ts';
import { labelledField } from '../clean/labelled-field.ts';
import { writtenDate } from '../written-date.ts';

const CONTACT =
  /^(website|social media|e-?mail address(?:es)?|phone number|telephone(?: number| no\.)?|fax(?: number)?|digital currency address(?:\s*-\s*[A-Za-z0-9]{2,8})?)\s*:?\s+(.+)$/i;
/** A label without digits, then the number, then perhaps the country and dates. */
const NUMBERED =
  /^([^\d;]{2,80}?[.#:)\p{L}])\s+(?=\S*\d)([^\s(][^(]*?)(?:\s+\(([^()]{2,60})\))?(?:\s+(?:issued|expires)\s.*)?$/u;
/**
 * `Registration Number HRB 1234`, `Vessel Registration Identification IMO 1234567`: the letters
 * belong to the number.
 */
const REGISTER_LETTERS = /^(.+(?:number|no\.?|id|identification|license|#))\s+([A-Z]{1,4})$/i;
/** Characters of a phrase: the patterns take quadratic time. */
const LONGEST = 4_000;
const KINDS = { a: 'aka', f: 'fka', n: 'nka' } as const;

/**
 * Names in quotation marks are the weak ones: OFAC moves them into the remarks. Other phrases stay
 * in the raw remark.
 */
export function readRemarks(remarks: string, isPerson: boolean) {
  const values: ListedValue[] = [];
  const names: ListedName[] = [];
  const relationships: { type: string; name: string }[] = [];
  let established: string | null = null;
  for (const piece of remarks.split(';')) {
    const raw = piece.trim();
    const phrase = raw
      .slice(0, LONGEST)
      .replace(/\s+/g, ' ')
      .replace(/^(?:\(?alt\. )+/i, '')
      .replace(/ ?\.$/, '');
    if (phrase === '') continue;
    const contact = CONTACT.exec(phrase);
    const alias = /^([afn])\.k\.a\.,?\s+['"‘“](.+?)['"’”]/i.exec(phrase);
    const linked = /^linked to:?\s+(.+)$/i.exec(phrase);
    const since = /^organization established date:?\s+(.+)$/i.exec(phrase);
    if (contact !== null) {
      values.push(...labelledField(contact[1] ?? '', contact[2] ?? '', { isPerson, raw }));
    } else if (alias !== null) {
      const letter = (alias[1] ?? 'a').toLowerCase() as keyof typeof KINDS;
      names.push({ name: alias[2] ?? '', kind: KINDS[letter], quality: 'weak' });
    } else if (linked !== null) relationships.push({ type: 'Linked To', name: (linked[1] ?? '').trim() });
    else if (since !== null) established ??= writtenDate(since[1] ?? '');
    else {
      const [, written = '', digits = '', country] = phrase.length > 300 ? [] : (NUMBERED.exec(phrase) ?? []);
      if (digits === '') continue;
      const [, label = written, register] = REGISTER_LETTERS.exec(written) ?? [];
      const number = register === undefined ? digits : `${register} ${digits}`;
      const more = { isPerson, raw, ...(country !== undefined && { country }) };
      values.push(...labelledField(label, number.trim(), more));
    }
  }
  return { values, names, relationships, established };
}
