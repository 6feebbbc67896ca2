/** All tricks, and some of them together. */
import { CONTACT_TRICKS } from './contact-tricks.ts';
import { PICTURE_TRICKS } from './picture-tricks.ts';
import { type Chance, chanceOf } from './random.ts';
import type { PlainSite } from './site.ts';
import { STRUCTURE_TRICKS } from './structure-tricks.ts';
import { TEXT_TRICKS } from './text-tricks.ts';
import type { Trick } from './trick.ts';

const SINGLE: readonly Trick[] = [...TEXT_TRICKS, ...STRUCTURE_TRICKS, ...PICTURE_TRICKS, ...CONTACT_TRICKS];

function together(id: string, ids: readonly string[]): Trick {
  const all = ids.map((one) => SINGLE.find((trick) => trick.id === one) as Trick);
  return {
    id,
    sentence: `Together: ${ids.join(', ')}.`,
    against: [...new Set(all.flatMap(({ against }) => against))],
    async play(site: PlainSite, chance: Chance) {
      let now: PlainSite = site;
      for (const trick of all) now = (await trick.play(now, chance)) ?? now;
      return now;
    },
  };
}

export const TRICKS: readonly Trick[] = [
  ...SINGLE,
  together('careful', ['synonyms-25', 'shuffled-blocks', 'renamed-classes', 'pictures-cropped-10']),
  together('all-signs', ['homoglyphs', 'unseen-signs', 'split-words', 'hidden-small', 'pictures-watermarked']),
];

/** The evaded copy; the seed is the names of trick and site. */
export function play(trick: Trick, copy: PlainSite): PlainSite | null | Promise<PlainSite | null> {
  return trick.play(copy, chanceOf(trick.id, copy.name));
}
