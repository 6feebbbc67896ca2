/**
 * Proofs that a note names: the only page of a site may prove by its frame, contact block and data,
 * and an operator's rule by what it says.
 */
import type { Place, Proof } from '../../model/derived/fingerprint.ts';
import type { Subject } from '../readings/subject.ts';

/** Proofs that rest on agreement between the pages of a site. */
const BY_PAGES: ReadonlySet<Proof | undefined> = new Set<Proof>(['frame', 'contact', 'data']);

export const ONE_PAGE_NOTE = ' One page seen: no other page of the site shows whether this is its own.';

export const RULE_NOTE = ' An extraction rule of the operator names it as the site’s own.';

export const isOnePage = ({ fingerprint }: Pick<Subject, 'fingerprint'>): boolean => fingerprint.pages === 1;

export const isProvenByPages = ({ proof }: Pick<Place, 'proof'>): boolean => BY_PAGES.has(proof);

export const isRuled = ({ proof }: Pick<Place, 'proof'>): boolean => proof === 'rule';
