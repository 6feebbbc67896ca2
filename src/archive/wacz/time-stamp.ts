import { chainOf } from './certificate-chain.ts';
import { childrenOf, type Der, readDer } from './der.ts';
import { isOver, readToken, signatureProblems, TIME_STAMPING, timeOf } from './time-stamp-token.ts';

export type TimeStamp =
  | { readonly ok: true; readonly at: string; readonly authority: string; readonly trusted: boolean }
  | { readonly ok: false; readonly why: string };

/**
 * Checks a time stamp (RFC 3161, in CMS, RFC 5652) over `stamped` with the authority's certificate chain in PEM. `base64`: the whole
 * answer or its token. Never throws.
 */
export function readTimeStamp(base64: string, stamped: Buffer, pem: string | null): TimeStamp {
  try {
    return checked(Buffer.from(base64, 'base64'), stamped, pem);
  } catch {
    return { ok: false, why: 'it cannot be read' };
  }
}

function checked(bytes: Buffer, stamped: Buffer, pem: string | null): TimeStamp {
  const chain = pem === null ? null : chainOf(pem);
  if (chain === null) return { ok: false, why: 'the certificates of its authority do not form a chain' };
  const token = readToken(tokenOf(readDer(bytes)).whole);
  if (!isOver(token, stamped)) return { ok: false, why: 'it is of something else' };
  const [problem] = signatureProblems(token, chain.first);
  if (problem !== undefined) return { ok: false, why: problem };
  if (!chain.first.keyUsage?.includes(TIME_STAMPING))
    return { ok: false, why: 'its certificate is not for time stamps' };
  const at = timeOf(token);
  const authority =
    chain.first.subject
      .split('\n')
      .find((part) => part.startsWith('CN='))
      ?.slice(3) ?? chain.issuer;
  return { ok: true, at, authority, trusted: chain.trusted && chain.validAt(Date.parse(at)) };
}

/** An answer is a status and the token; the token is the content info of CMS. */
function tokenOf(value: Der): Der {
  const [first, second] = childrenOf(value);
  if (first?.tag === 6) return value;
  if (second === undefined) throw new RangeError('no token');
  return second;
}
