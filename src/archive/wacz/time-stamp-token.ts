/** RFC 3161 tokens (CMS signed data, RFC 5652) → their statements and their faults. */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { childAt, childrenOf, type Der, oidOf, onlyDer, TAG } from './der.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
/** The key usage that RFC 3161, 2.3 asks of a certificate. */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** SHA-1 only identifies a certificate: no stamp is made with it. */
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** The hash of each signature algorithm; null (`rsaEncryption`): that of the digest algorithm. */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
/** Context tag 0, constructed. */
const EXPLICIT = 0xa0;
/** Real tokens have a few kilobytes. */
export const MOST_TOKEN_BYTES = 64 * 1024;

type TimeStampToken = ReturnType<typeof readToken>;

/** Throws Error for bytes that are no token. */
export function readToken(token: Buffer) {
  if (token.length > MOST_TOKEN_BYTES) throw new Error('it is too large');
  const outer = onlyDer(token);
  if (oidOf(childAt(outer, 0)) !== SIGNED_DATA) throw new Error('it is no signed data');
  const signedData = childrenOf(childAt(childAt(outer, 1, EXPLICIT), 0, TAG.sequence));
  const encapsulated = signedData[2];
  const signer = signedData.at(-1);
  if (encapsulated?.tag !== TAG.sequence || signer?.tag !== TAG.set) throw new Error('a part is missing');
  if (oidOf(childAt(encapsulated, 0)) !== TST_INFO) throw new Error('it is no time stamp');
  const { content } = childAt(childAt(encapsulated, 1, EXPLICIT), 0, TAG.octets);
  // certificates [0] IMPLICIT SET OF
  const shown = signedData.find(({ tag }) => tag === EXPLICIT);
  const certificates = shown === undefined ? [] : childrenOf(shown).map(({ whole }) => new X509Certificate(whole));
  // `info`: TSTInfo; `content`: its bytes.
  return { info: onlyDer(content), content, certificates, signer: childAt(signer, 0, TAG.sequence) };
}

/** True if the stamp is over these bytes. Throws Error for an unknown hash. */
export function isOver({ info }: TimeStampToken, bytes: Uint8Array): boolean {
  const imprint = childAt(info, 2, TAG.sequence);
  const hash = HASHES[oidOf(childAt(childAt(imprint, 0), 0))];
  if (hash === undefined || hash === 'sha1') throw new Error('it is over a hash that is not supported');
  return childAt(imprint, 1, TAG.octets).content.equals(createHash(hash).update(bytes).digest());
}

/** GeneralizedTime, `20261125174800Z` or with a fraction. */
export function timeOf({ info }: TimeStampToken): string {
  const text = childAt(info, 4, TAG.generalizedTime).content.toString('latin1');
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toISOString();
}

/** SignerIdentifier: the issuer's name and the serial number. */
export function isSigner({ signer }: TimeStampToken, certificate: X509Certificate): boolean {
  const sid = childAt(signer, 1);
  if (sid.tag !== TAG.sequence) return false;
  const [issuer, serial] = childrenOf(sid);
  const body = childrenOf(childAt(onlyDer(Buffer.from(certificate.raw)), 0));
  const [ownSerial, , ownIssuer] = body[0]?.tag === EXPLICIT ? body.slice(1) : body;
  const isSame = (one: Der | undefined, other: Der | undefined) =>
    one !== undefined && other !== undefined && one.whole.equals(other.whole);
  return isSame(issuer, ownIssuer) && isSame(serial, ownSerial);
}

/** The faults of its signature, checked against this certificate. */
export function signatureProblems({ signer, content }: TimeStampToken, certificate: X509Certificate): string[] {
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = childrenOf(signer);
  if (digestAlgorithm === undefined || attributes?.tag !== EXPLICIT || !signatureAlgorithm || !signature)
    throw new Error('its signature has no signed attributes');
  const hash = HASHES[oidOf(childAt(digestAlgorithm, 0))];
  const name = oidOf(childAt(signatureAlgorithm, 0));
  const signedHash = name in SIGNATURES ? (SIGNATURES[name] ?? hash) : undefined;
  if (hash === undefined || signedHash === undefined) return [`its signature algorithm (${name}) is not supported`];
  const problems: string[] = [];
  const values = new Map(childrenOf(attributes).map((one) => [oidOf(childAt(one, 0)), childAt(childAt(one, 1), 0)]));
  const digest = createHash(hash).update(content).digest();
  if (values.get(MESSAGE_DIGEST)?.content.equals(digest) !== true) problems.push('the time stamp was changed');
  const type = values.get(CONTENT_TYPE);
  if (type === undefined || oidOf(type) !== TST_INFO) problems.push('its signature is not one of a time stamp');
  if (!namesCertificate(values, certificate)) problems.push('its signature is bound to another certificate');
  // The signature is over the same set under its own tag (RFC 5652, 5.4).
  const signed = Buffer.concat([Buffer.of(TAG.set), attributes.whole.subarray(1)]);
  if (!verify(signedHash, signed, certificate.publicKey, signature.content))
    problems.push('the signature of the time stamp does not match');
  return problems;
}

/** RFC 3161, 2.4.1 and RFC 5816: the token must name by hash the certificate it was made with. */
function namesCertificate(values: ReadonlyMap<string, Der>, certificate: X509Certificate): boolean {
  const second = values.get(SIGNING_CERTIFICATE_V2);
  const named = second ?? values.get(SIGNING_CERTIFICATE);
  if (named === undefined) return false;
  const [one, two] = childrenOf(childAt(childAt(named, 0), 0));
  if (one === undefined) return false;
  const isDefault = one.tag === TAG.octets;
  const stated = () => (isDefault ? 'sha256' : HASHES[oidOf(childAt(one, 0))]);
  const algorithm = second === undefined ? 'sha1' : stated();
  const wanted = isDefault ? one : two;
  if (algorithm === undefined || wanted === undefined) return false;
  return createHash(algorithm).update(certificate.raw).digest().equals(wanted.content);
}
