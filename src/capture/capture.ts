import { sha256 } from '../model/digest.ts';
import type { Capture, CertificateInfo, DocumentInfo, ImageGrid } from '../model/facts/visit.ts';
import type { Blobs } from '../model/ports/blobs.ts';
import type { Reader } from '../model/ports/reader.ts';

/** An answer by HTTP, from an archive or the browser, before it is a Capture. */
export interface Received
  extends Pick<Capture, 'role' | 'pageRole' | 'view' | 'url' | 'finalUrl' | 'redirects' | 'status' | 'address'> {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly certificate?: CertificateInfo | null;
  readonly capturedAt: string;
  readonly marks: readonly string[];
  /** The charset of a page, where it is decided already. */
  readonly charset?: string | undefined;
  readonly rendered?: boolean;
  readonly screenshot?: Uint8Array | null;
  readonly reason?: string | null;
  readonly detail?: string | null;
  /** A restored page as the archive holds it, and its address there. */
  readonly original?: { readonly url: string; readonly body: Uint8Array };
}

interface Contents {
  readonly image: ImageGrid | null;
  readonly document: DocumentInfo | null;
  readonly marks: readonly string[];
  readonly failure: { readonly reason: string; readonly detail: string } | null;
}

/**
 * Stores the bytes and has the charset decided, a picture or document read: the one place that
 * makes Captures.
 */
export async function makeCapture(
  visit: string,
  received: Received,
  ports: { readonly blobs: Pick<Blobs, 'put'>; readonly reader: Reader },
): Promise<Capture> {
  const { role, view, pageRole, url, finalUrl, status, address, capturedAt, body, original } = received;
  const digest = body === null ? null : await ports.blobs.put(body);
  const isPage = (role === 'page' || role === 'view') && body !== null;
  const { image, document, failure, marks } = await contentsOf(received, ports.reader);
  return {
    ...{ id: sha256(visit, role, url, digest ?? ''), role, ...(view !== undefined && { view }), pageRole },
    ...{ url, finalUrl, redirects: [...received.redirects], status, headers: { ...received.headers }, address },
    charset: isPage ? await charsetOf(received, body, ports.reader) : null,
    body: digest,
    length: body?.byteLength ?? 0,
    ...(original !== undefined && { original: { url: original.url, body: await ports.blobs.put(original.body) } }),
    rendered: received.rendered ?? false,
    screenshot: received.screenshot ? await ports.blobs.put(received.screenshot) : null,
    image,
    ...(document !== null && { document }),
    ...(isPage && received.certificate && { certificate: received.certificate }),
    capturedAt,
    marks: [...received.marks, ...marks],
    reason: received.reason ?? failure?.reason ?? null,
    detail: received.detail ?? failure?.detail ?? null,
  };
}

function charsetOf(
  { rendered, charset, headers }: Received,
  body: Uint8Array,
  reader: Reader,
): Promise<string> | string {
  if (rendered) return 'utf-8';
  return charset ?? reader.charset(body, headers['content-type'] ?? null);
}

/** A cut picture is not hashed: the hash would be another picture's. */
async function contentsOf({ role, body, marks }: Received, reader: Reader): Promise<Contents> {
  if (body === null || (role !== 'image' && role !== 'document') || marks.includes('truncated')) return NOTHING_READ;
  if (role === 'document') {
    const read = await reader.document(body);
    return read.ok
      ? { ...NOTHING_READ, document: read.value }
      : { ...NOTHING_READ, document: read.found, failure: { reason: read.code, detail: read.detail } };
  }
  const read = await reader.image(body);
  return read.ok
    ? { ...NOTHING_READ, image: read.value.grid, marks: read.value.marks }
    : { ...NOTHING_READ, failure: { reason: read.code, detail: read.detail } };
}

/** The reason why a visit has no pages when its home page leads to another site, and the remedy. */
export function leftFor(asked: string, reached: string): string {
  return `${asked} redirects to ${reached}, which is another site: none of its pages count here; give that address to see them`;
}

const NOTHING_READ: Contents = { image: null, document: null, marks: [], failure: null };
