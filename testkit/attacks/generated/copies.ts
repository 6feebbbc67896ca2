/** Copies: the successor puts the whole text of the listed site on its own domain, under another name, look and contacts. */
import type { Attack } from '../attack.ts';
import { type Cast, castOf } from './casts.ts';
import { addPage, type Draft, heading, home } from './draft.ts';
import type { Draw } from './draw.ts';
import { asciiWord } from './invented.ts';
import { successorWorld } from './lines.ts';
import { paragraphs, tagged } from './look.ts';
import { label, sentence } from './prose.ts';
import { draftSite } from './sites.ts';
import { wrapped } from './wrappers.ts';

/** What is done to the text that all its words survive. */
const TEXT_DISGUISES: Readonly<Record<string, (draw: Draw, lines: readonly string[]) => string[]>> = {
  none: (_, lines) => [...lines],
  'joined paragraphs': (_, lines) =>
    lines.flatMap((line, i) => (i % 2 === 0 ? [`${line} ${lines[i + 1] ?? ''}`.trim()] : [])),
  'other order': (draw, lines) => {
    const parts = Array.from({ length: Math.ceil(lines.length / 4) }, (_, i) => lines.slice(4 * i, 4 * i + 4));
    return draw.some(parts, parts.length).flat();
  },
  'marked words': (draw, lines) => {
    const tag = draw.pick(['b', 'i', 'span', 'x-w']);
    return lines.map((line) => line.replace(/\p{L}{4,}/u, (word) => tagged(tag, word)));
  },
};

export function copyWorld(draw: Draw, seed: number, id: string): Attack {
  const cast = castOf(seed, draw);
  const textDisguise = draw.pick(Object.keys(TEXT_DISGUISES));
  const series = draw.chance(0.15);
  const most = draw.int(Math.ceil(cast.text.length * 0.88), cast.text.length);
  const taken = TEXT_DISGUISES[textDisguise]?.(draw, cast.text.slice(0, most)) ?? [];
  const draft = draftSite(draw, {
    tongue: cast.tongue,
    kind: draw.pick(['shop', 'workshop', 'blog', 'school']),
    taken,
    series,
  });
  home(draft).main += paragraphs(draft.look, draft.taken ?? []);
  const beside = draw.chance(0.4) ? otherPage(draft, cast) : 0;
  const wrapper = !series && draw.chance(0.4) ? wrapped(draft) : null;
  const disguises = [
    ...(textDisguise === 'none' ? [] : [textDisguise]),
    ...(series ? ['series of boxes'] : []),
    ...(beside > 0 ? ['other text beside'] : []),
    ...(wrapper === null ? [] : [wrapper.trait]),
  ];
  const inside = wrapper === null ? '' : `, in ${wrapper.story}`;
  return successorWorld(cast, draft, {
    ...{
      id,
      principle: series || wrapper !== null ? 'share' : 'text',
      places: ['copied text'],
      planted: [],
      disguises,
    },
    story: `A successor copies ${most} of ${cast.text.length} sentences of the listed site${inside}; name, contacts, pictures and look are new`,
  });
}

/** A page of new text, a seventh of the whole at most. */
function otherPage(draft: Draft, { tongue, text }: Cast): number {
  const { draw } = draft;
  const count = draw.int(2, Math.floor(text.length / 6));
  const lines = Array.from({ length: count }, () => sentence(draw, tongue));
  const title = label(draw, tongue, 'news');
  addPage(draft, {
    path: `/${asciiWord(draw)}`,
    menu: title,
    title,
    main: heading(draft, title) + paragraphs(draft.look, lines),
  });
  return count;
}
