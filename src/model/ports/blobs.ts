/** Content-addressed bytes. A digest is the lower-case hex SHA-256. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(digest: string): Promise<Uint8Array | null>;
  /** All blobs that were stored when it began, in no order. */
  digests(): AsyncIterable<string>;
  /**
   * Removes a blob that nothing names any more. `kept`: it was put at `until` or later, within half
   * a day; a visit that is not stored yet may name it.
   */
  remove(digest: string, until: Date): Promise<'removed' | 'absent' | 'kept'>;
  close(): Promise<void>;
}
