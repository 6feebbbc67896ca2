/** Bounds of reading an archive: a hostile file costs time and memory only up to these. All in bytes. */
export const MAX_HEADER_BYTES = 1 << 20;
/** Of one record as stored; what is beyond is skipped and marked `truncated`. */
export const MAX_BLOCK_BYTES = 32 << 20;
/** Of one body after its encodings are undone. */
export const MAX_BODY_BYTES = 16 << 20;
/** Unpacked, over the whole file. */
export const MAX_UNPACKED_BYTES = 4 * 2 ** 30;
/** Bodies held in memory at once. */
export const MAX_KEPT_BYTES = 512 << 20;
export const MAX_PICTURES = 200;
/** As many as a live visit takes. */
export const MAX_DOCUMENTS = 3;
