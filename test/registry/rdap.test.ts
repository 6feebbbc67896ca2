import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions, OpenEgress } from '../../src/egress/egress.ts';
import { askRdap } from '../../src/registry/rdap.ts';
import type { LocalServer } from '../../testkit/egress/local-server.ts';
import { BOOTSTRAP, egressFor, HOLDER, json, rdapDomain, serveRdap } from '../../testkit/registry/registries.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function registry(
  paths: Parameters<typeof serveRdap>[0],
  options: Partial<EgressOptions> = {},
): Promise<{ server: LocalServer; egress: OpenEgress; ask: () => ReturnType<typeof askRdap> }> {
  const server = await serveRdap(paths);
  const egress = egressFor({ 'rdap.registry.test:80': server.port, 'rdap.registrar.test:80': server.port }, options);
  open.push(server, egress);
  return { server, egress, ask: () => askRdap('quill.test', BOOTSTRAP, egress) };
}

const PATH = '/base/domain/quill.test';

describe('a registry that is asked over RDAP', () => {
  it('says who holds a name', async () => {
    let accept = '';
    const { ask } = await registry({
      [PATH]: (response, { headers }) => {
        accept = headers.accept ?? '';
        json(rdapDomain('quill.test', HOLDER))(response);
      },
    });
    expect(await ask()).toMatchObject({
      outcome: 'found',
      source: 'RDAP rdap.registry.test',
      said: [
        { kind: 'registration', value: { registrantEmail: 'inkwell.owner@quillmoor.test', created: '2019-04-12' } },
      ],
    });
    expect(accept).toContain('application/rdap+json');
  });

  it('sends us on, and is followed', async () => {
    const { ask } = await registry({
      [PATH]: (response) =>
        void response.writeHead(302, { location: 'http://rdap.registrar.test/domain/quill.test' }).end(),
      '/domain/quill.test': json(rdapDomain('quill.test', HOLDER)),
    });
    expect(await ask()).toMatchObject({ outcome: 'found', source: 'RDAP rdap.registrar.test' });
  });

  it('is thin: its registrar knows who holds the name, and the registry’s own dates stay', async () => {
    const links = [
      { rel: 'related', type: 'application/rdap+json', href: 'http://rdap.registrar.test/domain/quill.test' },
    ];
    const later = { events: [{ eventAction: 'registration', eventDate: '2001-01-01' }] };
    const { ask } = await registry({
      [PATH]: json(rdapDomain('quill.test', null, { links })),
      '/domain/quill.test': json(rdapDomain('quill.test', HOLDER, later)),
    });
    expect(await ask()).toMatchObject({
      source: 'RDAP rdap.registry.test, rdap.registrar.test',
      said: [{ value: { registrantEmail: 'inkwell.owner@quillmoor.test', created: '2019-04-12' } }],
    });
  });

  it('knows no such name; none is known for that ending', async () => {
    const { ask, egress } = await registry({});
    expect(await ask()).toMatchObject({ outcome: 'not-found', said: [] });
    expect(await askRdap('quill.invalid', BOOTSTRAP, egress)).toMatchObject({ outcome: 'no-server' });
  });

  it('asks us to come back later, and is not asked again before', async () => {
    const { ask, server } = await registry({
      [PATH]: (response) => void response.writeHead(429, { 'retry-after': '3600' }).end(),
    });
    expect(await ask()).toMatchObject({ outcome: 'deferred', detail: expect.stringMatching(/^http:429/) as string });
    const before = server.connections();
    expect(await ask()).toMatchObject({ outcome: 'deferred' });
    expect(server.connections()).toBe(before);
  });

  it.each([
    ['junk', '{"objectClassName": "domain", "ldhName": "quill.test"'],
    ['a page', '<html>quill.test</html>'],
    ['nothing', ''],
    ['a deep nest', '['.repeat(500_000)],
    ['another name', JSON.stringify(rdapDomain('heron.test', HOLDER))],
  ])('answers %s: nothing is believed', async (_, body) => {
    const { ask } = await registry({ [PATH]: (response) => void response.end(body) });
    expect(await ask()).toMatchObject({ outcome: 'unreadable', said: [] });
  });

  it('fails', async () => {
    const broken = await registry({ [PATH]: (response) => void response.writeHead(500).end('{}') });
    expect(await broken.ask()).toMatchObject({ outcome: 'unreachable', said: [] });
    const closed = await registry({ [PATH]: (response) => void response.writeHead(403).end('{}') });
    expect(await closed.ask()).toMatchObject({ outcome: 'unreadable', said: [] });
  });

  it('answers megabytes: they are not taken', async () => {
    const remarks = [{ description: ['x'.repeat(3_000_000)] }];
    const { ask } = await registry({ [PATH]: json(rdapDomain('quill.test', HOLDER, { remarks })) });
    expect(await ask()).toMatchObject({ outcome: 'unreadable', said: [] });
  });

  it('drips: it is given up', async () => {
    const { ask } = await registry(
      {
        [PATH]: (response) => {
          const drip = setInterval(() => response.write(' '), 20);
          response.once('close', () => clearInterval(drip));
        },
      },
      { limits: { totalMs: 300 } },
    );
    expect(await ask()).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringMatching(/^limit:time/) as string,
    });
  });

  it.each([
    'http://127.0.0.1/domain/quill.test',
    'http://[::1]/domain/quill.test',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/',
    'file:///etc/passwd',
    'http://user:pass@127.0.0.1/',
  ])('sends us to %s: refused, as a redirect and as its registrar', async (location) => {
    const links = [{ rel: 'related', type: 'application/rdap+json', href: location }];
    const moved = await registry({ [PATH]: (response) => void response.writeHead(301, { location }).end() });
    const refused = await moved.ask();
    expect(refused).toMatchObject({ outcome: 'refused', detail: expect.stringMatching(/^blocked:/) as string });
    const thin = await registry({ [PATH]: json(rdapDomain('quill.test', null, { links })) });
    expect(await thin.ask()).toMatchObject({
      outcome: 'found',
      said: [{ value: { registrar: 'Marrowgate Names, Inc.' } }],
    });
    expect(thin.server.connections()).toBe(1);
  });

  it('sends us round in a ring', async () => {
    const { ask } = await registry({ [PATH]: (response) => void response.writeHead(302, { location: PATH }).end() });
    expect(await ask()).toMatchObject({
      outcome: 'unreadable',
      detail: expect.stringMatching(/^limit:redirects/) as string,
    });
  });
});
