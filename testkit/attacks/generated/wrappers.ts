/** One box around everything, or around the main part of every page: whatever it is called, the owner made it. */
import type { Draft } from './draft.ts';
import { asciiWord } from './invented.ts';
import { box, TALKING } from './look.ts';

const TAGS = ['blockquote', 'section', 'aside', 'article', 'div', 'figure', 'li', 'q', 'x-thread', 'table'];

/** Says what it put around what, for the story and for the table. */
export function wrapped(draft: Draft): { story: string; trait: string } {
  const { draw } = draft;
  const tag = draw.pick(TAGS);
  const name = draw.chance(0.6) ? draw.pick(TALKING) : asciiWord(draw);
  const around = (content: string): string => box(tag, ` ${draw.pick(['class', 'id'])}="${name}"`, content);
  const whole = draw.chance(0.5);
  if (whole) draft.wrap = around;
  else for (const page of draft.pages) page.main = around(page.main);
  const what = whole ? 'the page' : 'the main part';
  return { story: `a ${tag} called ${name} around ${what}`, trait: `box around ${what}` };
}
