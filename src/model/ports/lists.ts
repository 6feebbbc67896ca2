import type { Seed } from '../facts/seed.ts';

/** A sweep list that is kept in the store and edited in the desk. */
export interface SweepListHead {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
  readonly rows: number;
}

export interface SweepListRow {
  /** Its place: rows keep their order. */
  readonly seq: number;
  readonly seed: Seed;
}

export interface SweepLists {
  /** False: there is one of that name. */
  add(list: Omit<SweepListHead, 'rows'>): Promise<boolean>;
  /** By name. */
  all(): Promise<SweepListHead[]>;
  get(id: string): Promise<SweepListHead | null>;
  remove(id: string): Promise<boolean>;
  /** Rows with an address that the list has are left as they are. Returns how many were added. */
  addRows(id: string, seeds: readonly Seed[]): Promise<number>;
  /** In order, after a place. */
  rows(id: string, after: number, limit: number): Promise<SweepListRow[]>;
  seeds(id: string): Promise<Seed[]>;
  /** Places of the rows with one of these addresses. */
  placesOf(id: string, urls: readonly string[]): Promise<number[]>;
  /** Changes the interval (null: none) or the tags of these rows. Returns how many. */
  changeRows(
    id: string,
    seqs: readonly number[],
    to: { readonly interval?: string | null; readonly tags?: readonly string[] },
  ): Promise<number>;
  removeRows(id: string, seqs: readonly number[]): Promise<number>;
}
