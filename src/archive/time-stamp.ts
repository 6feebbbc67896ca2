import { createHash, verify } from 'node:crypto';
import { chainOf } from './certificate-chain.ts';
import { childrenOf, type Der, oidOf, readDer } from './der.ts';

export type TimeStamp =
  | { readonly ok: true; readonly at: string; readonly authority: string; readonly trusted: boolean }
  | { readonly ok: false; readonly why: string };

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** What a certificate may be used for: RFC 3161, 2.3. */
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  // Signature algorithms that name their digest: RSA (RFC 8017) and ECDSA (RFC 5758).
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const RSA = '1.2.840.113549.1.1.1';

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
  const signed = childrenOf(childrenOf(tokenOf(readDer(bytes)))[1]).map(childrenOf)[0] ?? [];
  const [, , encapsulated] = signed;
  const [type, wrapped] = childrenOf(encapsulated);
  const info = childrenOf(wrapped)[0];
  if (oidOf(type) !== TST_INFO || info === undefined) return { ok: false, why: 'it is no time stamp' };
  const [, , imprint, , time] = childrenOf(readDer(info.content));
  const [imprintAlgorithm, imprinted] = childrenOf(imprint);
  const hash = HASHES[oidOf(childrenOf(imprintAlgorithm)[0])];
  if (
    hash === undefined ||
    !createHash(hash)
      .update(stamped)
      .digest()
      .equals(imprinted?.content ?? Buffer.alloc(0))
  )
    return { ok: false, why: 'it is of something else' };

  const signer = childrenOf(childrenOf(signed.at(-1))[0]);
  const attributes = signer.findIndex(({ tag }) => tag === 0xa0 && signer.length > 4);
  const digestAlgorithm = HASHES[oidOf(childrenOf(signer[2])[0])];
  // The issuer and serial, or a key id under tag 0, stand second: the attributes are the 0xa0 that stands fourth.
  const signedAttributes = attributes === -1 ? undefined : signer[3];
  if (signedAttributes?.tag !== 0xa0 || digestAlgorithm === undefined)
    return { ok: false, why: 'it is signed in a way that is not read' };
  const stated = childrenOf(signedAttributes).find((one) => oidOf(childrenOf(one)[0]) === MESSAGE_DIGEST);
  const digest = childrenOf(childrenOf(stated)[1])[0]?.content ?? Buffer.alloc(0);
  if (!createHash(digestAlgorithm).update(info.content).digest().equals(digest))
    return { ok: false, why: 'its content was changed' };
  const algorithm = oidOf(childrenOf(signer[4])[0]);
  const signatureHash = algorithm === RSA ? digestAlgorithm : HASHES[algorithm];
  if (signatureHash === undefined) return { ok: false, why: 'it is signed in a way that is not read' };
  // RFC 5652, 5.4: what is signed is the set of attributes under its own tag.
  const message = Buffer.concat([Buffer.from([0x31]), signedAttributes.whole.subarray(1)]);
  const signature = signer[5]?.content ?? Buffer.alloc(0);
  if (!verify(signatureHash, message, chain.first.publicKey, signature))
    return { ok: false, why: 'its signature does not fit the certificate of its authority' };
  if (!chain.first.keyUsage?.includes(TIME_STAMPING))
    return { ok: false, why: 'its certificate is not for time stamps' };
  const at = momentOf(time);
  if (at === null) return { ok: false, why: 'it names no time' };
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
  if (second === undefined || oidOf(childrenOf(second)[0]) !== SIGNED_DATA) throw new RangeError('no token');
  return second;
}

/** GeneralizedTime in UTC: 20210620101500Z, a fraction allowed. */
function momentOf(value: Der | undefined): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(value?.content.toString('latin1') ?? '');
  if (found === null || value?.tag !== 0x18) return null;
  const [, year, month, day, hour, minute, second] = found;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
