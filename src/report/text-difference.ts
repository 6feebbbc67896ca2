/** Two texts → their lines, with the words that differ. Bounded, whatever the texts are. */
import type { LineDifference, Piece } from '../model/derived/visit-difference.ts';
import { alignLabels } from '../sketch/align.ts';
import { WORD, type Word, wordsOf } from './shared-words.ts';

/** Cells of one alignment, and of all alignments of words of one text. */
const MOST_CELLS = 4_000_000;
const MOST_WORD_CELLS = 8_000_000;
/** Characters of a line that are shown. */
const LONGEST = 2_000;
/** Two lines with fewer words in common are two lines, and no change of one. */
const LEAST_SHARED = 0.3;
/** Each sign that is no letter counts as a word too. */
const PARTS = new RegExp(String.raw`${WORD}|[^\s\p{L}\p{M}\p{N}]`, 'gu');

/** @param most lines that differ; `more`: how many are left out */
export function textDifference(
  earlier: string,
  later: string,
  most: number,
): { readonly lines: LineDifference[]; readonly more: number } {
  const room = { cells: MOST_WORD_CELLS };
  const [left, right] = [linesOf(earlier), linesOf(later)];
  const lines: LineDifference[] = [];
  let [more, at, to] = [0, 0, 0];
  const same = (): void => {
    const last = lines.at(-1);
    if (last?.as === 'same') last.count += 1;
    else lines.push({ as: 'same', count: 1 });
  };
  let shown = 0;
  for (const [i, j] of [...aligned(left, right), [left.length, right.length] as const]) {
    for (const one of between(left.slice(at, i), right.slice(to, j), room)) {
      shown += 1;
      if (shown > most) more += 1;
      else lines.push(one);
    }
    if (i < left.length) same();
    [at, to] = [i + 1, j + 1];
  }
  return { lines, more };
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));

/** Lines between two that both texts have: pairs that share enough words, else one by one. */
function* between(
  removed: readonly string[],
  added: readonly string[],
  room: { cells: number },
): Generator<LineDifference> {
  const both = Math.min(removed.length, added.length);
  for (let i = 0; i < Math.max(removed.length, added.length); i++) {
    const [before, after] = [removed[i], added[i]];
    const changed = i < both ? changedLine(cut(before ?? ''), cut(after ?? ''), room) : null;
    if (changed !== null) yield changed;
    else {
      if (before !== undefined) yield { as: 'removed', text: cut(before) };
      if (after !== undefined) yield { as: 'added', text: cut(after) };
    }
  }
}

function changedLine(before: string, after: string, room: { cells: number }): LineDifference | null {
  const [left, right] = [[...wordsOf(before, PARTS)], [...wordsOf(after, PARTS)]];
  room.cells -= left.length * right.length;
  if (room.cells < 0 || left.length === 0 || right.length === 0) return null;
  const labels = (words: readonly Word[]) => words.map(({ word }) => word);
  const pairs = aligned(labels(left), labels(right));
  if (pairs.length < LEAST_SHARED * Math.max(left.length, right.length)) return null;
  const of = (text: string, words: readonly Word[], side: 0 | 1) => {
    const shared = new Set(pairs.map((pair) => pair[side]));
    const differing = words.filter((_, at) => !shared.has(at));
    return piecesOf(text, differing);
  };
  return { as: 'changed', earlier: of(before, left, 0), later: of(after, right, 1) };
}

/** Words with only blanks between them share a piece. */
function piecesOf(text: string, differing: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of differing) {
    const last = pieces.at(-1);
    const gap = text.slice(at, from);
    if (last?.differs === true && gap.trim() === '') last.text += gap + text.slice(from, to);
    else {
      if (gap !== '') pieces.push({ text: gap, differs: false });
      pieces.push({ text: text.slice(from, to), differs: true });
    }
    at = to;
  }
  return at < text.length ? [...pieces, { text: text.slice(at), differs: false }] : pieces;
}

/** Cuts no sign in two. */
function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}

/** Index pairs of equal labels in order: the most there are, if both lists are short enough. */
function aligned(left: readonly string[], right: readonly string[]): (readonly [number, number])[] {
  let from = 0;
  while (from < left.length && from < right.length && left[from] === right[from]) from++;
  let end = 0;
  while (end < left.length - from && end < right.length - from && left.at(-1 - end) === right.at(-1 - end)) end++;
  const [l, r] = [left.slice(from, left.length - end), right.slice(from, right.length - end)];
  const middle = l.length * r.length <= MOST_CELLS ? alignLabels(l, r) : greedilyAligned(l, r);
  return [
    ...Array.from({ length: from }, (_, i) => [i, i] as const),
    ...middle.map(([i, j]) => [i + from, j + from] as const),
    ...Array.from({ length: end }, (_, i) => [left.length - end + i, right.length - end + i] as const),
  ];
}

/** Lines that each list has once, in order: the time is linear. */
function greedilyAligned(left: readonly string[], right: readonly string[]): [number, number][] {
  const [once, other] = [placesOf(left), placesOf(right)];
  const pairs: [number, number][] = [];
  let last = -1;
  for (const [label, i] of once) {
    const j = other.get(label) ?? -1;
    if (i < 0 || j <= last) continue;
    pairs.push([i, j]);
    last = j;
  }
  return pairs;
}

/** The place of each label; -1: it is there more than once. */
function placesOf(labels: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [i, label] of labels.entries()) places.set(label, places.has(label) ? -1 : i);
  return places;
}
