/** Content-addressed bytes. A digest is the lower-case hex SHA-256. */
export interface Blobs {
  put(bytes: Uint8Array): Promise<string>;
  get(digest: string): Promise<Uint8Array | null>;
  /** All that were stored when it began, in no order. */
  digests(): AsyncIterable<string>;
  close(): Promise<void>;
}
