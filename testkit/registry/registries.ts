/** Registries on loopback, for invented top-level domains, and the ways to them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Socket } from 'node:net';
import type { EgressOptions, OpenEgress } from '../../src/egress/egress.ts';
import { parseBootstrap } from '../../src/registry/rdap.ts';
import { egressTo, type LocalServer, listen, serveHttp } from '../egress/local-server.ts';

export const BOOTSTRAP = parseBootstrap(
  JSON.stringify({ version: '1.0', services: [[['test', 'example'], ['http://rdap.registry.test/base/']]] }),
  'bootstrap',
);

/** An RDAP server: by path. Whatever is not in the table is 404. */
export function serveRdap(
  paths: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>>,
): Promise<LocalServer> {
  return serveHttp((request, response) => {
    const answer = paths[request.url ?? ''];
    if (answer === undefined)
      response.writeHead(404, { 'content-type': 'application/rdap+json' }).end('{"errorCode":404}');
    else answer(response, request);
  });
}

export const json =
  (document: unknown) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'application/rdap+json' }).end(JSON.stringify(document));

export interface WhoisServer extends LocalServer {
  readonly asked: string[];
}

/** A WHOIS server: is told the line that was asked, and answers as it likes. */
export async function serveWhois(answer: (query: string, socket: Socket) => void): Promise<WhoisServer> {
  const asked: string[] = [];
  const server = await listen(
    createServer((socket) => {
      let line = '';
      socket.on('error', () => undefined);
      socket.on('data', (part) => {
        line += part.toString('latin1');
        if (!line.endsWith('\r\n')) return;
        asked.push(line.trim());
        answer(line.trim(), socket);
      });
    }),
  );
  return Object.assign(server, { asked });
}

/** An egress on which WHOIS servers' names lead to these local ones; everything on port 80 to the first. */
export function egressFor(servers: Readonly<Record<string, number>>, options: Partial<EgressOptions> = {}): OpenEgress {
  const pins = Object.entries(servers).map(([name, port]) => `${name}:127.0.0.1:${port}`);
  return egressTo(1, { pins, ...options });
}

/** A thick registry's answer about a domain, with the contact as given. */
export function rdapDomain(domain: string, registrant: readonly unknown[] | null, more: object = {}): object {
  return {
    objectClassName: 'domain',
    ldhName: domain.toUpperCase(),
    status: ['active'],
    events: [
      { eventAction: 'registration', eventDate: '2019-04-12T07:31:05Z' },
      { eventAction: 'expiration', eventDate: '2027-04-12T07:31:05Z' },
      { eventAction: 'last update of RDAP database', eventDate: '2026-01-01T00:00:00Z' },
    ],
    nameservers: [{ objectClassName: 'nameserver', ldhName: 'NS1.QUILLHOST.TEST' }],
    entities: [
      ...(registrant === null
        ? []
        : [
            {
              objectClassName: 'entity',
              roles: ['registrant'],
              vcardArray: ['vcard', [['version', {}, 'text', '4.0'], ...registrant]],
            },
          ]),
      {
        objectClassName: 'entity',
        roles: ['registrar'],
        publicIds: [{ type: 'IANA Registrar ID', identifier: '99999' }],
        vcardArray: [
          'vcard',
          [
            ['version', {}, 'text', '4.0'],
            ['fn', {}, 'text', 'Marrowgate Names, Inc.'],
          ],
        ],
      },
    ],
    ...more,
  };
}

export const HOLDER = [
  ['fn', {}, 'text', 'Edda Marrow'],
  ['kind', {}, 'text', 'individual'],
  ['org', {}, 'text', 'Fernhollow Imp. & Exp. Co., Ltd.'],
  ['email', {}, 'text', 'inkwell.owner@quillmoor.test'],
  ['tel', { type: ['voice'] }, 'uri', 'tel:+86.3115550143'],
  ['adr', { cc: 'CN' }, 'text', ['', '', '12 Quill Road', 'Inkton', '', '050000', '']],
];
