/**
 * Pictures of a finding for a report that makes no request: PNGs as `data:`, redrawn, so that no
 * byte comes from a site.
 */
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { Ground, Reader } from '../../model/ports/reader.ts';
import type { Ports } from '../ports.ts';
import { cropPng } from './crop-png.ts';
import { type DrawPorts, homeOf, pictureOf } from './draw-page.ts';

/** Widths in pixels. */
const PICTURE = 320;
const HOME = 640;
/** The head of a home page; a matched picture is never as high. */
const MOST_ROWS = 520;
/** In bytes of PNG: together a report of about 8 MB, since base64 adds a third. */
const MOST_BYTES = { home: 1_500_000, pictures: 3_000_000, report: 6_000_000 };
const MOST_PICTURES = 60;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface ReportPictures {
  /** By the SHA-256 of the captured bytes. */
  readonly pictures: ReadonlyMap<string, string>;
  /** The home pages as our browser drew them, live or from the capture; null: not drawn. */
  readonly homes: {
    readonly left: string | null;
    readonly right: string | null;
    /** Why a picture is missing. */
    readonly missing?: { readonly left?: string; readonly right?: string };
  };
}

/**
 * The bytes that one report may still use for pictures, and the pictures that it has already, by
 * digest; home pages by the visit.
 */
export interface PictureBudget {
  bytes: number;
  readonly drawn: Map<string, string>;
}

export const pictureBudget = (): PictureBudget => ({ bytes: MOST_BYTES.report, drawn: new Map() });

export type VisitOf = (side: MatchSide) => Promise<Visit | null>;

/** The visit of a side; null: a list entry, or not stored. */
export function storedVisits({ ledger }: Pick<Ports['store'], 'ledger'>): VisitOf {
  return async ({ kind, visit }) => (kind === 'list' ? null : ((await ledger.visit(visit))?.visit ?? null));
}

/** The matched pictures and both home pages, within the budget, which several findings share. */
export async function reportPictures(
  match: Match,
  ports: DrawPorts & { readonly reader: Pick<Reader, 'redraw'>; readonly visitOf: VisitOf },
  budget: PictureBudget = pictureBudget(),
): Promise<ReportPictures> {
  const { visitOf } = ports;
  const [left, right] = [await visitOf(match.left), await visitOf(match.right)];
  const captured = new Set(
    [left, right]
      .flatMap((visit) => visit?.captures ?? [])
      .flatMap(({ role, body }) => (role === 'image' ? (body ?? []) : [])),
  );
  async function dataOf(bytes: Uint8Array | null, width: number): Promise<string | null> {
    const drawn = bytes === null ? null : await drawnPng(bytes, width, ports.reader);
    return drawn === null ? null : `data:image/png;base64,${cropPng(drawn, MOST_ROWS).toString('base64')}`;
  }
  const missing: { left?: string; right?: string } = {};
  async function homeData(side: 'left' | 'right', visit: Visit | null): Promise<string | null> {
    if (visit === null || budget.bytes <= 0) return null;
    // Several findings of a report have one side.
    const known = budget.drawn.get(visit.id);
    if (known !== undefined) return fits(known, MOST_BYTES.home) ? known : null;
    const home = homeShotOf(visit) ?? homeOf(visit);
    const drawn = home && (await pictureOf(visit, home, 'desktop', ports));
    if (drawn?.ok === false) missing[side] = `no picture of its home page (${drawn.code})`;
    const data = drawn?.ok ? await dataOf(drawn.png, HOME) : null;
    if (data !== null) budget.drawn.set(visit.id, data);
    return data !== null && fits(data, MOST_BYTES.home) ? data : null;
  }
  /** Takes its bytes from the budget. */
  function fits(data: string, most: number): boolean {
    const size = data.length * 0.75;
    if (size > Math.min(most, budget.bytes)) return false;
    budget.bytes -= size;
    return true;
  }
  const homes = { left: await homeData('left', left), right: await homeData('right', right), missing };
  const pictures = new Map<string, string>();
  let size = 0;
  for (const digest of picturesOf(match)
    .filter((one) => captured.has(one))
    .slice(0, MOST_PICTURES)) {
    const known = budget.drawn.get(digest);
    if (known === undefined && budget.bytes <= 0) break;
    const data = known ?? (await dataOf(await ports.blobs.get(digest), PICTURE));
    if (data === null || (known === undefined && !fits(data, MOST_BYTES.pictures - size))) continue;
    if (known === undefined) size += data.length * 0.75;
    budget.drawn.set(digest, data);
    pictures.set(digest, data);
  }
  return { pictures, homes };
}

/** The first page that our browser drew; undefined: it drew none. */
export function homeShotOf(visit: Visit | null | undefined): Capture | undefined {
  return visit?.captures.find(({ role, screenshot }) => role === 'page' && screenshot !== null);
}

/** Digests of the pictures that the rows name: those with a quotation first, then pairs. */
function picturesOf({ evidence, against }: Match): string[] {
  const rows = [...evidence, ...against];
  const quoted = rows.flatMap(({ left, right }) => [left.value, right.value]);
  const carried = rows.flatMap(({ carriers = [] }) =>
    carriers.flatMap(({ token }) => (token.startsWith('images:') ? [token.slice('images:'.length)] : [])),
  );
  const paired = rows.flatMap(({ shared }) =>
    (shared?.items ?? []).flatMap(({ left, right }) => [left.value, right.value]),
  );
  return [...new Set([...quoted, ...paired, ...carried])];
}

/** The picture drawn anew, at most `width` pixels wide; null: it cannot be drawn. */
export async function drawnPng(
  bytes: Uint8Array,
  width: number,
  reader: Pick<Reader, 'redraw'>,
  ground: Ground = 'white',
): Promise<Buffer | null> {
  const read = await reader.redraw(bytes, width, ground);
  return ownPng(read.ok ? (read.value ?? '') : '');
}

/** A PNG that a reader wrote. Null: a reader that was taken over may answer anything. */
export function ownPng(base64: string): Buffer | null {
  const drawn = Buffer.from(base64, 'base64');
  return drawn.subarray(0, PNG.length).equals(PNG) ? drawn : null;
}
