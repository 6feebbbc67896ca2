/**
 * A page with a form to write into → the boxes of what was written: like boxes side by side, few of
 * which give a contact. An owner's columns are no such boxes where most give one.
 */
import type { AnyNode, Element } from 'domhandler';
import { numberOf, type Tape } from '../view/walk.ts';
import { shapeOf } from './frame.ts';

const LEAST_BOXES = 3;
const LEVELS = 4;
const MOST_BOXES = 200;

/** @param contacts the nodes that give contacts */
export function remarksOn(tape: Tape, contacts: readonly AnyNode[]): (node: AnyNode) => boolean {
  if (!tape.named.has('textarea')) return () => false;
  const holders = contacts.flatMap((node) => numberOf(node) ?? []);
  /** A remark has a writer and words. */
  const hasTwoTexts = (at: number): boolean => (tape.textTo[at] as number) - (tape.textFrom[at] as number) >= 2;
  const isMinority = (number: number): boolean => {
    const shape = shapeOf(tape.elements[number] as Element);
    const parent = tape.parents[number] as number;
    if (shape === null || parent === -1 || !hasTwoTexts(number)) return false;
    let [like, giving] = [0, 0];
    for (let at = parent + 1; at < (tape.ends[parent] as number) && like < MOST_BOXES; at = tape.ends[at] as number) {
      if (shapeOf(tape.elements[at] as Element) !== shape || !hasTwoTexts(at)) continue;
      like += 1;
      if (holders.some((one) => one >= at && one < (tape.ends[at] as number))) giving += 1;
    }
    return like >= LEAST_BOXES && 2 * giving < like;
  };
  return (node) => {
    let at = numberOf(node) ?? -1;
    for (let step = 0; at !== -1 && step < LEVELS; at = tape.parents[at] as number, step += 1)
      if (isMinority(at)) return true;
    return false;
  };
}
