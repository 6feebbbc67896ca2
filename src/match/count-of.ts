/** Shared value → how many sites of a background carry it, the pair included. */

import type { Background } from '../model/background.ts';
import type { SharedValue } from '../signals/signal.ts';
import { FEW } from './policy.ts';

/**
 * A value is as common as the commonest of its names: a demo's photo is one even where it was saved anew. What is counted by
 * its parts is as common as the middle one of them. 0: has no name.
 */
export function countOf({ token, alsoCountedAs = [], parts }: SharedValue, background: Background): number {
  if (token === null) return 0;
  if (parts === undefined) return Math.max(...[token, ...alsoCountedAs].map((name) => background.count(name)));
  const counts = parts.map((part) => background.count(part)).sort((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** So many others carry it that it is taken for a template's, a platform's or a supplier's. */
export function isCommon(count: number): boolean {
  return count - 2 >= FEW;
}
