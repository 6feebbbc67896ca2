import type { Entity, Seed } from '../model/seed.ts';
import { readLists } from '../watchlist/read-lists.ts';
import { isWebAddress } from './inspect.ts';

export interface ReadSeeds {
  readonly seeds: Seed[];
  readonly entities: Entity[];
  /** One line for each row that could not be used: file, line, field, reason. */
  readonly problems: string[];
}

/** Seed lists and watchlists from files; an argument that is a web address itself is a list of one. */
export async function readSeeds(inputs: readonly string[]): Promise<ReadSeeds> {
  const addresses = inputs.filter(isWebAddress);
  const lists = await readLists(inputs.filter((input) => !isWebAddress(input)));
  const typed = addresses.map((url): Seed => ({ url, kind: 'website', tags: [] }));
  return {
    seeds: [...typed, ...lists.seeds.map(({ seed }) => seed)],
    entities: lists.entities.map(({ entity }) => entity),
    problems: lists.problems.map(({ file, line, field, reason }) => `${file}:${line}: ${field}: ${reason}`),
  };
}
