/**
 * Signs in by an OpenID provider: authorization code with PKCE, state and nonce. Requests to the
 * issuer's host skip the guard for crawled sites: the settings name it, and it may be in the own
 * network. If its discovery document names another host for tokens or keys, only these two
 * addresses are allowed, over https and guarded.
 */
import { readFile } from 'node:fs/promises';
import type { Configuration, CustomFetchOptions } from 'openid-client';
import { ConfigError } from '../../errors.ts';
import { type Claims, rolesOf } from '../../flow/people/oidc-user.ts';
import type { Egress } from '../../model/ports/egress.ts';
import type { Services } from '../../services.ts';
import { openSeal } from '../frame/seal.ts';

/** Time and size of one answer of the provider. */
const ANSWER_MS = 10_000;
const ANSWER_BYTES = 512 * 1024;
/** The time that a person may take at the provider. */
const THERE_MS = 10 * 60_000;
/** A browser keeps no cookie of more than 4 KB. */
const LONGEST_NEXT = 2_000;

export const CALLBACK = '/login/oidc/back';

/** The state for a person's return. The browser keeps it, sealed: strangers cannot push it out. */
interface There {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly next: string;
  /** By the clock of this process, in milliseconds. */
  readonly at: number;
}

/** Null: not set. Throws ConfigError if something is missing. */
export function openOidc({ settings, link, egress }: Pick<Services, 'settings' | 'link' | 'egress'>) {
  const { oidcIssuer, oidcClientId, oidcSecretFile, oidcRoles } = settings;
  if (oidcIssuer === undefined) return null;
  if (oidcClientId === undefined || link === null || oidcRoles.length === 0)
    throw new ConfigError('REVENANT_OIDC_ISSUER needs REVENANT_OIDC_CLIENT_ID, REVENANT_OIDC_ROLES and REVENANT_LINK');
  const back = new URL(CALLBACK, link).href;
  const seal = openSeal<There>();
  let known: Promise<Configuration> | null = null;
  const configuration = (): Promise<Configuration> => {
    known ??= discover(new URL(oidcIssuer), oidcClientId, oidcSecretFile, egress).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    roles: rolesOf(oidcRoles),
    /** The provider's page for the person. @param next path that is opened afterwards */
    async begin(next: string) {
      const client = await import('openid-client');
      const config = await configuration();
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
      });
      const afterwards = next.length > LONGEST_NEXT ? '/' : next;
      const sealed = seal.close({ state, nonce, verifier, next: afterwards, at: performance.now() });
      return { url: url.href, sealed };
    },
    /** Checks the answer. Null: this process did not seal it, or too long ago. */
    async end(url: URL, sealed: string) {
      const sent = seal.open(sealed);
      if (sent === null || performance.now() - sent.at > THERE_MS) return null;
      const client = await import('openid-client');
      const answer = new URL(back);
      answer.search = url.search;
      const tokens = await client.authorizationCodeGrant(await configuration(), answer, {
        pkceCodeVerifier: sent.verifier,
        expectedState: sent.state,
        expectedNonce: sent.nonce,
        idTokenExpected: true,
      });
      return { claims: tokens.claims() as unknown as Claims, next: sent.next };
    },
  };
}

async function discover(
  issuer: URL,
  id: string,
  secretFile: string | undefined,
  egress: Egress,
): Promise<Configuration> {
  const client = await import('openid-client');
  const secret = secretFile === undefined ? undefined : (await readFile(secretFile, 'utf8')).trim();
  const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
  const named = new Set<string>();
  const config = await client.discovery(issuer, id, undefined, authentication, {
    timeout: ANSWER_MS / 1000,
    [client.customFetch]: fetchFrom(issuer, named, egress),
    // Also checks the token's signature, not only its connection.
    execute: [
      client.enableNonRepudiationChecks,
      // The setting allows http on loopback only.
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
  // Only a document from the issuer's own host that names this issuer gets so far.
  const { token_endpoint: tokens, jwks_uri: keys } = config.serverMetadata();
  for (const one of [tokens, keys]) if (one?.startsWith('https://')) named.add(new URL(one).href);
  return config;
}

/** `fetch` with limits: for the issuer's host, and guarded for the https addresses in `named`. */
function fetchFrom(issuer: URL, named: ReadonlySet<string>, egress: Egress) {
  return async (url: string, options: CustomFetchOptions): Promise<Response> => {
    if (new URL(url).origin !== issuer.origin) {
      if (named.has(new URL(url).href)) return fetchNamed(url, options, egress);
      throw new Error(`the provider names another host, and not as the https address of tokens or keys: ${url}`);
    }
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(url, { ...(options as RequestInit), redirect: 'manual', signal });
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of answer.body ?? []) {
      bytes += (part as Uint8Array).length;
      if (bytes > ANSWER_BYTES) throw new Error(`the answer of the provider is longer than ${ANSWER_BYTES} bytes`);
      parts.push(part as Uint8Array);
    }
    const body = [204, 205, 304].includes(answer.status) ? null : Buffer.concat(parts);
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
}

/** Guarded: no private address, no unknown certificate, no redirect. */
async function fetchNamed(
  url: string,
  { method, headers, body }: CustomFetchOptions,
  egress: Egress,
): Promise<Response> {
  const answer = await egress.fetch({
    url,
    // Like a webhook: not paced, no redirects, and no stored copy.
    purpose: 'webhook',
    method: method === 'POST' ? 'POST' : 'GET',
    headers,
    ...(body != null && { body: body instanceof URLSearchParams ? body.toString() : (body as string) }),
    maxBytes: ANSWER_BYTES,
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!answer.ok) throw new Error(`${url}: ${answer.detail} (${answer.code})`);
  if (answer.marks.includes('truncated')) throw new Error(`${url} answers with more than ${ANSWER_BYTES} bytes`);
  const type = answer.headers['content-type'];
  const bytes = [204, 205, 304].includes(answer.status) ? null : Buffer.from(answer.body);
  return new Response(bytes, { status: answer.status, headers: type === undefined ? {} : { 'content-type': type } });
}
