import { existsSync } from 'node:fs';
import { wholeAddress } from '../../model/text/bare-host.ts';
import { refanged } from '../../model/text/defanged.ts';

/** An address or a path, as it is meant. A file outranks a host of the same name. */
export type Meant = ReturnType<typeof wholeAddress>;

/** A bare host becomes a whole address, unless a file of this machine has that name. */
export function meantInput(typed: string): Meant {
  return existsSync(typed) ? { url: typed } : meantAddress(typed);
}

/**
 * As it is meant where no file can be: defanged signs undone, and a bare host as one. A stranger's
 * word never becomes a path.
 */
export function meantAddress(typed: string): Meant {
  return wholeAddress(refanged(typed.trim()));
}
