/** Rarity: how many unrelated sites carry a value, from an immutable snapshot of counts. */
export interface Background {
  /** Hash of the counts: the same id always gives the same weights. */
  readonly id: string;
  readonly sites: number;
  /** Counted sites that carry the token ("signal:value"). */
  count(token: string): number;
}
