/** Captured pictures for a page of ours. A reader process draws each anew: nothing that a site sent reaches the browser. */
import { drawnPng } from '../flow/evidence/report-pictures.ts';
import type { Capture } from '../model/visit.ts';
import type { Services } from '../services.ts';
import type { Turns } from './turns.ts';

/** Widths in pixels. `whole`: as on its page, in a replay. */
const WIDTHS = { body: 480, screenshot: 900, whole: 1_600 } as const;
/** Bytes of drawn pictures that are kept, and how long it is remembered that one cannot be drawn. */
const KEPT = 64 * 1024 * 1024;
const MISSING_MS = 60_000;
const MOST_MISSING = 10_000;

export interface Pictures {
  /** A PNG; null: no such capture, or it cannot be drawn. Throws 503 where too many wait. */
  of(capture: string, what: keyof typeof WIDTHS): Promise<Buffer | null>;
}

type PicturePorts = Pick<Services, 'store' | 'blobs'> & { readonly reader: Pick<Services['reader'], 'redraw'> };

export function openPictures({ store, blobs, reader }: PicturePorts, turns: Turns): Pictures {
  const kept = new Map<string, Buffer>();
  const missing = new Map<string, number>();
  const drawing = new Map<string, Promise<Buffer | null>>();
  let size = 0;

  function keep(key: string, drawn: Buffer | null): Buffer | null {
    if (drawn === null) {
      missing.set(key, performance.now());
      for (const oldest of [...missing.keys()].slice(0, -MOST_MISSING)) missing.delete(oldest);
      return null;
    }
    kept.set(key, drawn);
    size += drawn.length;
    for (const [oldest, { length }] of kept) {
      if (size <= KEPT) break;
      kept.delete(oldest);
      size -= length;
    }
    return drawn;
  }

  async function draw(id: string, what: keyof typeof WIDTHS): Promise<Buffer | null> {
    const capture: Capture | null = await store.ledger.capture(id);
    const digest = what === 'screenshot' ? capture?.screenshot : capture?.role === 'image' ? capture.body : null;
    const bytes = digest ? await blobs.get(digest) : null;
    return bytes === null ? null : drawnPng(bytes, WIDTHS[what], reader);
  }

  return {
    async of(id, what) {
      const key = `${what} ${id}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const missed = missing.get(key);
      if (missed !== undefined && performance.now() - missed < MISSING_MS) return null;
      const begun = drawing.get(key);
      if (begun !== undefined) return begun;
      const drawn = turns
        .take(() => draw(id, what))
        .then((found) => keep(key, found))
        .finally(() => drawing.delete(key));
      drawing.set(key, drawn);
      return drawn;
    },
  };
}
