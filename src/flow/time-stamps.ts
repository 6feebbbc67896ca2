import { randomBytes } from 'node:crypto';
import { messageOf, TransientError } from '../errors.ts';
import { MOST_ANSWER_BYTES, timeStampRequest, tokenOf } from '../evidence/time-stamp.ts';
import type { Egress } from '../model/ports/egress.ts';

const NONCE_BYTES = 16;

/**
 * Asks a time stamp authority (RFC 3161, over HTTP as 3.4 has it) for a token over these bytes, in base64. Throws
 * TransientError when it gives none that fits.
 */
export async function timeStampOf(bytes: Uint8Array, authority: string, egress: Egress): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const answer = await egress.fetch({
    url: authority,
    // As a hook: an address that the operator named, not paced, and no redirect is followed.
    purpose: 'webhook',
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    bytes: timeStampRequest(bytes, nonce),
    maxBytes: MOST_ANSWER_BYTES,
  });
  const failed = (why: string): TransientError =>
    new TransientError('time-stamp:failed', `the time stamp authority ${authority} gave no time stamp: ${why}`);
  if (!answer.ok) throw failed(answer.detail);
  if (answer.status !== 200) throw failed(`it answered ${answer.status}`);
  try {
    return tokenOf(answer.body, bytes, nonce).toString('base64');
  } catch (error) {
    throw failed(messageOf(error));
  }
}
