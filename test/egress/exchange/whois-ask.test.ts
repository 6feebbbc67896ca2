import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import type { AskRequest } from '../../../src/model/ports/egress.ts';
import { egressTo, type LocalServer, listen } from '../../../testkit/egress/local-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function at(
  answer: (socket: Socket, line: string) => void,
  options: Partial<EgressOptions> = {},
): Promise<{
  server: LocalServer;
  egress: OpenEgress;
  ask: (more?: Partial<AskRequest>) => ReturnType<OpenEgress['ask']>;
}> {
  const server = await listen(
    createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (part) => answer(socket, part.toString('latin1')));
    }),
  );
  const egress = egressTo(1, { pins: [`whois.registry.test:43:127.0.0.1:${server.port}`], ...options });
  open.push(server, egress);
  const ask = (more: Partial<AskRequest> = {}) =>
    egress.ask({ host: 'whois.registry.test', query: 'quill.test', ...more });
  return { server, egress, ask };
}
const echo = (socket: Socket, line: string): void => void socket.end(`you said ${JSON.stringify(line)}`);

describe('a question of one line', () => {
  it('is said as RFC 3912 wants it, and answered', async () => {
    const { ask } = await at(echo);
    const outcome = await ask();
    expect(outcome).toMatchObject({ ok: true, address: '127.0.0.1', truncated: false });
    expect(outcome.ok && Buffer.from(outcome.answer).toString()).toBe('you said "quill.test\\r\\n"');
  });

  it.each(['a\r\nQUIT', 'a\nb', '\u0000', 'ключ', '', 'x'.repeat(301)])('%j is none', async (query) => {
    const { ask, server } = await at(echo);
    expect(await ask({ query })).toMatchObject({ ok: false, code: 'fetch:bad-query' });
    expect(server.connections()).toBe(0);
  });

  it.each([
    'a/b.test',
    'user@whois.registry.test',
    'whois.registry.test:43',
    'a b',
    '',
    '-',
    '127.0.0.1/8',
    'x?y',
    'x#y',
    'a\\b',
  ])('is put to no such host: %j', async (host) => {
    const { ask, server } = await at(echo);
    expect(await ask({ host })).toMatchObject({ ok: false });
    expect(server.connections()).toBe(0);
  });

  it.each([
    ['127.0.0.1', 'blocked:ssrf'],
    ['::1', 'blocked:ssrf'],
    ['::ffff:127.0.0.1', 'blocked:ssrf'],
    ['10.1.2.3', 'blocked:ssrf'],
    ['169.254.169.254', 'blocked:ssrf'],
    ['2130706433', 'blocked:ssrf'],
    ['localhost', 'blocked:ssrf'],
    ['printer.local', 'blocked:ssrf'],
    ['inside.test', 'blocked:ssrf'],
    ['half.test', 'blocked:ssrf'],
    ['nowhere.test', 'dns:nxdomain'],
  ])('is refused to %s: %s', async (host, code) => {
    const names: Readonly<Record<string, string[]>> = {
      'inside.test': ['127.0.0.1'],
      'half.test': ['93.184.216.34', '192.168.1.1'],
    };
    const { ask } = await at(echo, {
      resolve: async (name) => {
        const found = names[name];
        if (found === undefined) throw Object.assign(new Error('no'), { code: 'ENOTFOUND' });
        return found;
      },
    });
    expect(await ask({ host })).toMatchObject({ ok: false, code });
  });

  it.each([22, 25, 80, 443, 4343])('knows port 43 and no other: %i', async (port) => {
    const { ask } = await at(echo, { resolve: async () => ['93.184.216.34'] });
    expect(await ask({ host: 'whois.elsewhere.test', port })).toMatchObject({ ok: false, code: 'blocked:port' });
  });

  it('opens port 43 to itself alone: a page there stays closed', async () => {
    const { egress } = await at(echo, { resolve: async () => ['93.184.216.34'] });
    for (const purpose of ['page', 'rdap'] as const)
      expect(await egress.fetch({ url: 'http://whois.elsewhere.test:43/', purpose })).toMatchObject({
        ok: false,
        code: 'blocked:port',
      });
  });

  it('is cut at the limit of bytes, byte by byte or at once', async () => {
    for (const size of [1, 100_000]) {
      const { ask } = await at(
        (socket) => {
          socket.setNoDelay(true);
          for (let i = 0; i < 100_000; i += size) socket.write('x'.repeat(size));
        },
        { limits: { whoisBytes: 5_000 } },
      );
      const outcome = await ask();
      expect(outcome).toMatchObject({ ok: true, truncated: true });
      expect(outcome.ok && outcome.answer.length).toBe(5_000);
    }
  });

  it('stops when it is told to', async () => {
    const { ask } = await at(() => undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await ask({ signal: controller.signal })).toMatchObject({ ok: false, code: 'fetch:aborted' });
    expect(await ask({ signal: AbortSignal.timeout(50) })).toMatchObject({ ok: false, code: 'limit:time' });
    expect(await ask({ signal: AbortSignal.abort() })).toMatchObject({ ok: false });
  });

  it('is paced like a fetch: one after the other, with the due rest', async () => {
    const times: number[] = [];
    const { ask } = await at(
      (socket) => {
        times.push(performance.now());
        socket.end('ok');
      },
      { delay: 0.2 },
    );
    await Promise.all([ask(), ask(), ask()]);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(gaps.length).toBe(2);
    for (const gap of gaps) expect(gap).toBeGreaterThan(190);
  });

  it('that is too many is not put again until the server’s pause is over', async () => {
    const { ask, server } = await at(echo);
    const pauseMs = (answer: Uint8Array) => (answer.length > 0 ? 60_000 : null);
    expect(await ask({ pauseMs })).toMatchObject({
      ok: false,
      state: 'deferred',
      code: 'whois:limit',
      retryAfter: 60_000,
    });
    expect(await ask()).toMatchObject({ ok: false, state: 'deferred', code: 'whois:limit' });
    expect(server.connections()).toBe(1);
  });

  it('finds nobody', async () => {
    const { ask, server } = await at(echo);
    await server.close();
    expect(await ask()).toMatchObject({ ok: false, state: 'unreachable', code: 'fetch:refused' });
  });
});
