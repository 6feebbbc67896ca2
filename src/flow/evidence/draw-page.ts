/** Pictures of captured pages, drawn from the bytes of their visit. */
import type { Drawing, Screen } from '../../model/derived/drawing.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { RenderFailure, StoredAnswer, StoredPicture } from '../../model/ports/browser.ts';
import type { Drawings } from '../../model/ports/drawings.ts';
import type { Ports } from '../ports.ts';

export interface DrawPorts extends Pick<Ports, 'blobs' | 'drawStored'> {
  /** Absent: nothing is stored. */
  readonly drawings?: Pick<Drawings, 'of'>;
}

/** True for a page that can be drawn: HTML with an answer. */
export const isDrawable = ({ role, body, reason }: Pick<Capture, 'role' | 'body' | 'reason'>): boolean =>
  (role === 'page' || role === 'view') && body !== null && reason === null;

/** The home page of a visit, or the page that stands for it; undefined: it has none. */
export const homeOf = (visit: Visit | null | undefined): Capture | undefined => {
  const pages = visit?.captures.filter((one) => isDrawable(one) && one.role === 'page') ?? [];
  return pages.find(({ pageRole }) => pageRole === 'home') ?? pages[0];
};

export const keptOf = ({ id }: Capture, screen: Screen, kept: readonly Drawing[]): Drawing | undefined =>
  kept.find((one) => one.capture === id && one.screen === screen);

/** The picture of a page, for somebody who looks: kept, drawn by the visit, or drawn now. */
export async function pictureOf(
  visit: Visit,
  capture: Capture,
  screen: Screen,
  ports: DrawPorts,
): Promise<Pick<StoredPicture, 'ok' | 'png'> | RenderFailure> {
  const { blobs, drawings } = ports;
  const kept = keptOf(capture, screen, (await drawings?.of([visit.id])) ?? []);
  const picture = screen === 'desktop' && capture.screenshot !== null ? capture.screenshot : kept?.picture;
  const stored = picture == null ? null : await blobs.get(picture);
  return stored === null ? drawPage(visit, capture, screen, ports) : { ok: true, png: Buffer.from(stored) };
}

/** Draws a page anew. `from`: digests of what the browser was given. */
export async function drawPage(
  { captures }: Visit,
  capture: Capture,
  screen: Screen,
  { blobs, drawStored }: DrawPorts,
): Promise<(StoredPicture & { readonly from: string[] }) | RenderFailure> {
  if (drawStored === null) return { ok: false, code: 'render:unavailable', detail: 'no pictures are wanted' };
  const body = capture.body === null ? null : await blobs.get(capture.body);
  if (capture.body === null || body === null)
    return { ok: false, code: 'render:failed', detail: 'its bytes are not stored' };
  const files = filesOf(captures);
  const from = new Set([capture.body]);
  const drawn = await drawStored({
    ...{ url: capture.finalUrl, screen, body, contentType: typeOf(capture) },
    async answer(url): Promise<StoredAnswer | null> {
      const file = files.get(keyOf(url));
      const bytes = file?.body == null ? null : await blobs.get(file.body);
      if (file?.body == null || bytes === null) return null;
      from.add(file.body);
      return { body: bytes, contentType: typeOf(file) };
    },
  });
  return drawn.ok ? { ...drawn, from: [...from] } : drawn;
}

const LOOKS: ReadonlySet<Capture['role']> = new Set(['image', 'backdrop', 'style', 'page']);

/** The captured files by address. Where two visitors were shown different ones, ours counts. */
function filesOf(captures: readonly Capture[]): Map<string, Capture> {
  const files = new Map<string, Capture>();
  const looks = captures.filter(({ role }) => LOOKS.has(role));
  const ours = looks.filter(({ view }) => view === undefined);
  for (const capture of [...ours, ...looks])
    for (const url of addressesOf(capture)) if (!files.has(keyOf(url))) files.set(keyOf(url), capture);
  return files;
}

/** The addresses under which a capture was asked for and answered. */
export const addressesOf = ({ url, finalUrl, redirects }: Capture): string[] => [
  ...new Set([url, finalUrl, ...redirects.map((one) => one.url)]),
];

/** A browser may ask over https for what was captured over http (HSTS, mixed content). */
const keyOf = (url: string): string => url.replace(/^https?:|#.*$/g, '');

function typeOf({ role, charset, headers }: Capture): string | null {
  return role === 'page' || role === 'view'
    ? `text/html; charset=${charset ?? 'utf-8'}`
    : (headers['content-type'] ?? null);
}
