/** Shared value → how many sites of a background carry it, the pair included. */
import type { Background } from '../model/background.ts';
import type { SharedValue } from '../signals/signal.ts';
import { FEW } from './rarity.ts';

/** A value is as common as the commonest of its names: a demo's photo is one even where it was saved anew. 0: has no name. */
export function countOf({ token, alsoCountedAs = [] }: SharedValue, background: Background): number {
  return token === null ? 0 : Math.max(...[token, ...alsoCountedAs].map((name) => background.count(name)));
}

/** So many others carry it that it is taken for a template's, a platform's or a supplier's. */
export function isCommon(count: number): boolean {
  return count - 2 >= FEW;
}
