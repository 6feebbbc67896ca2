import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

export type CertificateChain = NonNullable<ReturnType<typeof chainOf>>;
const LONGEST = 10;

/** From a certificate upwards, as far as its issuers are among the others. */
export function issuerChain(leaf: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [leaf];
  while (chain.length < LONGEST) {
    const last = chain.at(-1) as X509Certificate;
    const unused = others.filter((one) => !chain.some((known) => known.raw.equals(one.raw)));
    const issuer = unused.find((one) => one.ca && last.checkIssued(one) && last.verify(one.publicKey));
    if (issuer === undefined) break;
    chain.push(issuer);
  }
  return chain;
}

/** @param time milliseconds */
export function isValidAt({ validFrom, validTo }: X509Certificate, time: number): boolean {
  return Date.parse(validFrom) <= time && time <= Date.parse(validTo);
}

/** A chain in PEM, the signer's certificate first. Null where a certificate is not in the chain. */
export function chainOf(pem: string) {
  const blocks =
    pem.slice(0, 200_000).match(/-----BEGIN CERTIFICATE-----[^-]{1,20000}-----END CERTIFICATE-----/g) ?? [];
  try {
    const [first, ...rest] = blocks.slice(0, LONGEST + 1).map((block) => new X509Certificate(block));
    const chain = first === undefined ? [] : issuerChain(first, rest);
    const last = chain.at(-1);
    if (first === undefined || last === undefined || chain.length !== blocks.length) return null;
    return {
      first,
      /** It ends at a root of the platform's list (Mozilla's). */
      trusted: endsAtRoot(last),
      /** The issuer of the last certificate in it. */
      issuer: last.issuer.replaceAll('\n', ', '),
      /** True if every certificate was valid at a moment, in milliseconds. */
      validAt: (time: number) => chain.every((one) => isValidAt(one, time)),
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
