import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { PackageSignature } from '../../model/visit.ts';
import { type Chain, chainOf } from './certificate-chain.ts';
import { objectOf } from './package.ts';
import { readTimeStamp } from './time-stamp.ts';

/** Between the time that the signer states and that of the time stamp (wacz-auth 0.1.0, Verification, 7). */
const STAMP_MS = 10 * 60_000;
const AS_SIGNED = 'every file is as it was when the package was signed';
const NOT_REVOKED = 'that no certificate had been revoked: that is not asked, for nothing is fetched';
const NOT_SEEN = 'that the site itself served these pages: a signature tells who packed them, not what was served';

/**
 * What a WACZ's datapackage-digest.json proves (wacz-auth 0.1.0), offline: the digest of datapackage.json, the signature over that
 * digest by a bare public key or a domain's certificate, and the RFC 3161 time stamp over the signature. `whole`: every file was found to
 * fit a SHA-2 digest in datapackage.json; without that a signature speaks of a list and not of what is read. Never throws.
 */
export function checkSignature(digestFile: Buffer, manifest: Buffer, whole: boolean): PackageSignature {
  const said = checkSeal(digestFile, manifest);
  if (whole || said.state !== 'valid') return said;
  const proven = said.proven.filter((sentence) => sentence !== AS_SIGNED);
  return { ...said, proven, notProven: [`that ${AS_SIGNED}: not each fits a SHA-2 digest in it`, ...said.notProven] };
}

function checkSeal(digestFile: Buffer, manifest: Buffer): PackageSignature {
  const stated = objectOf(digestFile);
  const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  if (stated === null || stated['hash'] !== hash)
    return invalid('the digest in datapackage-digest.json is not that of datapackage.json');
  const data = stated['signedData'];
  if (data === undefined || data === null)
    return {
      state: 'none',
      signer: null,
      signedAt: null,
      proven: ['datapackage.json fits its digest'],
      notProven: ['who packed it: it is not signed'],
    };
  const text = (name: string): string | null => {
    const value = (data as Record<string, unknown>)[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const signature = text('signature');
  if (text('hash') !== hash || signature === null)
    return invalid('what was signed is not the digest of datapackage.json');
  const [key, domain, chainText] = [text('publicKey'), text('domain'), text('domainCert')];
  if (domain !== null && chainText !== null)
    return checkDomain(
      {
        hash,
        signature,
        domain,
        created: text('created'),
        stamp: text('timeSignature'),
        stampChain: text('timestampCert'),
      },
      chainOf(chainText),
    );
  if (key === null) return invalid('it names neither a public key nor the certificate of a domain');
  const publicKey = keyOf(key);
  if (publicKey === null || !holds(hash, signature, publicKey))
    return invalid('the signature does not fit the public key');
  const print = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return {
    state: 'valid',
    signer: `key sha256:${print}`,
    signedAt: null,
    proven: [AS_SIGNED, `whoever signed holds the key with SHA-256 ${print}`],
    notProven: [
      'whose key that is: compare it with one that the signer published',
      'when it was signed: there is no time stamp',
      NOT_SEEN,
    ],
  };
}

interface DomainData {
  readonly hash: string;
  readonly signature: string;
  readonly domain: string;
  readonly created: string | null;
  readonly stamp: string | null;
  readonly stampChain: string | null;
}

function checkDomain(data: DomainData, chain: Chain | null): PackageSignature {
  const { hash, signature, domain } = data;
  if (chain === null) return invalid('the certificates of the domain do not form a chain');
  if (!holds(hash, signature, chain.first.publicKey)) return invalid('the signature does not fit the certificate');
  if (chain.first.checkHost(domain) === undefined) return invalid(`the certificate is not that of ${domain}`);
  const stamped =
    data.stamp === null ? null : readTimeStamp(data.stamp, Buffer.from(signature, 'latin1'), data.stampChain);
  if (stamped !== null && !stamped.ok) return invalid(`the time stamp does not hold: ${stamped.why}`);
  const created = Date.parse(data.created ?? '');
  const signedAt = stamped?.at ?? null;
  const at = signedAt === null ? created : Date.parse(signedAt);
  if (signedAt !== null && !Number.isNaN(created) && Math.abs(created - at) > STAMP_MS)
    return invalid('the time that the signer states is more than ten minutes from that of the time stamp');
  const proven = [AS_SIGNED];
  const notProven = [NOT_REVOKED, NOT_SEEN];
  const holder = `whoever signed held the key of a certificate for ${domain}`;
  if (!chain.validAt(at))
    notProven.unshift('that the certificate was valid when it was used: its dates do not cover that time');
  else if (chain.trusted) proven.push(holder);
  else notProven.unshift(`${holder}: its chain ends at no root that is known here (${chain.issuer})`);
  if (signedAt === null) notProven.unshift('when it was signed: there is no time stamp');
  else if (stamped?.trusted) proven.push(`it was signed before ${signedAt}, by the clock of ${stamped.authority}`);
  else
    notProven.unshift(
      `that it was signed before ${signedAt}: the time stamp holds, but ${stamped?.authority} leads to no root that is known here`,
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
function holds(hash: string, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return (['der', 'ieee-p1363'] as const).some((dsaEncoding) => {
    try {
      return key.asymmetricKeyType === 'ec' && verify('sha256', Buffer.from(hash), { key, dsaEncoding }, bytes);
    } catch {
      return false;
    }
  });
}
