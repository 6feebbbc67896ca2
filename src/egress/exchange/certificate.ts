import { createHash, X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateInfo } from '../../model/facts/visit.ts';
import { dnsNames } from '../../model/text/dns-names.ts';

const LONGEST_NAME = 500;
/** Real chains have two to four. */
const LONGEST_CHAIN = 10;

/** The verified certificate of the server; null on plain HTTP. */
export function peerCertificate(socket: Socket): CertificateInfo | null {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  return certificate === undefined ? null : certificateInfo(certificate);
}

/** The certificates of the server in DER, its own first; none on plain HTTP. */
export function peerChain(socket: Socket): readonly Uint8Array[] {
  const chain: Buffer[] = [];
  if (!(socket instanceof TLSSocket)) return chain;
  let shown: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  // A root is its own issuer. After a resumed session the object is empty.
  while (shown?.raw !== undefined && chain.length < LONGEST_CHAIN) {
    chain.push(shown.raw);
    shown = shown.issuerCertificate === shown ? undefined : shown.issuerCertificate;
  }
  return chain;
}

/** Null when a field cannot be read: then it is no evidence. */
export function certificateInfo(certificate: X509Certificate): CertificateInfo | null {
  try {
    const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
    return {
      names: dnsNames(certificate.subjectAltName),
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      key: createHash('sha256').update(key).digest('hex'),
      validFrom: new Date(certificate.validFrom).toISOString(),
      validTo: new Date(certificate.validTo).toISOString(),
    };
  } catch {
    // A key of a kind that OpenSSL cannot write, or a date beyond the calendar.
    return null;
  }
}

/** Node writes one relative name a line. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ').slice(0, LONGEST_NAME);
}
