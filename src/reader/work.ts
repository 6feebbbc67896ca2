/** One piece of work and the bytes it is about → its answer. Runs in a reader process. */
import { decideCharset } from '../capture/charset.ts';
import type { ShownPage } from '../model/ports/capture.ts';
import type { CapturedSite } from '../model/visit.ts';
import { advise } from '../page/advise.ts';
import { openSite } from '../page/site.ts';
import { viewDifference } from '../page/view-difference.ts';
import { fingerprintSite } from '../signals/fingerprint.ts';
import type { ReaderLimits, Work } from './messages.ts';

/**
 * Does one piece of work. `found` is told what is known already whenever there is more of it: should this process be
 * ended before its time, that much is kept.
 */
export async function doWork(
  work: Work,
  bodies: ReadonlyMap<string, Uint8Array>,
  limits: ReaderLimits,
  found: (soFar: unknown) => void,
): Promise<unknown> {
  const body = bodies.get('') ?? new Uint8Array();
  switch (work.what) {
    case 'charset':
      return decideCharset(body, work.contentType);
    case 'advise':
      return advise(body, withCharset(body, work.capture), work.kind, limits);
    case 'difference': {
      const [first, second] = work.captures.map((capture, i) => {
        const bytes = bodies.get(String(i)) ?? new Uint8Array();
        return { body: bytes, capture: withCharset(bytes, capture) };
      }) as [ShownPage, ShownPage];
      return viewDifference(first, second, work.kind, limits);
    }
    case 'fingerprint': {
      const captured: CapturedSite = { visit: work.visit, bodies };
      return fingerprintSite(openSite(captured, limits));
    }
    case 'image': {
      // Loaded when the first picture comes: most pages have been read by then.
      if (body.byteLength > limits.imageBytes) return { grid: null, marks: ['limit:bytes'] };
      const { decodeImage } = await import('../capture/image.ts');
      const grid = await decodeImage(body, limits.imagePixels);
      const flood = grid !== null && grid.width * grid.height > limits.imagePixels;
      return { grid, marks: flood ? ['limit:pixels'] : [] };
    }
    case 'document': {
      const { readDocument } = await import('../capture/document.ts');
      return body.byteLength > limits.documentBytes ? null : readDocument(body, found);
    }
  }
}

function withCharset(body: Uint8Array, capture: ShownPage['capture']): ShownPage['capture'] {
  return { ...capture, charset: capture.charset ?? decideCharset(body, capture.headers['content-type'] ?? null) };
}
