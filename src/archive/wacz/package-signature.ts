import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { sha256 } from '../../model/digest.ts';
import type { PackageSignature } from '../../model/facts/visit.ts';
import { parseObject } from '../../model/parse-json.ts';
import { type CertificateChain, chainOf } from './certificate-chain.ts';
import { TAG, valuesIn } from './der.ts';
import { isOver, readToken, signatureProblems, TIME_STAMPING, timeOf } from './time-stamp-token.ts';

/** Between the signer's time and the stamp's (wacz-auth 0.1.0, Verification, 7). */
const STAMP_MS = 10 * 60_000;
const AS_SIGNED = 'every file is as it was when the package was signed';
const NOT_REVOKED = 'that no certificate had been revoked: this check works offline and does not ask';
const NOT_SERVED = 'that the site itself served these pages: a signature shows who packed them, not what was served';

/**
 * Checks offline what datapackage-digest.json proves (wacz-auth 0.1.0): a signature by a bare key
 * or a domain's certificate, and its RFC 3161 time stamp. `whole`: every file matches a SHA-2
 * digest; else a signature covers only a list.
 */
export function checkSignature(digestFile: Buffer, manifest: Buffer, whole: boolean): PackageSignature {
  const signature = checkSeal(digestFile, manifest);
  if (whole || signature.state !== 'valid') return signature;
  const proven = signature.proven.filter((sentence) => sentence !== AS_SIGNED);
  const notProven = [`that ${AS_SIGNED}: not every file matches a SHA-2 digest in it`, ...signature.notProven];
  return { ...signature, proven, notProven };
}

/**
 * Every file is as a trusted signer packed it.
 *
 * @param trusted domains, and SHA-256 digests of bare public keys
 */
export function isSignedBy(signature: PackageSignature | undefined, trusted: readonly string[]): boolean {
  if (signature?.state !== 'valid' || signature.signer === null || !signature.proven.includes(AS_SIGNED)) return false;
  const { signer, proven } = signature;
  const [, key] = /^key sha256:(.*)$/.exec(signer) ?? [];
  const names = trusted.map((one) => one.toLowerCase().replace(/^(?:key )?sha256:/, ''));
  if (key !== undefined) return names.includes(key);
  // Anybody can make a certificate for a name: its chain must end at a root.
  return proven.includes(holderOf(signer)) && names.includes(signer.toLowerCase());
}

const holderOf = (domain: string): string => `the signer held the key of a certificate for ${domain}`;

function checkSeal(digestFile: Buffer, manifest: Buffer): PackageSignature {
  const stated = parseObject(digestFile);
  const hash = `sha256:${sha256(manifest)}`;
  if (stated?.['hash'] !== hash)
    return invalid('the digest in datapackage-digest.json is not that of datapackage.json');
  const data = stated['signedData'];
  if (data === undefined || data === null)
    return {
      ...invalid('who packed it: it is not signed'),
      state: 'none',
      proven: ['datapackage.json matches its digest'],
    };
  const text = (name: string): string | null => {
    const value = (data as Record<string, unknown>)[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const signature = text('signature');
  if (text('hash') !== hash || signature === null)
    return invalid('the signature is not over the digest of datapackage.json');
  const [key, domain, chainText] = [text('publicKey'), text('domain'), text('domainCert')];
  if (domain !== null && chainText !== null) {
    const [created, stamp, stampChain] = [text('created'), text('timeSignature'), text('timestampCert')];
    return checkDomain({ hash, signature, domain, created, stamp, stampChain }, chainOf(chainText));
  }
  if (key === null) return invalid('it names neither a public key nor the certificate of a domain');
  const publicKey = keyOf(key);
  if (publicKey === null || !isSignatureOf(publicKey, hash, signature))
    return invalid('the signature does not match the public key');
  const print = sha256(publicKey.export({ type: 'spki', format: 'der' }));
  return {
    state: 'valid',
    signer: `key sha256:${print}`,
    signedAt: null,
    proven: [AS_SIGNED, `the signer holds the key with SHA-256 ${print}`],
    notProven: [
      'whose key that is: compare it with one that the signer published',
      'when it was signed: there is no time stamp',
      NOT_SERVED,
    ],
  };
}

type DomainData = Readonly<Record<'hash' | 'signature' | 'domain', string>> &
  Readonly<Record<'created' | 'stamp' | 'stampChain', string | null>>;

function checkDomain(data: DomainData, chain: CertificateChain | null): PackageSignature {
  const { hash, signature, domain, stamp, stampChain } = data;
  if (chain === null) return invalid('the certificates of the domain do not form a chain');
  if (!isSignatureOf(chain.first.publicKey, hash, signature))
    return invalid('the signature does not match the certificate');
  if (chain.first.checkHost(domain) === undefined) return invalid(`the certificate is not that of ${domain}`);
  const stamped = stamp === null ? null : checkTimeStamp(stamp, Buffer.from(signature, 'latin1'), stampChain);
  if (typeof stamped === 'string') return invalid(`the time stamp is not valid: ${stamped}`);
  const created = Date.parse(data.created ?? '');
  const signedAt = stamped?.at ?? null;
  const at = signedAt === null ? created : Date.parse(signedAt);
  if (signedAt !== null && !Number.isNaN(created) && Math.abs(created - at) > STAMP_MS)
    return invalid('the time that the signer states is more than ten minutes from that of the time stamp');
  const proven = [AS_SIGNED];
  const notProven = [NOT_REVOKED, NOT_SERVED];
  const holder = holderOf(domain);
  if (!chain.validAt(at))
    notProven.unshift('that the certificate was valid when it was used: its dates do not include that time');
  else if (chain.trusted) proven.push(holder);
  else notProven.unshift(`${holder}: its chain ends at no root that is trusted here (${chain.issuer})`);
  const before = `it was signed before ${signedAt}`;
  if (stamped === null) notProven.unshift('when it was signed: there is no time stamp');
  else if (stamped.trusted) proven.push(`${before}, by the clock of ${stamped.authority}`);
  else
    notProven.unshift(
      `that ${before}: the chain of its time stamp (${stamped.authority}) ends at no root that is trusted here`,
    );
  return { state: 'valid', signer: domain, signedAt, proven, notProven };
}

function invalid(why: string): PackageSignature {
  return { state: 'invalid', signer: null, signedAt: null, proven: [], notProven: [why] };
}

/** SubjectPublicKeyInfo in Base64. */
function keyOf(text: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** ECDSA over the digest as text. Browsers sign in the form of IEEE P1363, servers in DER. */
function isSignatureOf(key: KeyObject, hash: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return (['der', 'ieee-p1363'] as const).some((dsaEncoding) => {
    try {
      return key.asymmetricKeyType === 'ec' && verify('sha256', Buffer.from(hash), { key, dsaEncoding }, bytes);
    } catch {
      return false;
    }
  });
}

/**
 * Returns what a stamp over `stamped` proves, or its fault. `base64`: the authority's whole answer,
 * or its token.
 */
function checkTimeStamp(base64: string, stamped: Buffer, pem: string | null) {
  const chain = pem === null ? null : chainOf(pem);
  if (chain === null) return 'the certificates of its authority do not form a chain';
  try {
    const token = readToken(tokenIn(Buffer.from(base64, 'base64')));
    if (!isOver(token, stamped)) return 'it is over other bytes';
    const [problem] = signatureProblems(token, chain.first);
    if (problem !== undefined) return problem;
    if (!chain.first.keyUsage?.includes(TIME_STAMPING)) return 'its certificate is not for time stamps';
    const at = timeOf(token);
    const [, name] = /^CN=(.*)$/m.exec(chain.first.subject) ?? [];
    return { at, authority: name ?? chain.issuer, trusted: chain.trusted && chain.validAt(Date.parse(at)) };
  } catch {
    return 'it cannot be read';
  }
}

/** An answer is a status and the token; a token begins with the content type of CMS. */
function tokenIn(bytes: Buffer): Buffer {
  const [value] = valuesIn(bytes);
  const [first, second] = valuesIn(value?.content ?? Buffer.alloc(0));
  return (first?.tag === TAG.oid ? value : second)?.whole ?? Buffer.alloc(0);
}
