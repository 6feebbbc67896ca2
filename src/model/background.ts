/** Rarity: how many unrelated sites carry a value, from a named and immutable snapshot of counts. */
export interface Background {
  /** Content hash of the counts: same id, same weights, for ever. */
  readonly id: string;
  /** Number of sites that were counted. */
  readonly sites: number;
  /** Number of counted sites that carry the token ("signal:value"); 0 when never seen. */
  count(token: string): number;
}
