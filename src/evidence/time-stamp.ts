/** RFC 3161: a question to a time stamp authority, its answer, and what its token proves offline. */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { childAt, childrenOf, type Der, der, derInteger, derOid, oidOf, onlyDer, TAG } from '../archive/der.ts';
import { messageOf } from '../errors.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** Signatures that say their hash themselves; `rsaEncryption` takes that of the digest algorithm. */
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
const LONGEST_CHAIN = 10;
/** Of a token: real ones have a few kilobytes. */
export const MOST_TOKEN_BYTES = 64 * 1024;

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** TimeStampReq over the SHA-256 of the bytes; the certificates are asked for too. */
export function timeStampRequest(bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const algorithm = der(TAG.sequence, derOid(SHA256), der(TAG.null));
  const imprint = der(TAG.sequence, algorithm, der(TAG.octets, digestOf(bytes)));
  return der(TAG.sequence, derInteger(Buffer.of(1)), imprint, derInteger(nonce), der(TAG.boolean, Buffer.of(0xff)));
}

/** The token of a TimeStampResp. Throws Error when there is none, it is over other bytes, or answers another question. */
export function tokenOf(response: Uint8Array, bytes: Uint8Array, nonce: Uint8Array): Buffer {
  const [status, token] = childrenOf(onlyDer(Buffer.from(response)));
  if (status === undefined) throw new Error('the answer is empty');
  const [code, text] = childrenOf(status);
  const granted = code?.tag === TAG.integer && code.content.length === 1 && (code.content[0] ?? 9) <= 1;
  if (!granted || token === undefined)
    throw new Error(`the authority refused: ${text?.content.toString('latin1').replace(/[^ -~]/g, '') ?? 'no reason'}`);
  const { info } = partsOf(token.whole);
  if (!imprintOf(info).equals(digestOf(bytes))) throw new Error('the token is over other bytes');
  const echoed = childrenOf(info)
    .slice(4)
    .find(({ tag }) => tag === TAG.integer);
  if (echoed === undefined || !echoed.whole.equals(derInteger(nonce)))
    throw new Error('the token answers another question');
  return Buffer.from(token.whole);
}

export interface TokenCheck {
  /** ISO 8601; null where the token cannot be read. */
  readonly at: string | null;
  readonly authority: string;
  /** Whether its chain ends at one of the roots; null: none were given. */
  readonly trusted: boolean | null;
  readonly problems: readonly string[];
}

/** @param roots certificates that are trusted, in PEM */
export function checkToken(token: Uint8Array, bytes: Uint8Array, roots: readonly string[]): TokenCheck {
  try {
    return checked(
      Buffer.from(token),
      bytes,
      roots.map((pem) => new X509Certificate(pem)),
    );
  } catch (error) {
    return { at: null, authority: '', trusted: null, problems: [`the time stamp cannot be read: ${messageOf(error)}`] };
  }
}

function checked(token: Buffer, bytes: Uint8Array, roots: readonly X509Certificate[]): TokenCheck {
  const { info, content, certificates, signer } = partsOf(token);
  const problems: string[] = [];
  const at = timeOf(info);
  if (!imprintOf(info).equals(digestOf(bytes))) problems.push('the time stamp is over other bytes');
  const certificate = certificates.find((one) => isSigner(signer, one));
  if (certificate === undefined) throw new Error('the certificate of its signer is not in it');
  problems.push(...signatureProblems(signer, content, certificate));
  if (!(certificate.keyUsage ?? []).includes(TIME_STAMPING))
    problems.push('the certificate of the time stamp is not one for time stamps');
  const chain = chainOf(certificate, [...roots, ...certificates]);
  for (const one of chain)
    if (Date.parse(one.validFrom) > Date.parse(at) || Date.parse(one.validTo) < Date.parse(at))
      problems.push(`the certificate of ${nameOf(one)} was not valid at the time that is stamped`);
  const trusted = roots.length === 0 ? null : chain.some((one) => roots.some((root) => root.raw.equals(one.raw)));
  if (trusted === false) problems.push(`the chain of ${nameOf(certificate)} ends at no root that was given`);
  return { at, authority: nameOf(certificate), trusted, problems };
}

interface TokenParts {
  /** TSTInfo */
  readonly info: Der;
  readonly content: Buffer;
  readonly certificates: readonly X509Certificate[];
  readonly signer: Der;
}

function partsOf(token: Buffer): TokenParts {
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
  return { info: onlyDer(content), content, certificates, signer: childAt(signer, 0, TAG.sequence) };
}

function imprintOf(info: Der): Buffer {
  const imprint = childAt(info, 2, TAG.sequence);
  if (oidOf(childAt(childAt(imprint, 0), 0)) !== SHA256) throw new Error('it is not over a SHA-256');
  return childAt(imprint, 1, TAG.octets).content;
}

/** GeneralizedTime, `20261125174800Z` or with a fraction. */
function timeOf(info: Der): string {
  const text = childAt(info, 4, TAG.generalizedTime).content.toString('latin1');
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toISOString();
}

/** SignerIdentifier: the issuer's name and the serial number. */
function isSigner(signer: Der, certificate: X509Certificate): boolean {
  const sid = childAt(signer, 1);
  if (sid.tag !== TAG.sequence) return false;
  const [issuer, serial] = childrenOf(sid);
  const body = childrenOf(childAt(onlyDer(Buffer.from(certificate.raw)), 0));
  const skip = body[0]?.tag === EXPLICIT ? 1 : 0;
  return (
    issuer?.whole.equals(body[skip + 2]?.whole ?? Buffer.of()) === true &&
    serial?.whole.equals(body[skip]?.whole ?? Buffer.of()) === true
  );
}

function signatureProblems(signer: Der, content: Buffer, certificate: X509Certificate): string[] {
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = childrenOf(signer);
  if (digestAlgorithm === undefined || attributes?.tag !== EXPLICIT || !signatureAlgorithm || !signature)
    throw new Error('its signature has no signed attributes');
  const hash = HASHES[oidOf(childAt(digestAlgorithm, 0))];
  const name = oidOf(childAt(signatureAlgorithm, 0));
  const signedHash = name in SIGNATURES ? (SIGNATURES[name] ?? hash) : undefined;
  if (hash === undefined || signedHash === undefined)
    return [`its signature is of a kind that is not known here (${name})`];
  const problems: string[] = [];
  const values = new Map(childrenOf(attributes).map((one) => [oidOf(childAt(one, 0)), childAt(childAt(one, 1), 0)]));
  const digest = createHash(hash).update(content).digest();
  if (values.get(MESSAGE_DIGEST)?.content.equals(digest) !== true) problems.push('the time stamp was changed');
  const type = values.get(CONTENT_TYPE);
  if (type === undefined || oidOf(type) !== TST_INFO) problems.push('its signature is not one of a time stamp');
  if (!namesCertificate(values, certificate)) problems.push('its signature is bound to another certificate');
  // What is signed is the same set under its own tag (RFC 5652, 5.4).
  const signed = Buffer.concat([Buffer.of(TAG.set), attributes.whole.subarray(1)]);
  if (!verify(signedHash, signed, certificate.publicKey, signature.content))
    problems.push('the signature of the time stamp does not fit');
  return problems;
}

/** RFC 3161, 2.4.1 and RFC 5816: the token must say by hash which certificate it was made with. */
function namesCertificate(values: ReadonlyMap<string, Der>, certificate: X509Certificate): boolean {
  const second = values.get(SIGNING_CERTIFICATE_V2);
  const first = values.get(SIGNING_CERTIFICATE);
  const named = second ?? first;
  if (named === undefined) return false;
  const [one, two] = childrenOf(childAt(childAt(named, 0), 0));
  const isDefault = one?.tag === TAG.octets;
  const algorithm =
    second === undefined ? 'sha1' : isDefault ? 'sha256' : HASHES[one === undefined ? '' : oidOf(childAt(one, 0))];
  const wanted = isDefault ? one : two;
  if (algorithm === undefined || wanted === undefined) return false;
  return createHash(algorithm).update(certificate.raw).digest().equals(wanted.content);
}

/** From the signer's certificate upwards, as far as issuers are at hand. */
function chainOf(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [leaf];
  while (chain.length < LONGEST_CHAIN) {
    const last = chain.at(-1) as X509Certificate;
    const issuer = others.find((one) => !chain.some((known) => known.raw.equals(one.raw)) && isIssuer(last, one));
    if (issuer === undefined) break;
    chain.push(issuer);
  }
  return chain;
}

function isIssuer(certificate: X509Certificate, other: X509Certificate): boolean {
  return other.ca && certificate.checkIssued(other) && certificate.verify(other.publicKey);
}

function nameOf({ subject }: X509Certificate): string {
  return subject.replaceAll('\n', ', ').slice(0, 500);
}
