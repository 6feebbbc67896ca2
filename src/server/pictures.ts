/** Captured pictures for a page of ours. A reader process draws each anew: nothing that a site sent reaches the browser. */
import { drawnPng } from '../flow/evidence/report-pictures.ts';
import type { Capture } from '../model/visit.ts';
import type { Services } from '../services.ts';

/** Widths in pixels. */
const PICTURE = 480;
const SCREENSHOT = 900;
/** Bytes of drawn pictures that are kept. */
const KEPT = 64 * 1024 * 1024;

export interface Pictures {
  /** A PNG; null: no such capture, or it cannot be drawn. */
  of(capture: string, what: 'body' | 'screenshot'): Promise<Buffer | null>;
}

export function openPictures({ store, blobs, reader }: Pick<Services, 'store' | 'blobs' | 'reader'>): Pictures {
  const kept = new Map<string, Buffer>();
  let size = 0;
  function keep(key: string, drawn: Buffer): Buffer {
    kept.set(key, drawn);
    size += drawn.length;
    for (const [oldest, { length }] of kept) {
      if (size <= KEPT) break;
      kept.delete(oldest);
      size -= length;
    }
    return drawn;
  }
  return {
    async of(id, what) {
      const key = `${what} ${id}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const capture: Capture | null = await store.ledger.capture(id);
      const digest = what === 'screenshot' ? capture?.screenshot : capture?.role === 'image' ? capture.body : null;
      const bytes = digest ? await blobs.get(digest) : null;
      if (bytes === null) return null;
      const drawn = await drawnPng(bytes, what === 'screenshot' ? SCREENSHOT : PICTURE, reader);
      return drawn === null ? null : keep(key, drawn);
    },
  };
}
