/** Captured pictures for the desk. A reader process redraws each: no sent bytes reach a browser. */
import { isDrawable, keptOf, pictureOf } from '../../flow/evidence/draw-page.ts';
import { drawnPng, ownPng } from '../../flow/evidence/report-pictures.ts';
import type { Drawing, Screen } from '../../model/derived/drawing.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import { remember } from '../../model/remember.ts';
import { untilPurge } from '../../model/until-purge.ts';
import type { Services } from '../../services.ts';
import type { Turns } from '../frame/turns.ts';

/** Widths in pixels. `whole`: as on its page, in a replay. */
const WIDTHS = { thumb: 240, body: 480, screenshot: 900, whole: 1_600 } as const;
/** Bytes of drawn pictures that are kept, and the time for which a failure is remembered. */
const KEPT = 64 * 1024 * 1024;
const MISSING_MS = 60_000;

export type Pictures = ReturnType<typeof openPictures>;

/** A capture of a visit: a page, or a picture. */
export interface CaptureOf {
  readonly visit: string;
  readonly capture: string;
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

/** Captures that are pictures by themselves. */
export const PICTURE_ROLES: ReadonlySet<Capture['role']> = new Set(['image', 'backdrop']);

type PicturePorts = Pick<Services, 'store' | 'blobs' | 'drawStored'> & {
  readonly reader: Pick<Services['reader'], 'redraw' | 'differ'>;
};

/**
 * The desk's address for the picture of a captured page: as it was drawn during the visit, as it is
 * kept, or drawn from the capture. Null: none can be had.
 * @param kept drawings of the visit, which need no browser
 */
export function pictureAt(
  { id: visit }: Visit,
  capture: Capture,
  { drawStored, browser }: Pick<Services, 'drawStored' | 'browser'>,
  screen: Screen = 'desktop',
  kept: readonly Drawing[] = [],
): string | null {
  const { id, screenshot } = capture;
  if (screenshot !== null && screen === 'desktop') return `/screenshots/${encodeURIComponent(id)}`;
  const isKept = keptOf(capture, screen, kept)?.picture != null;
  if (!isDrawable(capture) || (!isKept && (drawStored === null || browser.found === null))) return null;
  return `/drawn/${encodeURIComponent(visit)}/${encodeURIComponent(id)}${screen === 'phone' ? '?screen=phone' : ''}`;
}

export function openPictures(ports: PicturePorts, turns: Turns) {
  const { store, blobs, reader } = ports;
  const keptNow = untilPurge(store.purges.epoch, () => new Kept());

  async function draw(id: string, what: keyof typeof WIDTHS): Promise<Buffer | null> {
    const capture: Capture | null = await store.ledger.capture(id);
    const digest =
      capture && (what === 'screenshot' ? capture.screenshot : PICTURE_ROLES.has(capture.role) ? capture.body : null);
    const bytes = digest ? await blobs.get(digest) : null;
    return bytes === null ? null : drawnPng(bytes, WIDTHS[what], reader, what === 'whole' ? 'clear' : 'white');
  }

  async function drawAnew(visitId: string, id: string, screen: Screen, width: number): Promise<Buffer | null> {
    const visit = (await store.ledger.visit(visitId))?.visit;
    const capture = visit?.captures.find((one) => one.id === id && isDrawable(one));
    if (visit === undefined || capture === undefined) return null;
    const drawn = await pictureOf(visit, capture, screen, { ...ports, drawings: store.drawings });
    return drawn.ok ? drawnPng(drawn.png, width, reader) : null;
  }

  async function once(key: string, draws: () => Promise<Buffer | null>): Promise<Buffer | null> {
    const kept = await keptNow();
    const known = kept.known(key);
    if (known !== undefined) return known;
    const begun = kept.drawing.get(key);
    if (begun !== undefined) return begun;
    const drawn = turns
      .take(draws)
      .then((found) => kept.keep(key, found))
      .finally(() => kept.drawing.delete(key));
    kept.drawing.set(key, drawn);
    return drawn;
  }

  /**
   * Two captures of two visits as pictures, with what differs outlined; null: one has none. Its
   * parts are drawn in turns of their own, so it takes none while it waits for them.
   */
  async function differing(earlier: CaptureOf, later: CaptureOf): Promise<Buffer | null> {
    const [then, now] = await Promise.all([earlier, later].map(pictured));
    if (then == null || now == null) return null;
    return once(`differing ${earlier.capture} ${later.capture}`, async () => {
      const read = await reader.differ(then, now);
      return read.ok && read.value !== null ? ownPng(read.value) : null;
    });
  }

  async function pictured({ visit, capture }: CaptureOf): Promise<Buffer | null> {
    const found: Capture | null = await store.ledger.capture(capture);
    if (found === null) return null;
    if (PICTURE_ROLES.has(found.role)) return once(`body ${capture}`, () => draw(capture, 'body'));
    if (found.screenshot !== null) return once(`screenshot ${capture}`, () => draw(capture, 'screenshot'));
    const width = WIDTHS.screenshot;
    return once(`desktop ${width} ${capture}`, () => drawAnew(visit, capture, 'desktop', width));
  }

  return {
    differing,
    /** A PNG; null: no such capture, or it cannot be drawn. Throws 503 if too many wait. */
    of: (id: string, what: keyof typeof WIDTHS) => once(`${what} ${id}`, () => draw(id, what)),
    /** A captured page, drawn from its capture. Null: no such page, or no browser draws it. */
    drawn(visit: string, id: string, screen: Screen, isSmall = false): Promise<Buffer | null> {
      const width = isSmall ? WIDTHS.thumb : WIDTHS.screenshot;
      return once(`${screen} ${width} ${id}`, () => drawAnew(visit, id, screen, width));
    },
  };
}
