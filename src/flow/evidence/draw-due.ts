/** Draws the pages of findings after they are screened, and keeps the pictures as evidence. */
import { type Drawing, drawingId } from '../../model/derived/drawing.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { Browser } from '../../model/ports/browser.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { DrawClaim } from '../../model/ports/drawings.ts';
import type { Ports } from '../ports.ts';
import { noteUnnamed } from '../unnamed-blobs.ts';
import { drawPage, homeOf, isDrawable } from './draw-page.ts';

interface DrawDuePorts extends Pick<Ports, 'blobs' | 'clock' | 'limits'> {
  readonly store: Pick<Ports['store'], 'ledger' | 'drawings' | 'fleet' | 'purges'>;
  readonly browser: Pick<Browser, 'found' | 'drawStored'>;
  /** `never`: this process draws nothing. */
  readonly settings: { readonly browser: BrowserWhen };
  /** The version of this program. */
  readonly version: string;
}

interface DrawDueOptions {
  readonly signal?: AbortSignal;
  /** Only pages that have waited so long by now. */
  readonly waitedMs?: () => number;
  readonly drawn?: (drawing: Drawing) => void;
}

/** Beside the drawing itself: reading, storing, a slow disk. */
const LEASE_MS = 60_000;
/** Processes that ended while they drew it. */
const MOST_ATTEMPTS = 3;

/** Draws until no page waits that nobody else draws. */
export async function drawDue(ports: DrawDuePorts, options: DrawDueOptions = {}): Promise<void> {
  const { store, browser, limits, settings } = ports;
  if (settings.browser === 'never') return;
  const { signal, waitedMs = () => 0, drawn } = options;
  // Another process has a browser: it draws them.
  if (browser.found === null && (await store.fleet.draws())) return;
  for (;;) {
    if (signal?.aborted) return;
    const claim = await store.drawings.claim(limits.renderMs + LEASE_MS, waitedMs());
    if (claim === null) return;
    const drawing = await drawingOf(claim, ports);
    // The browser is being closed, or does not start. The lease ends, and somebody tries again.
    if (drawing === 'later') return;
    const stored = await store.drawings.settle(claim, drawing);
    if (stored && drawing !== null) drawn?.(drawing);
    const unnamed = stored || drawing?.picture == null ? [] : [{ digest: drawing.picture, isList: false }];
    if (unnamed.length > 0) await noteUnnamed(unnamed, ports);
  }
}

/** Null: nothing is to be drawn, or it is there already. */
async function drawingOf(claim: DrawClaim, ports: DrawDuePorts): Promise<Drawing | null | 'later'> {
  const { store, blobs, browser, limits, clock, version } = ports;
  const { screen, attempts } = claim;
  const visit = (await store.ledger.visit(claim.visit))?.visit;
  const page = visit && pageOf(visit, claim.page);
  if (visit === undefined || page === undefined) return null;
  // Drawn live, during the visit.
  if (page.screenshot !== null && screen === 'desktop') return null;
  const known = (await store.drawings.of([visit.id])).filter((one) => one.screen === screen);
  const own = known.find(({ capture }) => capture === page.id);
  const others = known.length - (own === undefined ? 0 : 1);
  if (own?.picture != null || others >= limits.drawings) return null;
  const head = {
    schema: 'revenant.drawing/1' as const,
    id: drawingId(visit.id, page.id, screen),
    ...{ visit: visit.id, capture: page.id, screen },
    software: `revenant ${version}`,
  };
  const none = (reason: string): Drawing => ({
    ...{ ...head, picture: null, length: 0, from: [], reason, browser: null },
    at: clock.now().toISOString(),
  });
  if (attempts > MOST_ATTEMPTS) return none('crash:worker');
  if (browser.found === null) return none('render:unavailable');
  const answer = await drawPage(visit, page, screen, { blobs, drawStored: browser.drawStored });
  const at = clock.now().toISOString();
  if (!answer.ok && answer.code === 'render:unavailable' && attempts < MOST_ATTEMPTS) return 'later';
  if (!answer.ok) return none(answer.code);
  const { png, from } = answer;
  if (png.length > limits.drawingBytes) return none('limit:bytes');
  const picture = await blobs.put(png);
  return { ...head, picture, length: png.length, from, reason: null, browser: answer.browser, at };
}

function pageOf(visit: Visit, page: string | null): Capture | undefined {
  return page === null ? homeOf(visit) : visit.captures.find((one) => one.id === page && isDrawable(one));
}
