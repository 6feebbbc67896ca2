/**
 * Records of FollowTheMoney JSON as OpenSanctions publishes it, checked, and the links between
 * them.
 */

import type { Entity } from '../../model/facts/seed.ts';
import { appendTo } from '../../model/group-by.ts';
import { cleanText } from '../../model/text/clean-text.ts';

export interface FtmRecord {
  readonly id: string;
  readonly schema: string;
  readonly caption: string | null;
  /** Null: the data does not distinguish targets from their neighbours. */
  readonly target: boolean | null;
  readonly datasets: readonly string[];
  texts(property: string): string[];
  /** Records nested in any property (targets.nested.json). */
  readonly nested: readonly FtmRecord[];
}

/** Nested records inside one another: owner of an owner. */
const MOST_DEPTH = 4;
const MOST_VALUES = 10_000;

/** Null: not a record. */
export function ftmRecord(value: unknown, depth = 0): FtmRecord | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id: written, schema, caption, target, datasets, properties } = value as Record<string, unknown>;
  // Cleaned as when stored: else the id would differ at each import.
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

/** The facts about an entity in other records. */
interface Neighbourhood {
  readonly programmes: string[];
  readonly listed: string[];
  readonly wallets: { readonly key: string; readonly currency: string | undefined }[];
  readonly accounts: { readonly service: string; readonly name: string }[];
  readonly relationships: NonNullable<Entity['relationships']>;
}

/** The properties that name a relation's two ends (followthemoney, schema/*.yaml, "edge"). */
// biome-ignore format: a dense table
const ENDS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  Ownership: ['owner', 'asset'], Directorship: ['director', 'organization'], Membership: ['member', 'organization'],
  Representation: ['agent', 'client'], Employment: ['employee', 'employer'], Associate: ['person', 'associate'],
  Family: ['person', 'relative'], UnknownLink: ['subject', 'object'], Succession: ['predecessor', 'successor'],
  Similar: ['candidate', 'match'],
};

export class FtmNeighbours {
  readonly #of = new Map<string, Neighbourhood>();
  readonly #addresses = new Map<string, string>();
  readonly #targets = new Set<string>();
  /** By predecessor. */
  readonly #successors = new Map<string, string[]>();

  /** Adds a record about others, with the records nested in it. */
  add(record: FtmRecord): void {
    const { schema, texts } = record;
    if (record.target === true) this.#targets.add(record.id);
    for (const inner of record.nested) this.add(inner);
    const ends = ENDS[schema];
    if (schema === 'Address') {
      const [full] = texts('full');
      if (full !== undefined) this.#addresses.set(record.id, full);
    } else if (schema === 'Sanction') {
      const programmes = [...texts('program'), ...texts('programId')];
      const dates = [...texts('listingDate'), ...texts('startDate')];
      for (const id of texts('entity')) {
        const near = this.#near(id);
        for (const one of programmes) if (!near.programmes.includes(one)) near.programmes.push(one);
        near.listed.push(...dates);
      }
    } else if (schema === 'CryptoWallet') {
      const currency = texts('currency')[0];
      for (const id of texts('holder'))
        this.#near(id).wallets.push(...texts('publicKey').map((key) => ({ key, currency })));
    } else if (schema === 'UserAccount') {
      const service = texts('service')[0] ?? '';
      const names = [...texts('username'), ...texts('number'), ...texts('email')];
      for (const id of texts('owner')) this.#near(id).accounts.push(...names.map((name) => ({ service, name })));
    } else if (ends !== undefined) {
      const type = texts('role')[0] ?? texts('relationship')[0] ?? schema;
      for (const from of texts(ends[0]))
        for (const to of texts(ends[1])) {
          this.#near(from).relationships.push({ type, id: to });
          if (schema === 'Succession') appendTo(this.#successors, from, to);
        }
    }
  }

  /** True for what became a target: the same business, before it was listed. */
  isPredecessor(id: string): boolean {
    return this.#successors.get(id)?.some((one) => this.#targets.has(one)) ?? false;
  }

  of(id: string): Neighbourhood | undefined {
    return this.#of.get(id);
  }

  address(id: string): string | undefined {
    return this.#addresses.get(id);
  }

  #near(id: string): Neighbourhood {
    const known = this.#of.get(id);
    if (known !== undefined) return known;
    const near: Neighbourhood = { programmes: [], listed: [], wallets: [], accounts: [], relationships: [] };
    this.#of.set(id, near);
    return near;
  }
}
