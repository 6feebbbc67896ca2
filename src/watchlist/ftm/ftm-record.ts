/** One line of FollowTheMoney JSON, as OpenSanctions publishes it → its parts, checked. */
import { cleanText } from '../../model/clean-text.ts';

export interface FtmRecord {
  readonly id: string;
  readonly schema: string;
  readonly caption: string | null;
  /** Null where the data does not tell targets from their neighbours. */
  readonly target: boolean | null;
  readonly datasets: readonly string[];
  /** Texts of a property. */
  texts(property: string): string[];
  /** What is nested in any property, in targets.nested.json. */
  readonly nested: readonly FtmRecord[];
}

/** Nested records inside one another: owner of an owner. */
const MOST_DEPTH = 4;
const MOST_VALUES = 10_000;

/** Null for what is no record. */
export function ftmRecord(value: unknown, depth = 0): FtmRecord | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id: written, schema, caption, target, datasets, properties } = value as Record<string, unknown>;
  // As it will be stored: an id that comes back otherwise would be another's at each import.
  const id = typeof written === 'string' ? cleanText(written) : '';
  if (id === '' || typeof schema !== 'string') return null;
  if (typeof properties !== 'object' || properties === null) return null;
  const byName = new Map<string, string[]>();
  const nested: FtmRecord[] = [];
  let count = 0;
  for (const [name, list] of Object.entries(properties)) {
    if (!Array.isArray(list)) continue;
    const texts: string[] = [];
    for (const one of list as unknown[]) {
      if (++count > MOST_VALUES) break;
      if (typeof one === 'string') texts.push(cleanText(one));
      else {
        const inner = depth < MOST_DEPTH ? ftmRecord(one, depth + 1) : null;
        if (inner === null) continue;
        nested.push(inner);
        texts.push(inner.id);
      }
    }
    byName.set(name, texts);
  }
  return {
    id,
    schema,
    caption: typeof caption === 'string' ? cleanText(caption) : null,
    target: typeof target === 'boolean' ? target : null,
    datasets: Array.isArray(datasets) ? datasets.filter((one) => typeof one === 'string').map(cleanText) : [],
    texts: (property) => byName.get(property) ?? [],
    nested,
  };
}
