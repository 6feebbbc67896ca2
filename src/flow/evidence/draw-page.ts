/** Pictures of captured pages, drawn from the bytes of their visit when they are looked at. */
import type { Capture, Visit } from '../../model/facts/visit.ts';
import type { Screen, StoredAnswer } from '../../model/ports/browser.ts';
import type { Ports } from '../ports.ts';

export type DrawPorts = Pick<Ports, 'blobs' | 'drawStored'>;

/** True for a page that can be drawn: HTML with an answer. */
export const isDrawable = ({ role, body, reason }: Pick<Capture, 'role' | 'body' | 'reason'>): boolean =>
  (role === 'page' || role === 'view') && body !== null && reason === null;

/** The home page of a visit, or the page that stands for it; undefined: it has none. */
export const homeOf = (visit: Visit | null | undefined): Capture | undefined => {
  const pages = visit?.captures.filter((one) => isDrawable(one) && one.role === 'page') ?? [];
  return pages.find(({ pageRole }) => pageRole === 'home') ?? pages[0];
};

/** Null: no browser draws for people here, or it could not. */
export async function drawPage(
  { captures }: Visit,
  capture: Capture,
  screen: Screen,
  { blobs, drawStored }: DrawPorts,
): Promise<Buffer | null> {
  const body = drawStored === null || capture.body === null ? null : await blobs.get(capture.body);
  if (drawStored === null || body === null) return null;
  const files = filesOf(captures);
  const drawn = await drawStored({
    ...{ url: capture.finalUrl, screen, body, contentType: typeOf(capture) },
    async answer(url): Promise<StoredAnswer | null> {
      const file = files.get(keyOf(url));
      const bytes = file?.body == null ? null : await blobs.get(file.body);
      return file === undefined || bytes === null ? null : { body: bytes, contentType: typeOf(file) };
    },
  });
  return drawn.ok ? drawn.png : null;
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
