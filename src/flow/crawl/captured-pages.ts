import type { CapturedSite } from '../../model/facts/visit.ts';

const NONE: CapturedSite['bodies'] = new Map();
/** Bytes of pages, of all sites, that one worker holds at a time. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * The pages that this process has just captured, kept until it has fingerprinted them, so that they
 * need not be read back from the blob store. Pages beyond the bound are not held, and are read from
 * the store like those of any other visit.
 */
export class CapturedPages {
  readonly #most: number;
  readonly #sites = new Map<string, { readonly visit: string; readonly bodies: CapturedSite['bodies'] }>();
  #bytes = 0;

  constructor(most = MOST_BYTES) {
    this.#most = most;
  }

  keep(target: string, { visit, bodies }: Pick<CapturedSite, 'visit' | 'bodies'>): void {
    this.forget(target);
    const bytes = sizeOf(bodies);
    if (this.#bytes + bytes > this.#most) return;
    this.#bytes += bytes;
    this.#sites.set(target, { visit: visit.id, bodies });
  }

  /** Bodies by digest; none where another visit of the target was captured. */
  bodiesOf(target: string, visit: string): CapturedSite['bodies'] {
    const kept = this.#sites.get(target);
    return kept?.visit === visit ? kept.bodies : NONE;
  }

  forget(target: string): void {
    this.#bytes -= sizeOf(this.#sites.get(target)?.bodies ?? NONE);
    this.#sites.delete(target);
  }
}

function sizeOf(bodies: CapturedSite['bodies']): number {
  return [...bodies.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
