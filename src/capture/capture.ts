import { sha256 } from '../model/digest.ts';
import type { Blobs, DecodeImage } from '../model/ports.ts';
import type { Capture, CertificateInfo } from '../model/visit.ts';
import type { PageRole, ViewName } from '../model/words.ts';
import { decideCharset } from './charset.ts';
import { readDocument } from './document.ts';

/** What came over the wire, out of an archive or from the browser, before it is a Capture. */
export interface Received {
  readonly role: Capture['role'];
  readonly pageRole: PageRole | null;
  readonly view?: ViewName;
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: Capture['redirects'];
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly address: string | null;
  readonly body: Uint8Array | null;
  readonly certificate?: CertificateInfo | null;
  readonly capturedAt: string;
  readonly marks: readonly string[];
  readonly rendered?: boolean;
  readonly screenshot?: Uint8Array | null;
  readonly reason?: string | null;
  readonly detail?: string | null;
}

/** Stores the bytes, decides the charset of a page and reads a picture or document: the one place where a Capture is made. */
export async function makeCapture(
  visit: string,
  received: Received,
  ports: { readonly blobs: Blobs; readonly decodeImage: DecodeImage },
): Promise<Capture> {
  const { role, body } = received;
  const digest = body === null ? null : await ports.blobs.put(body);
  const isPage = (role === 'page' || role === 'view') && body !== null;
  const contentType = received.headers['content-type'] ?? null;
  const document = role === 'document' && body !== null ? await readDocument(body) : null;
  return {
    id: sha256(visit, role, received.url, digest ?? ''),
    role,
    ...(received.view !== undefined && { view: received.view }),
    pageRole: received.pageRole,
    url: received.url,
    finalUrl: received.finalUrl,
    redirects: [...received.redirects],
    status: received.status,
    headers: { ...received.headers },
    address: received.address,
    charset: isPage ? (received.rendered ? 'utf-8' : decideCharset(body, contentType)) : null,
    body: digest,
    length: body?.byteLength ?? 0,
    rendered: received.rendered ?? false,
    screenshot: received.screenshot ? await ports.blobs.put(received.screenshot) : null,
    image: role === 'image' && body !== null ? await ports.decodeImage(body) : null,
    ...(document !== null && { document }),
    ...(isPage && received.certificate && { certificate: received.certificate }),
    capturedAt: received.capturedAt,
    marks: [...received.marks],
    reason: received.reason ?? null,
    detail: received.detail ?? null,
  };
}
