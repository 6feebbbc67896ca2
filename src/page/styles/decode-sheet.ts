import type { ShownPage } from '../../model/ports/capture.ts';
import { decode } from '../decode.ts';

/** By Content-Type, @charset, or the page that names it (CSS Syntax 3, 3.2). */
export function decodeSheet({ body, capture }: ShownPage): string {
  const declared = /charset\s*=\s*"?([\w:.-]{1,40})/i.exec(capture.headers['content-type'] ?? '')?.[1];
  const start = Buffer.from(body.subarray(0, 100)).toString('latin1');
  return decode(body, declared ?? /^@charset "([\w:.-]{1,40})";/.exec(start)?.[1] ?? capture.charset);
}
