import type { Element } from 'domhandler';
import { signsOf } from '../../values/text-signs.ts';
import { textBetween } from './text-between.ts';
import type { TextBlock } from './views.ts';
import type { Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/**
 * One block per paragraph, heading, cell, item. Hidden text within a paragraph is a block of its
 * own behind it.
 */
export function blocksOf(tape: Tape, zoning: Zoning): TextBlock[] {
  const blocks: TextBlock[] = [];
  const total = tape.texts.length;
  for (let from = 0; from < total; ) {
    const block = tape.textBlock[from] as number;
    let to = from + 1;
    while (to < total && tape.textBlock[to] === block) to++;
    const node = tape.elements[tape.blockOwner[block] as number] as Element;
    for (const shade of [0, 1]) {
      let first = from;
      while (first < to && hiddenAt(tape, zoning, first) !== shade) first++;
      if (first === to) continue;
      const text = textBetween(tape, first, to, undefined, (run) => hiddenAt(tape, zoning, run) === shade);
      if (text === '') continue;
      const zone = zoneOf(zoning, tape.textOwner[first] as number);
      blocks.push({ text, tag: node.name, zone, hidden: shade === 1, signs: signsOf(text), node });
    }
    from = to;
  }
  return blocks;
}

function hiddenAt(tape: Tape, zoning: Zoning, text: number): number {
  return zoning.hidden[tape.textOwner[text] as number] === 0 ? 0 : 1;
}

export function visibleText(blocks: readonly TextBlock[]): string {
  return blocks.flatMap(({ hidden, text }) => (hidden ? [] : text)).join('\n');
}

/**
 * Visible text of the main zone; of the whole page when that is under a tenth of it and under 200
 * characters.
 */
export function mainText(blocks: readonly TextBlock[], all: string): string {
  return isMainSmall(blocks) ? all : visibleText(blocks.filter((block) => block.zone === 'main'));
}

/** True if the main zone is too small to speak for the page. */
export function isMainSmall(blocks: readonly TextBlock[]): boolean {
  // A line end stands between two texts.
  let [main, all] = [-1, -1];
  for (const { hidden, zone, text } of blocks) {
    if (hidden) continue;
    all += text.length + 1;
    if (zone === 'main') main += text.length + 1;
  }
  return Math.max(main, 0) < 200 && Math.max(main, 0) * 10 < all;
}
