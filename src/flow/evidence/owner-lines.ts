/** A fingerprint → the names of its owner in the copyright lines of the site, by language. */
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { copyrightOwner } from '../../signals/identity/copyright-owner.ts';

export interface OwnerLine {
  /** BCP 47, as declared; null: not declared. */
  readonly lang: string | null;
  readonly name: string;
  readonly quote: string;
}

/**
 * In order of language, lines without one last. Empty if the signal read nothing, or in another
 * form.
 */
export function ownerLines(fingerprint: Fingerprint | null): OwnerLine[] {
  const reading = fingerprint?.readings.find(({ signal }) => signal === copyrightOwner.id);
  const value = copyrightOwner.value.safeParse(reading?.value);
  if (!value.success) return [];
  const lines = value.data.owners.map(({ lang, name, place }) => ({ lang, name, quote: place.quote }));
  return lines.sort((a, b) => (a.lang ?? '\uffff').localeCompare(b.lang ?? '\uffff', 'en'));
}
