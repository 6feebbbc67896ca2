import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

export interface CertificateChain {
  readonly first: X509Certificate;
  /** It ends at a root of the platform's list (Mozilla's). */
  readonly trusted: boolean;
  /** Of the last certificate in it. */
  readonly issuer: string;
  /** Whether every certificate was valid at a moment, in milliseconds. */
  validAt(time: number): boolean;
}

const MOST = 10;

/** A chain in PEM, the signer's certificate first, each signed by the next. Null for anything else. */
export function chainOf(pem: string): CertificateChain | null {
  const blocks =
    pem.slice(0, 200_000).match(/-----BEGIN CERTIFICATE-----[^-]{1,20000}-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.slice(0, MOST).map((block) => new X509Certificate(block));
    const [first, last] = [certificates[0], certificates.at(-1)];
    if (first === undefined || last === undefined || blocks.length > MOST) return null;
    const joined = certificates.every((one, i) => {
      const next = certificates[i + 1];
      return next === undefined || (one.checkIssued(next) && next.ca && one.verify(next.publicKey));
    });
    if (!joined) return null;
    return {
      first,
      trusted: endsAtRoot(last),
      issuer: last.issuer.replaceAll('\n', ', '),
      validAt: (time) =>
        certificates.every(({ validFrom, validTo }) => Date.parse(validFrom) <= time && time <= Date.parse(validTo)),
    };
  } catch {
    return null;
  }
}

let roots: X509Certificate[] | undefined;

function endsAtRoot(last: X509Certificate): boolean {
  roots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return roots.some(
    (root) => root.fingerprint256 === last.fingerprint256 || (last.checkIssued(root) && last.verify(root.publicKey)),
  );
}
