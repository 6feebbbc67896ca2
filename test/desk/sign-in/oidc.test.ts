/** Signing in by an OpenID provider: with an honest one, and with each thing that may be wrong in its answer. */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../../src/desk/desk.ts';
import { openOidc } from '../../../src/desk/sign-in/oidc.ts';
import type { OpenEgress } from '../../../src/egress/egress.ts';
import { rolesOf } from '../../../src/flow/people/oidc-user.ts';
import { addQuickUser } from '../../../testkit/desk/quick-user.ts';
import { AUTHORITY, CERTIFICATE, KEY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, type LocalServer, listen } from '../../../testkit/egress/local-server.ts';
import { openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';
import { type OidcProvider, startOidcProvider } from './oidc-provider.ts';

let world: GeneratedWorld;
let shop: Workshop;
let desk: Desk;
let provider: OidcProvider;
const secretFile = join(tmpdir(), `revenant-oidc-${process.pid}`);

beforeAll(async () => {
  provider = await startOidcProvider('desk', 's3cret');
  writeFileSync(secretFile, 's3cret\n');
  // The provider knows the desk by its address, so the port is chosen first.
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  world = await startGeneratedWorld({ sites: 1 });
  shop = await openWorkshop(world, {
    link: `http://127.0.0.1:${port}`,
    oidcIssuer: provider.issuer,
    oidcClientId: 'desk',
    oidcSecretFile: secretFile,
    oidcRoles: ['groups:readers=reader', 'groups:leads=admin', 'team:desk=analyst'],
  });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port });
});
beforeEach(() => provider.reset());
afterAll(async () => {
  await desk.close();
  await shop.close();
  await world.close();
  await provider.close();
});

const pair = (answer: Response): string => answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
const go = (url: string, cookie = '') => fetch(url, { redirect: 'manual', headers: { cookie } });
/** The way to the provider: the answer of the desk, and where the provider leads back to. */
async function there(next = '/cases'): Promise<{ sent: Response; back: string }> {
  const sent = await go(`${desk.base}/login/oidc?next=${encodeURIComponent(next)}`);
  const back = (await go(sent.headers.get('location') ?? '')).headers.get('location') ?? '';
  return { sent, back };
}
async function signIn(claims: Record<string, unknown>): Promise<Response> {
  provider.is.claims = claims;
  const { sent, back } = await there();
  return go(back, pair(sent));
}
const said = async (answer: Response): Promise<string> => load(await answer.text())('.said').text();
const accountOf = async (answer: Response): Promise<string> => (await go(`${desk.base}/account`, pair(answer))).text();

describe('an honest provider', () => {
  it('lets a person in, with the name and the highest role that its claims give', async () => {
    const page = load(await (await go(`${desk.base}/login?next=/log`)).text());
    expect(page('main a').attr('href')).toBe('/login/oidc?next=%2Flog');
    const { sent } = await there();
    expect(new URL(sent.headers.get('location') ?? '').searchParams.get('code_challenge_method')).toBe('S256');
    expect(sent.headers.get('set-cookie')).toMatch(/^revenant-oidc=.*HttpOnly/);
    const entered = await signIn({ sub: 'ada', name: 'Ada', groups: ['readers', 'leads'] });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/cases']);
    expect(load(await accountOf(entered))('.facts').text()).toMatch(/Ada.*admin/);
  });

  it('may change the role, never the name; a name that is taken is not given twice', async () => {
    await addQuickUser('Grace', 'reader', shop.services);
    const grace = load(await accountOf(await signIn({ sub: 'g', name: 'Grace', team: 'desk' })))('.facts').text();
    expect(grace).toMatch(/Grace \([0-9a-f]{8}\).*analyst/);
    const again = load(await accountOf(await signIn({ sub: 'g', name: 'Ada', groups: ['readers'] })))('.facts').text();
    expect(again).toMatch(/Grace \([0-9a-f]{8}\).*reader/);
    const body = new URLSearchParams({ name: 'Ada', password: '' });
    const byPassword = await fetch(`${desk.base}/login`, { method: 'POST', headers: { origin: desk.base }, body });
    expect(byPassword.status, 'there is no password to guess').toBe(401);
  });

  it('lets in nobody without a role, and nobody who is disabled', async () => {
    expect(await said(await signIn({ sub: 'x', groups: ['others'] }))).toContain('no role');
    await signIn({ sub: 'off', name: 'Off', team: 'desk' });
    const off = (await shop.services.store.users.list()).find(({ name }) => name === 'Off');
    await shop.services.store.users.disable(off?.id ?? '', new Date().toISOString());
    expect(await said(await signIn({ sub: 'off', team: 'desk' }))).toContain('disabled');
  });
});

describe('an answer that is wrong lets in nobody:', () => {
  const ada = { sub: 'ada', groups: ['leads'] };
  it.each<[string, () => void]>([
    ['another nonce', () => (provider.is.token = (one) => ({ ...one, nonce: 'x' }))],
    ['no nonce', () => (provider.is.token = ({ nonce: _, ...one }) => one)],
    ['another audience', () => (provider.is.token = (one) => ({ ...one, aud: 'other' }))],
    ['another issuer', () => (provider.is.token = (one) => ({ ...one, iss: 'https://evil.example' }))],
    ['expired', () => (provider.is.token = (one) => ({ ...one, exp: 1, iat: 0 }))],
    [
      'signed with another key',
      () => (provider.is.key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    ],
    ['not signed', () => (provider.is.alg = 'none')],
    ['no JSON', () => (provider.is.body = '<html>')],
    ['without a token', () => (provider.is.body = '{"access_token":"a","token_type":"Bearer"}')],
    ['without an end', () => (provider.is.body = `{"a":"${'x'.repeat(1_000_000)}"}`)],
  ])('%s', async (_, change) => {
    change();
    const answer = await signIn(ada);
    expect(answer.status).toBe(401);
    expect(await said(answer)).toBe('The answer of the provider is not valid.');
    expect(answer.headers.get('set-cookie') ?? '').not.toContain('revenant-session');
  });

  it('a code that another browser asked for, that comes twice, or with another state', async () => {
    provider.is.claims = ada;
    const [mine, other] = [await there(), await there()];
    expect((await go(other.back)).status, 'no cookie').toBe(401);
    expect((await go(mine.back, pair(other.sent))).status, 'the cookie of another way').toBe(401);
    expect((await go(mine.back, pair(mine.sent))).status).toBe(303);
    expect((await go(mine.back, pair(mine.sent))).status, 'again').toBe(401);
    expect((await go(`${desk.base}/login/oidc/back?code=a&state=`, 'revenant-oidc=')).status).toBe(401);
  });

  it('strangers who begin and never come back push nobody out', async () => {
    provider.is.claims = ada;
    const mine = await there();
    for (let begun = 0; begun < 1_100; begun += 50) {
      const strangers = Array.from({ length: 50 }, () => go(`${desk.base}/login/oidc`));
      expect((await Promise.all(strangers)).every(({ status }) => status === 303)).toBe(true);
    }
    expect((await go(mine.back, pair(mine.sent))).status).toBe(303);
  });

  it('a cookie that this desk did not seal', async () => {
    const { sent, back } = await there();
    const [name = '', sealed = ''] = pair(sent).split('=');
    const bytes = Buffer.from(sealed, 'base64url');
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect((await go(back, `${name}=${bytes.toString('base64url')}`)).status).toBe(401);
    expect((await go(back, `${name}=${Buffer.alloc(8).toString('base64url')}`)).status).toBe(401);
  });

  it('leads to no other host afterwards', async () => {
    provider.is.claims = ada;
    const { sent, back } = await there('//evil.example/');
    expect((await go(back, pair(sent))).headers.get('location')).toBe('/');
  });
});

describe('a provider whose tokens and keys are on another host', () => {
  const asked: string[] = [];
  let elsewhere: LocalServer;
  let egress: OpenEgress;
  beforeAll(async () => {
    const server = createTlsServer({ cert: CERTIFICATE, key: KEY }, async (request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      if (request.url === '/away') return response.writeHead(307, { location: `${provider.issuer}/token` }).end();
      const body = [];
      for await (const part of request) body.push(part as Buffer);
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const headers = { ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
      const init = request.method === 'POST' ? { method: 'POST', body: Buffer.concat(body) } : {};
      const answer = await fetch(`${provider.issuer}${request.url}`, { ...init, headers });
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    elsewhere = await listen(server);
    const hosts = ['shop.example', 'other.example', 'stranger.example'];
    const pins = hosts.map((host) => `${host}:443:127.0.0.1:${elsewhere.port}`);
    egress = egressTo(elsewhere.port, { pins, allowPrivate: false, ca: AUTHORITY });
  });
  beforeEach(() => asked.splice(0));
  afterAll(async () => {
    await egress.close();
    await elsewhere.close();
  });
  async function claimsBy(discovery: Record<string, unknown>): Promise<unknown> {
    provider.is.discovery = discovery;
    const fresh = openOidc({ ...shop.services, egress });
    const begun = await fresh?.begin('/');
    const back = (await go(begun?.url ?? '')).headers.get('location') ?? '';
    return (await fresh?.end(new URL(back), begun?.sealed ?? ''))?.claims;
  }
  const token = 'https://shop.example/token';
  const keys = 'https://other.example/jwks';

  it('lets a person in where the issuer’s own document names them', async () => {
    expect(await claimsBy({ token_endpoint: token, jwks_uri: keys })).toMatchObject({ sub: 's-1' });
    expect(asked).toEqual(['shop.example/token', 'other.example/jwks']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['over http', { token_endpoint: 'http://shop.example/token' }],
    ['keys over http', { jwks_uri: 'http://shop.example/jwks' }],
    ['at an address inside', { token_endpoint: 'https://169.254.169.254/token' }],
    ['at a name of this machine', { token_endpoint: 'https://localhost/token' }],
    ['with a certificate of another host', { token_endpoint: 'https://stranger.example/token' }],
    ['that leads on to another address', { token_endpoint: 'https://shop.example/away' }],
    ['in the document of another issuer', { token_endpoint: token, issuer: 'https://shop.example' }],
    ['with a user in the address', { token_endpoint: 'https://a:b@shop.example/token' }],
  ])('lets in nobody, and hands no secret over, %s', async (_, discovery) => {
    const from = provider.tokens();
    await expect(claimsBy(discovery)).rejects.toThrow();
    expect(asked.filter((one) => one !== 'shop.example/away')).toEqual([]);
    expect(provider.tokens() - from).toBe(discovery['jwks_uri'] === undefined ? 0 : 1);
  });
});

it('asks no other host than that of the issuer, whatever its documents name', async () => {
  let asked = 0;
  const elsewhere = createServer((_, response) => {
    asked++;
    response.end('{}');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  const token = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/token`;
  provider.is.discovery = { token_endpoint: token };
  const fresh = openOidc(shop.services);
  const begun = await fresh?.begin('/');
  const back = (await go(begun?.url ?? '')).headers.get('location') ?? '';
  await expect(fresh?.end(new URL(back), begun?.sealed ?? '')).rejects.toThrow();
  expect(asked).toBe(0);
  await new Promise((resolve) => elsewhere.close(resolve));
});

it('is set whole, or refused at the start', () => {
  const settings = { ...shop.services.settings, oidcClientId: undefined };
  expect(() => openOidc({ ...shop.services, settings })).toThrow('REVENANT_OIDC_CLIENT_ID');
  expect(() => openOidc({ ...shop.services, link: null })).toThrow('REVENANT_LINK');
  expect(() => rolesOf(['groups=admin'])).toThrow('claim:value=role');
  expect(() => rolesOf(['groups:leads=king'])).toThrow('claim:value=role');
  expect(rolesOf(['https://a.example/roles:x=y=admin'])).toEqual([['https', '//a.example/roles:x=y', 'admin']]);
});
