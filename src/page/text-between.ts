import { foldText } from './fold-text.ts';
import type { Tape } from './walk.ts';

/** The folded visible text inside an element, its blocks parted by a space. */
export function textOf(tape: Tape, element: number): string {
  return textBetween(tape, tape.textFrom[element] ?? 0, tape.textTo[element] ?? 0);
}

/** The folded text of runs `from` up to, not including, `to`. */
export function textBetween(tape: Tape, from: number, to: number): string {
  if (to - from === 1) return foldText(tape.texts[from] ?? '');
  let text = '';
  for (let i = from; i < to; i++) {
    if (i > from && tape.textBlock[i] !== tape.textBlock[i - 1]) text += ' ';
    text += tape.texts[i];
  }
  return foldText(text);
}
