import { randomBytes } from 'node:crypto';
import { messageOf, TransientError } from '../../errors.ts';
import { stampedOfCheckpoint } from '../../evidence/checkpoint.ts';
import {
  checkToken,
  MOST_ANSWER_BYTES,
  type TokenCheck,
  timeStampRequest,
  tokenOf,
} from '../../evidence/time-stamp.ts';
import type { Checkpoint } from '../../model/decisions/evidence.ts';
import type { Egress } from '../../model/ports/egress.ts';
import type { Ports } from '../ports.ts';

const NONCE_BYTES = 16;

/** wacz-auth 0.1.0: if the time stamp is further away than this, one of the two times is wrong. */
const APART_MS = 10 * 60_000;

/**
 * Checks what a token proves about these bytes. Null: there is no token, and no roots are given.
 *
 * @param token in base64; null: there is none
 * @param said the time that was signed, ISO 8601
 * @param roots in PEM; empty: any authority
 */
export function stampCheck(
  token: string | null,
  over: Uint8Array,
  said: string,
  roots: readonly string[],
): TokenCheck | null {
  if (token === null)
    return roots.length === 0
      ? null
      : { at: null, authority: '', trusted: false, problems: ['there is no time stamp, though a root is given'] };
  const check = checkToken(Buffer.from(token, 'base64'), over, roots);
  if (check.at === null || Math.abs(Date.parse(check.at) - Date.parse(said)) <= APART_MS) return check;
  const apart = `the time stamp (${check.at}) and the time that was signed (${said}) are too far apart`;
  return { ...check, problems: [...check.problems, apart] };
}

/** The checkpoint, with a time stamp if an authority is set. */
export async function stamped(
  checkpoint: Checkpoint,
  { tsaUrl, egress }: Pick<Ports, 'tsaUrl' | 'egress'>,
): Promise<Checkpoint> {
  if (tsaUrl === null) return checkpoint;
  return { ...checkpoint, timeStamp: await timeStampOf(stampedOfCheckpoint(checkpoint), tsaUrl, egress) };
}

/**
 * Asks a time stamp authority (RFC 3161, section 3.4) for a token over these bytes, in base64.
 * Throws TransientError without a valid one.
 */
export async function timeStampOf(bytes: Uint8Array, authority: string, egress: Egress): Promise<string> {
  const nonce = randomBytes(NONCE_BYTES);
  const answer = await egress.fetch({
    url: authority,
    // Like a webhook: named by the user, not paced, no redirects.
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
