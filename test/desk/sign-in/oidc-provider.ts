/** A small OpenID provider on loopback: discovery, keys, the way there and back, tokens by code with PKCE. */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Behaviour {
  claims: Record<string, unknown>;
  /** Changes the claims of the token after they are made. */
  token: (claims: Record<string, unknown>) => Record<string, unknown>;
  key: KeyObject;
  alg: string;
  discovery: Record<string, unknown>;
  /** What the token endpoint sends in place of its answer. */
  body: string | null;
}

export interface OidcProvider {
  readonly issuer: string;
  readonly is: Behaviour;
  /** How often tokens were asked for. */
  tokens(): number;
  /** Puts everything back to how an honest provider behaves. */
  reset(): void;
  close(): Promise<void>;
}

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startOidcProvider(clientId: string, secret: string): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const is = {} as Behaviour;
  let asked = 0;
  const reset = (): void => {
    Object.assign(is, { claims: { sub: 's-1' }, token: (one: object) => one, key: privateKey, alg: 'RS256' });
    Object.assign(is, { discovery: {}, body: null });
  };
  reset();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        ...is.discovery,
      });
    if (url.pathname === '/jwks')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      const { redirect_uri = '', state = '', nonce = '', code_challenge = '' } = Object.fromEntries(url.searchParams);
      const code = randomUUID();
      codes.set(code, { challenge: code_challenge, nonce, redirect: redirect_uri });
      const back = `${redirect_uri}?${new URLSearchParams({ code, state }).toString()}`;
      return response.writeHead(302, { location: back }).end();
    }
    asked++;
    const form = new URLSearchParams(await bodyOf(request));
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const credentials = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    if (request.headers.authorization !== credentials) return json({ error: 'invalid_client' }, 401);
    if (code === undefined || code.challenge !== verifier || code.redirect !== form.get('redirect_uri'))
      return json({ error: 'invalid_grant' }, 400);
    if (is.body !== null) return response.writeHead(200, { 'content-type': 'application/json' }).end(is.body);
    const now = Math.floor(Date.now() / 1000);
    const claims = is.token({ iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: code.nonce, ...is.claims });
    const head = `${b64({ alg: is.alg, kid: 'k' })}.${b64(claims)}`;
    const signature = is.alg === 'none' ? '' : createSign('RSA-SHA256').update(head).sign(is.key, 'base64url');
    return json({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: `${head}.${signature}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    is,
    tokens: () => asked,
    reset,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
