/** Captured pictures for the desk. A reader process redraws each: no sent bytes reach a browser. */
import { drawnPng } from '../../flow/evidence/report-pictures.ts';
import type { Capture } from '../../model/facts/visit.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import type { Turns } from '../frame/turns.ts';

/** Widths in pixels. `whole`: as on its page, in a replay. */
const WIDTHS = { body: 480, screenshot: 900, whole: 1_600 } as const;
/** Bytes of drawn pictures that are kept, and the time for which a failure is remembered. */
const KEPT = 64 * 1024 * 1024;
const MISSING_MS = 60_000;

export interface Pictures {
  /** A PNG; null: no such capture, or it cannot be drawn. Throws 503 if too many wait. */
  of(capture: string, what: keyof typeof WIDTHS): Promise<Buffer | null>;
}

class Kept {
  readonly drawing = new Map<string, Promise<Buffer | null>>();
  readonly #drawn = new Map<string, Buffer>();
  readonly #missing = new Map<string, number>();
  #size = 0;

  /** Null: drawing it failed a moment ago. */
  known(key: string): Buffer | null | undefined {
    const missed = this.#missing.get(key);
    return missed !== undefined && performance.now() - missed < MISSING_MS ? null : this.#drawn.get(key);
  }

  keep(key: string, drawn: Buffer | null): Buffer | null {
    if (drawn === null) {
      remember(this.#missing, key, performance.now());
      return null;
    }
    this.#drawn.set(key, drawn);
    this.#size += drawn.length;
    for (const [oldest, { length }] of this.#drawn) {
      if (this.#size <= KEPT) break;
      this.#drawn.delete(oldest);
      this.#size -= length;
    }
    return drawn;
  }
}

type PicturePorts = Pick<Services, 'store' | 'blobs'> & { readonly reader: Pick<Services['reader'], 'redraw'> };

export function openPictures({ store, blobs, reader }: PicturePorts, turns: Turns): Pictures {
  const keptNow = untilPurge(store.purges.epoch, () => new Kept());

  async function draw(id: string, what: keyof typeof WIDTHS): Promise<Buffer | null> {
    const capture: Capture | null = await store.ledger.capture(id);
    const digest = what === 'screenshot' ? capture?.screenshot : capture?.role === 'image' ? capture.body : null;
    const bytes = digest ? await blobs.get(digest) : null;
    return bytes === null ? null : drawnPng(bytes, WIDTHS[what], reader);
  }

  return {
    async of(id, what) {
      const key = `${what} ${id}`;
      const kept = await keptNow();
      const known = kept.known(key);
      if (known !== undefined) return known;
      const begun = kept.drawing.get(key);
      if (begun !== undefined) return begun;
      const drawn = turns
        .take(() => draw(id, what))
        .then((found) => kept.keep(key, found))
        .finally(() => kept.drawing.delete(key));
      kept.drawing.set(key, drawn);
      return drawn;
    },
  };
}
