import { gunzipSync } from 'node:zlib';
import { orElse } from '../../errors.ts';

/** The text of a gzip file. Null: it is none, or longer. */
export const unpackedText = (packed: Uint8Array, maxOutputLength: number): string | null =>
  orElse(() => gunzipSync(packed, { maxOutputLength }).toString('utf8'), null);
