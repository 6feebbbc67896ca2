/** One line of FollowTheMoney JSON, as OpenSanctions publishes it → its parts, checked. */

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
  const { id, schema, caption, target, datasets, properties } = value as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || typeof schema !== 'string') return null;
  if (typeof properties !== 'object' || properties === null) return null;
  const byName = new Map<string, string[]>();
  const nested: FtmRecord[] = [];
  let count = 0;
  for (const [name, list] of Object.entries(properties)) {
    if (!Array.isArray(list)) continue;
    const texts: string[] = [];
    for (const one of list as unknown[]) {
      if (++count > MOST_VALUES) break;
      if (typeof one === 'string') texts.push(one);
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
    caption: typeof caption === 'string' ? caption : null,
    target: typeof target === 'boolean' ? target : null,
    datasets: Array.isArray(datasets) ? datasets.filter((one) => typeof one === 'string') : [],
    texts: (property) => byName.get(property) ?? [],
    nested,
  };
}
