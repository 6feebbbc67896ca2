/** Reads the text of a QR code: its kind, and the numbers and addresses in it. */
import type { Place } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import { cardFields } from '../../values/contact-card.ts';

/** A site with more codes than this shows its goods, not itself. */
const MOST_CODES = 60;

/** The texts of the codes in the site's pictures, each once, with the picture as its place. */
export function codeTexts(site: Site): { readonly text: string; readonly place: Place }[] {
  const places = new Map<string, Place>();
  for (const { grid, place, proof } of site.images)
    for (const text of grid.codes ?? [])
      if (places.size < MOST_CODES && !places.has(text))
        places.set(text, { ...place, ...(proof && { proof }), quote: text.slice(0, 200) });
  return [...places].map(([text, place]) => ({ text, place }));
}

const cardValues = (text: string, wanted: string): string[] =>
  (cardFields(text) ?? []).flatMap(({ name, value }) => (name === wanted ? [value] : []));

export function dialledIn(text: string): string[] {
  const dialled = /^\s*(?:tel|callto|sms|smsto):([^;:?]{5,60})/i.exec(text)?.[1];
  return dialled === undefined ? cardValues(text, 'TEL') : [dialled.replace(/%20/g, ' ')];
}

/** Mailboxes that a code writes to, as written: mail links, messages (MATMSG, SMTP) and cards. */
export function writtenToIn(text: string): string[] {
  const to = /^\s*(?:mailto:|MATMSG:TO:|SMTP:)([^?;:\s]{3,320})/i.exec(text)?.[1];
  return to === undefined ? cardValues(text, 'EMAIL') : [to.replace(/%40/g, '@')];
}
