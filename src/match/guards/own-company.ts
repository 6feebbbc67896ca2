/** The company name that a site gives as its own, for texts that leave the program. */
import { z } from 'zod';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { areOneName, hasLegalForm } from '../../values/company-name.ts';
import { domainName } from '../../values/domain-name.ts';
import { Occurrences, readingOf } from '../readings/readings.ts';
import { plain } from './own-names.ts';

/** Characters: a longer name is cut. */
const LONGEST = 120;
/** A title is no name: it only confirms one. The best first. */
const SOURCES = ['rule', 'organisation', 'site-name', 'copyright', 'footer'];
/** These prove a name alone. Platforms sign pages too, so a notice needs a second place. */
const ALONE: ReadonlySet<string> = new Set(['rule', 'organisation']);
const CONFIRMING: ReadonlySet<string> = new Set([...SOURCES, 'title', 'logo']);
/** Parts of a page where anybody's words may stand. */
const FOREIGN: ReadonlySet<unknown> = new Set(['unseen', 'cited', 'notice']);
/** Markup, mentions and addresses: no company is called so. */
const HOSTILE = /[<>{}[\]|\\`@#*]|:\/\/|\bwww\.|javascript:/iu;
/** A business of one person is called by that person's name. */
const ONE_PERSON = /(?:^|\s)(?:ип|индивидуальный предприниматель|e\.?\s?k\.?|eireli)(?:\s|$)/iu;
/** Letters of a domain's name that a company's name may hold by chance. */
const LEAST_LABEL = 4;

const text = z.string().catch('');
const writtenNames = readingOf(
  'residual-name',
  z.array(Occurrences.element.extend({ name: text, role: text, source: text, whole: z.boolean().catch(false) })),
  [],
);

/**
 * Null: no company name is proven to be the site's own. Never a title or a name without a legal
 * form, which may be a person's.
 */
export function ownCompany(fingerprint: Fingerprint): string | null {
  const names = writtenNames({ fingerprint }).filter(({ place }) => !FOREIGN.has(place.part));
  const label = plain(domainName(fingerprint.site)?.label ?? '');
  const isConfirmed = (value: string, source: string): boolean =>
    (label.length >= LEAST_LABEL && plain(value).includes(label)) ||
    names.some((one) => one.source !== source && CONFIRMING.has(one.source) && areOneName(value, one.value) === true);
  for (const source of SOURCES)
    for (const { value, name, ...one } of names) {
      if (one.source !== source || !one.whole || one.role !== 'declared') continue;
      const shown = name.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '').trim();
      const isCompany = hasLegalForm(shown) && !HOSTILE.test(shown) && !ONE_PERSON.test(shown);
      if (!isCompany || !(ALONE.has(source) || isConfirmed(value, source))) continue;
      return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1).toWellFormed()}…` : shown;
    }
  return null;
}
