import { createPublicKey, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { certificateInfo } from '../../../src/egress/exchange/certificate.ts';
import { sha256 } from '../../../src/model/digest.ts';
import { CertificateInfo } from '../../../src/model/facts/visit.ts';
import { AUTHORITY, CERTIFICATE, KEY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, type LocalServer, listen, serveHttp } from '../../../testkit/egress/local-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

/** A TLS server on loopback, and an egress that trusts its authority (or the system's alone). */
async function serveTls(trusted = true): Promise<OpenEgress & { server: LocalServer }> {
  const server = await listen(createServer({ cert: CERTIFICATE, key: KEY }, (_, response) => response.end('hello')));
  const egress = egressTo(server.port, {
    pins: [`*:443:127.0.0.1:${server.port}`],
    ...(trusted && { ca: AUTHORITY }),
  });
  open.push(egress, server);
  return { ...egress, server };
}

const page = (egress: OpenEgress, url: string) => egress.fetch({ url, purpose: 'page' });

describe('the certificate of a connection', () => {
  it('comes with the answer, also over a kept connection', async () => {
    const egress = await serveTls();
    const key = sha256(createPublicKey(CERTIFICATE).export({ type: 'spki', format: 'der' }));
    const expected = {
      names: ['shop.example', '*.shop.example', 'other.example'],
      subject: 'CN=shop.example',
      issuer: 'CN=Invented Authority',
      key,
      validFrom: '2020-01-01T00:00:00.000Z',
      validTo: '2120-01-01T00:00:00.000Z',
    };
    for (let time = 0; time < 2; time++) {
      const answer = await page(egress, 'https://shop.example/');
      expect(answer).toMatchObject({ ok: true, address: '127.0.0.1', certificate: expected });
    }
    expect(egress.server.connections()).toBe(1);
    expect(CertificateInfo.safeParse(expected).success).toBe(true);
  });

  it('of another host is refused, as is one of an unknown authority', async () => {
    expect(await page(await serveTls(), 'https://stranger.example/')).toMatchObject({ ok: false, code: 'fetch:tls' });
    expect(await page(await serveTls(false), 'https://shop.example/')).toMatchObject({ ok: false, code: 'fetch:tls' });
  });

  it('is null on plain HTTP', async () => {
    const server = await serveHttp((_, response) => response.end('hello'));
    const egress = egressTo(server.port);
    open.push(egress, server);
    expect(await page(egress, 'http://shop.example/')).toMatchObject({ ok: true, certificate: null });
  });
});

describe('certificateInfo', () => {
  const real = new X509Certificate(CERTIFICATE);
  const like = (fields: Partial<X509Certificate>): X509Certificate =>
    ({ ...{ publicKey: real.publicKey, subject: real.subject, issuer: real.issuer }, ...fields }) as X509Certificate;
  const dates = { validFrom: real.validFrom, validTo: real.validTo };

  it('keeps host names only, each once, and not more than a bundle needs to be known as one', () => {
    const alternatives = `DNS:a.example, IP Address:192.0.2.1, DNS:"x, DNS:b.example", DNS:A.EXAMPLE, URI:http://c.example/`;
    expect(certificateInfo(like({ ...dates, subjectAltName: alternatives }))?.names).toEqual(['a.example']);
    const many = Array.from({ length: 5_000 }, (_, i) => `DNS:n${i}.example`).join(', ');
    expect(certificateInfo(like({ ...dates, subjectAltName: many }))?.names).toHaveLength(200);
    expect(certificateInfo(like(dates))?.names).toEqual([]);
  });

  it('says nothing where a date cannot be read', () => {
    expect(certificateInfo(like({ ...dates, validTo: 'never' }))).toBeNull();
  });
});
