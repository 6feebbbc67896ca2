import { afterEach, describe, expect, it } from 'vitest';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { parseAllowance, parsePin } from '../../../src/egress/guard/pins.ts';
import { proveClosed } from '../../../src/egress/guard/self-test.ts';
import { EGRESS_LIMITS } from '../../../src/egress/limits.ts';
import { startProxy } from '../../../src/egress/proxy/proxy.ts';
import { ConfigError } from '../../../src/errors.ts';
import type {
  AskOutcome,
  AskRequest,
  FetchOutcome,
  FetchRequest,
  MailOutcome,
  MailRequest,
} from '../../../src/model/ports/egress.ts';
import { egressTo } from '../../../testkit/egress/local-server.ts';

let egress: OpenEgress | undefined;
afterEach(() => egress?.close());

const log = { debug() {}, info() {}, warn() {}, error() {} };
const asksNobody = async (_: AskRequest): Promise<AskOutcome> => ({
  ok: false,
  state: 'refused',
  code: 'blocked:ssrf',
  detail: '',
  retryAfter: null,
});
const mailsNobody = async (_: MailRequest): Promise<MailOutcome> => ({
  ok: false,
  status: null,
  state: 'refused',
  code: 'blocked:ssrf',
  detail: '',
  retryAfter: null,
});
const nothing = { pins: [], allow: [], allowPrivate: false, ask: asksNobody, mail: mailsNobody };
const trace = { redirects: [], address: null, retryAfter: null };

const refuses = async ({ url }: FetchRequest): Promise<FetchOutcome> => ({
  ok: false,
  url,
  finalUrl: url,
  ...trace,
  state: 'refused',
  code: 'blocked:ssrf',
  detail: '',
});

describe('the self-test before anything is fetched', () => {
  it('says what is closed by both ways, in no time', async () => {
    egress = egressTo(1);
    const started = performance.now();
    const said = await egress.prove();
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(said).toMatch(
      /^127\.0\.0\.1, .*169\.254\.169\.254, .* refused by fetch, by WHOIS, by mail and by the browser's proxy$/,
    );
    expect(egress.refusals().size).toBe(0);
  });

  it('is done once, before the first fetch of any kind', async () => {
    egress = egressTo(1);
    expect(egress.prove()).toBe(egress.prove());
  });

  it('leaves out what the user opened, and tests what stays closed', async () => {
    egress = egressTo(1, { allowPrivate: true });
    expect(await egress.prove()).toMatch(/^169\.254\.169\.254, .*; opened by you: 127\.0\.0\.1/);
    await egress.close();
    egress = egressTo(1, { allow: ['169.254.0.0/16'] });
    expect(await egress.prove()).toMatch(/^127\.0\.0\.1, .*; opened by you: 169\.254\.169\.254$/);
  });

  it('a pin or an allowance counts as opened', async () => {
    const pins = [parsePin('100.100.100.200:80:127.0.0.1:9')];
    const allow = [parseAllowance('168.63.129.16:80')];
    egress = egressTo(1);
    const ports = { ...nothing, pins, allow, fetch: refuses, issue: () => (egress as OpenEgress).proxy() };
    expect(await proveClosed(ports)).toMatch(/; opened by you: 100\.100\.100\.200, 168\.63\.129\.16$/);
  });

  it('refuses to go on when a fetch reaches the canary', async () => {
    egress = egressTo(1);
    const open = { ...nothing, issue: () => (egress as OpenEgress).proxy() };
    const reaching = async (request: FetchRequest): Promise<FetchOutcome> => {
      if (request.url.startsWith('http://127.')) await fetch(request.url).catch(() => undefined);
      return refuses(request);
    };
    await expect(proveClosed({ ...open, fetch: reaching })).rejects.toThrow(/the canary on 127\.0\.0\.1 was reached/);
    const dialling = async (request: FetchRequest) => ({ ...(await refuses(request)), code: 'fetch:connect' });
    await expect(proveClosed({ ...open, fetch: dialling })).rejects.toThrow(ConfigError);
    await expect(proveClosed({ ...open, fetch: dialling })).rejects.toThrow(
      /fetch: 169\.254\.169\.254 gave fetch:connect/,
    );
  });

  it('refuses to go on when a WHOIS question reaches the canary', async () => {
    egress = egressTo(1);
    const open = { ...nothing, fetch: refuses, issue: () => (egress as OpenEgress).proxy() };
    const reaching = async ({ host, port = 43 }: AskRequest): Promise<AskOutcome> => {
      if (host === '127.0.0.1') await fetch(`http://${host}:${port}/`).catch(() => undefined);
      return asksNobody({ host, query: '' });
    };
    await expect(proveClosed({ ...open, ask: reaching })).rejects.toThrow(/the canary on 127\.0\.0\.1 was reached/);
    const answered = async (): Promise<AskOutcome> => ({
      ok: true,
      address: '',
      answer: Buffer.alloc(0),
      truncated: false,
    });
    await expect(proveClosed({ ...open, ask: answered })).rejects.toThrow(/WHOIS: 169\.254\.169\.254 gave an answer/);
  });

  it('refuses to go on when the proxy lets anything through, or is gone', async () => {
    const guard = {
      async check(text: string) {
        const url = new URL(text);
        const endpoint = { address: '127.0.0.1', port: Number(url.port || 80), public: true };
        return { ok: true as const, url, host: url.hostname, endpoints: [endpoint] as const };
      },
    };
    const proxy = await startProxy({ guard, log, limits: EGRESS_LIMITS, operatorProxy: null });
    const ports = { ...nothing, fetch: refuses, issue: async () => proxy.issue(false) };
    await expect(proveClosed(ports)).rejects.toThrow(/proxy: 127\.0\.0\.1 gave 200.*was reached/s);
    await proxy.close();
    await expect(proveClosed(ports)).rejects.toThrow(/proxy: 127\.0\.0\.1 gave 0/);
  });
});
