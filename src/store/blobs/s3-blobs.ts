import { ConfigError, InputError, messageOf, TransientError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Blobs } from '../../model/ports/blobs.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { proven, REFRESH_MS } from './file-blobs.ts';
import { bucketUrl, refusalIn, s3Client, s3Endpoint, s3Region } from './s3.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const TIMEOUT_MS = 60_000;
const RETRIES = 3;

/**
 * Blobs as objects `<prefix>/<first two hex digits>/<SHA-256>` of
 * `s3://bucket/prefix?endpoint=http://host:port&region=…`. Defaults come from the AWS_* variables;
 * without an endpoint it is Amazon's. Throws ConfigError when a setting is missing or refused,
 * TransientError when the server does not answer.
 */
export function openS3Blobs(url: string, env: NodeJS.ProcessEnv): Blobs {
  const base = baseOf(url, env);
  const client = s3Client(env, base.region, RETRIES);
  if (client === null) throw new ConfigError('an s3: blob store needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const ask = async (method: string, digest: string, body?: Uint8Array): Promise<Response> => {
    const target = `${base.url}/${digest.slice(0, 2)}/${digest}`;
    // The server checks the body against the signed hash.
    const headers = { 'x-amz-content-sha256': body === undefined ? sha256('') : digest };
    return send(target, { method, headers, ...(body !== undefined && { body: body as Uint8Array<ArrayBuffer> }) });
  };
  const send = async (target: string, init: RequestInit): Promise<Response> => {
    try {
      return await client.fetch(target, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw new TransientError('blob:unavailable', `${base.url} does not answer: ${messageOf(error)}`, 5_000, {
        cause: error,
      });
    }
  };
  return {
    async put(bytes) {
      const digest = sha256(bytes);
      const head = await ask('HEAD', digest);
      // Put again, it is new: see `remove`.
      if (head.ok && Date.now() - changedAt(head) < REFRESH_MS) return digest;
      if (!head.ok && head.status !== 404) await fail(head, base.url);
      const put = await ask('PUT', digest, bytes);
      if (!put.ok) await fail(put, base.url);
      await put.body?.cancel();
      return digest;
    },
    async get(digest) {
      if (!DIGEST.test(digest)) return null;
      const answer = await ask('GET', digest);
      if (answer.ok) return proven(new Uint8Array(await answer.arrayBuffer()), digest);
      if (answer.status === 404 && !(await answer.clone().text()).includes('NoSuchBucket')) return null;
      return fail(answer, base.url);
    },
    // A put between the look and the removal may be lost. That can only happen to a blob that
    // nothing named for a day.
    async remove(digest, until) {
      if (!DIGEST.test(digest)) return 'absent';
      const head = await ask('HEAD', digest);
      if (head.status === 404) return 'absent';
      if (!head.ok) await fail(head, base.url);
      if (changedAt(head) >= until.getTime()) return 'kept';
      const answer = await ask('DELETE', digest);
      if (!answer.ok) await fail(answer, base.url);
      return 'removed';
    },
    async *digests() {
      for (let after = ''; ; ) {
        const query = { 'list-type': '2', prefix: base.prefix, ...(after && { 'continuation-token': after }) };
        const answer = await send(`${base.root}?${new URLSearchParams(query).toString()}`, { method: 'GET' });
        if (!answer.ok) await fail(answer, base.url);
        const page = await answer.text();
        for (const [, key = ''] of page.matchAll(/<Key>([^<]+)<\/Key>/g)) {
          const name = key.slice(key.lastIndexOf('/') + 1);
          if (DIGEST.test(name)) yield name;
        }
        const next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
        if (next === undefined) return;
        after = next.replaceAll('&amp;', '&');
      }
    },
    close: async () => undefined,
  };
}

/** Without a date: now. */
function changedAt(head: Response): number {
  return Date.parse(head.headers.get('last-modified') ?? '') || Date.now();
}

function baseOf(text: string, env: NodeJS.ProcessEnv) {
  const url = isUrl(text) ? new URL(text) : null;
  if (url === null || url.hostname === '') {
    throw new InputError(`REVENANT_BLOB_URL: s3://bucket/prefix is wanted, not ${text}`);
  }
  const asked = url.searchParams;
  const region = asked.get('region') ?? s3Region(env);
  const endpoint = asked.get('endpoint') ?? s3Endpoint(env);
  if (endpoint !== null && !isUrl(endpoint)) {
    throw new ConfigError(`the S3 endpoint is not a web address: ${endpoint}`);
  }
  const prefix = url.pathname.replace(/\/+$/, '');
  const root = bucketUrl(url.hostname, region, endpoint);
  return { url: root + prefix, region, root, prefix: prefix === '' ? '' : `${prefix.slice(1)}/` };
}

async function fail(answer: Response, base: string): Promise<never> {
  const said = `${base} ${await refusalIn(answer)}`;
  if (answer.status >= 500 || answer.status === 429) throw new TransientError('blob:unavailable', said, 5_000);
  throw new ConfigError(`${said}: check the bucket, the keys and the region of REVENANT_BLOB_URL`);
}
