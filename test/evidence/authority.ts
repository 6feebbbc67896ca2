/** A time stamp authority for tests: OpenSSL's, with a root and a certificate made for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalServer, serveHttp } from '../../testkit/egress/local-server.ts';

export interface Authority {
  /** Certificate of its root, in PEM. */
  readonly root: string;
  /** TimeStampReq → TimeStampResp. */
  answer(query: Uint8Array): Buffer;
}

export function makeAuthority(folder: string, kind: 'rsa' | 'ec'): Authority {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): Buffer => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
  const key = kind === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const common = ['req', '-x509', ...key, '-nodes', '-days', '30'];
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  openssl(...common, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=Invented Root', ...ca);
  const signer = ['-CA', 'root.pem', '-CAkey', 'root.key', '-addext', 'basicConstraints=critical,CA:FALSE'];
  const usage = ['-addext', 'extendedKeyUsage=critical,timeStamping', '-addext', 'keyUsage=critical,digitalSignature'];
  openssl(...common, '-keyout', 'tsa.key', '-out', 'tsa.pem', '-subj', '/CN=Invented Time Stamps', ...signer, ...usage);
  writeFileSync(at('serial'), '01\n');
  const settings = [
    ...['[tsa]', 'default_tsa = it', '[it]', `serial = ${at('serial')}`, `signer_cert = ${at('tsa.pem')}`],
    ...[
      `certs = ${at('root.pem')}`,
      `signer_key = ${at('tsa.key')}`,
      'signer_digest = sha256',
      'default_policy = 1.2.3.4.1',
    ],
    ...['digests = sha256, sha512', 'ess_cert_id_alg = sha256', 'accuracy = secs:1', 'ordering = no', 'tsa_name = no'],
  ];
  writeFileSync(at('tsa.cnf'), `${settings.join('\n')}\n`);
  return {
    root: readFileSync(at('root.pem'), 'utf8'),
    answer(query) {
      writeFileSync(at('query.tsq'), query);
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      return readFileSync(at('reply.tsr'));
    },
  };
}

export function serveAuthority(authority: Authority): Promise<LocalServer> {
  return serveHttp((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isQuery = request.headers['content-type'] === 'application/timestamp-query' && request.url === '/';
      if (!isQuery) return void response.writeHead(500).end();
      response
        .writeHead(200, { 'content-type': 'application/timestamp-reply' })
        .end(authority.answer(Buffer.concat(parts)));
    });
  });
}
