import { memoised } from '../../model/memoised.ts';
import { foldText } from './fold-text.ts';
import { LINE_END, type Tape } from './walk.ts';

/**
 * A link around half a page is no label. Text beyond this is cut, so that thousands of nested links
 * stay cheap.
 */
const LABEL = 2000;

/** The folded visible text in an element, blocks parted by a space; of a long one the start. */
export function textOf(tape: Tape, element: number): string {
  return textBetween(tape, tape.textFrom[element] ?? 0, tape.textTo[element] ?? 0, LABEL);
}

/** Folded text of runs `from` up to `to` that `counts` accepts, about `most` characters. */
export function textBetween(
  tape: Tape,
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
  counts: (run: number) => boolean = () => true,
): string {
  if (to - from === 1) return foldText((tape.texts[from] ?? '').slice(0, most));
  let text = '';
  for (let i = from; i < to && text.length < most; i++) {
    if (i > from && tape.textBlock[i] !== tape.textBlock[i - 1]) text += ' ';
    if (counts(i)) text += (tape.texts[i] as string).slice(0, most);
  }
  return foldText(text);
}

/** Text of a block, folded → the same with its lines apart, where `br` ends any. */
export const linedTexts = memoised((tape: Tape): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (let from = 0; from < tape.texts.length; ) {
    let to = from + 1;
    while (to < tape.texts.length && tape.textBlock[to] === tape.textBlock[from]) to++;
    const text = to - from < 3 ? '' : tape.texts.slice(from, to).join('');
    if (text.includes(LINE_END)) found.set(foldText(text), text.split(LINE_END).map(foldText).join('\n'));
    from = to;
  }
  return found;
});
