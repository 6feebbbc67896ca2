/** RFC 3161: a request to a time stamp authority, its answer, the offline proof of its token. */
import { createHash, X509Certificate } from 'node:crypto';
import { issuerChain, isValidAt } from '../archive/wacz/certificate-chain.ts';
import { childrenOf, der, derInteger, onlyDer, TAG } from '../archive/wacz/der.ts';
import {
  isOver,
  isSigner,
  MOST_TOKEN_BYTES,
  readToken,
  signatureProblems,
  TIME_STAMPING,
  timeOf,
} from '../archive/wacz/time-stamp-token.ts';
import { messageOf } from '../errors.ts';

/** AlgorithmIdentifier of SHA-256, in DER. */
const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex');
/** An answer is a token and a few words. */
export const MOST_ANSWER_BYTES = MOST_TOKEN_BYTES;

/** TimeStampReq over the SHA-256 of the bytes; asks for the certificates too. */
export function timeStampRequest(bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const digest = createHash('sha256').update(bytes).digest();
  const imprint = der(TAG.sequence, SHA256, der(TAG.octets, digest));
  return der(TAG.sequence, derInteger(Buffer.of(1)), imprint, derInteger(nonce), der(TAG.boolean, Buffer.of(0xff)));
}

/** Throws Error for no token, one over other bytes, or an answer to another request. */
export function tokenOf(response: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const [status, token] = childrenOf(onlyDer(Buffer.from(response)));
  const [code, text] = childrenOf(status);
  const isGranted = code?.tag === TAG.integer && code.content.length === 1 && (code.content[0] ?? 9) <= 1;
  const reason = text?.content.toString('latin1').replace(/[^ -~]/g, '') ?? 'no reason';
  if (!isGranted || token === undefined) throw new Error(`the authority refused: ${reason}`);
  const parts = readToken(token.whole);
  if (!isOver(parts, bytes)) throw new Error('the token is over other bytes');
  const echoed = childrenOf(parts.info).find(({ tag }, place) => place >= 4 && tag === TAG.integer);
  if (echoed?.whole.equals(derInteger(nonce)) !== true) throw new Error('the token answers another request');
  return Buffer.from(token.whole);
}

export interface TokenCheck {
  /** ISO 8601; null where the token cannot be read. */
  readonly at: string | null;
  readonly authority: string;
  /** True if its chain ends at one of the roots; null: no roots were given. */
  readonly trusted: boolean | null;
  readonly problems: readonly string[];
}

/** @param roots certificates that are trusted, in PEM */
export function checkToken(token: Uint8Array, bytes: Uint8Array, roots: readonly string[]): TokenCheck {
  try {
    const trusted = roots.map((pem) => new X509Certificate(pem));
    return checked(Buffer.from(token), bytes, trusted);
  } catch (error) {
    return { at: null, authority: '', trusted: null, problems: [`the time stamp cannot be read: ${messageOf(error)}`] };
  }
}

function checked(token: Buffer, bytes: Uint8Array, roots: readonly X509Certificate[]): TokenCheck {
  const parts = readToken(token);
  const { certificates } = parts;
  const problems: string[] = [];
  const at = timeOf(parts);
  if (!isOver(parts, bytes)) problems.push('the time stamp is over other bytes');
  const certificate = certificates.find((one) => isSigner(parts, one));
  if (certificate === undefined) throw new Error('the certificate of its signer is missing');
  problems.push(...signatureProblems(parts, certificate));
  if (!certificate.keyUsage?.includes(TIME_STAMPING))
    problems.push('the certificate of the time stamp is not for time stamps');
  const chain = issuerChain(certificate, [...roots, ...certificates]);
  for (const one of chain)
    if (!isValidAt(one, Date.parse(at)))
      problems.push(`the certificate of ${nameOf(one)} was not valid at the stamped time`);
  const trusted = roots.length === 0 ? null : chain.some((one) => roots.some((root) => root.raw.equals(one.raw)));
  if (trusted === false) problems.push(`the chain of ${nameOf(certificate)} ends at no root that was given`);
  return { at, authority: nameOf(certificate), trusted, problems };
}

function nameOf({ subject }: X509Certificate): string {
  return subject.replaceAll('\n', ', ').slice(0, 500);
}
