/** Bounds of reading saved pages: the defaults of the one table of limits. All in bytes. */
import { LIMITS } from '../model/limits.ts';

/** Of one body after its encodings are undone. */
export const MAX_BODY_BYTES = LIMITS.archiveBodyBytes;
