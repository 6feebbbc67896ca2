/** Choices from one seeded source: the same seed tells the same world. */
import { randomOf } from '../../generated-world.ts';

export interface Draw {
  /** In [0, 1). */
  number(): number;
  /** From `least` to `most`, both included. */
  int(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Different members in a new order. */
  some<T>(list: readonly T[], count: number): T[];
}

export function drawOf(seed: number): Draw {
  const number = randomOf(seed);
  const int = (least: number, most: number): number => least + Math.floor(number() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  const some = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0] as T);
  };
  return { number, int, pick, some, chance: (share) => number() < share };
}

/** A seed of its own for world `index`, so that a world does not depend on those before it. */
export function seedOf(seed: number, index: number, salt: number): number {
  return (Math.imul(seed ^ salt, 2_654_435_761) + Math.imul(index + 1, 40_503) + salt) >>> 0;
}
