/** Files of other people's buckets, in ranges: signed where there are keys. */
import { AwsClient } from 'aws4fetch';
import { messageOf, PermanentError, TransientError } from '../../errors.ts';
import type { FarFiles } from '../../model/ports/sift.ts';

const TIMEOUT_MS = 60_000;
const RETRY_MS = 5_000;

/** `s3://bucket/key`; keys, region and endpoint come from the AWS_* variables. */
export function openS3Files(env: NodeJS.ProcessEnv): FarFiles {
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';
  const endpoint = env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'] || null;
  const [accessKeyId, secretAccessKey] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']];
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const client =
    accessKeyId && secretAccessKey
      ? new AwsClient({
          accessKeyId,
          secretAccessKey,
          service: 's3',
          region,
          retries: 0,
          ...(sessionToken && { sessionToken }),
        })
      : null;

  async function ask(address: string, range: string): Promise<Response> {
    const { hostname, pathname } = new URL(address);
    const url =
      endpoint === null
        ? `https://${hostname}.s3.${region}.amazonaws.com${pathname}`
        : `${endpoint.replace(/\/+$/, '')}/${hostname}${pathname}`;
    const init = { headers: { range }, signal: AbortSignal.timeout(TIMEOUT_MS) };
    let answer: Response;
    try {
      answer = await (client === null ? fetch(url, init) : client.fetch(url, init));
    } catch (error) {
      throw new TransientError('archive:unavailable', `${address}: ${messageOf(error)}`, RETRY_MS, { cause: error });
    }
    if (answer.status === 206) return answer;
    const code = /<Code>([^<]{1,100})</.exec(await answer.text().catch(() => ''))?.[1] ?? '';
    const said = `${address}: answered ${answer.status}${code === '' ? '' : ` (${code})`}`;
    if (answer.status >= 500 || answer.status === 429) throw new TransientError('archive:unavailable', said, RETRY_MS);
    throw new PermanentError('archive:refused', said);
  }
  return {
    async size(address) {
      const answer = await ask(address, 'bytes=0-0');
      await answer.body?.cancel();
      return Number(/\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1] ?? 0);
    },
    async read(address, from, length) {
      const answer = await ask(address, `bytes=${from}-${from + length - 1}`);
      try {
        return new Uint8Array(await answer.arrayBuffer());
      } catch (error) {
        throw new TransientError('archive:unavailable', `${address}: ${messageOf(error)}`, RETRY_MS, { cause: error });
      }
    },
  };
}
