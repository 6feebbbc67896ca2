/** Files of other people's buckets, in ranges: signed where there are keys. */
import { messageOf, PermanentError, TransientError } from '../../errors.ts';
import type { FarFiles } from '../../model/ports/sift.ts';
import { bucketUrl, refusalIn, s3Client, s3Endpoint, s3Region } from './s3.ts';

const TIMEOUT_MS = 60_000;
const RETRY_MS = 5_000;

/** `s3://bucket/key`; keys, region and endpoint come from the AWS_* variables. */
export function openS3Files(env: NodeJS.ProcessEnv): FarFiles {
  const [region, endpoint] = [s3Region(env), s3Endpoint(env)];
  const client = s3Client(env, region, 0);

  async function ask(address: string, range: string): Promise<Response> {
    const { hostname, pathname } = new URL(address);
    const url = `${bucketUrl(hostname, region, endpoint)}${pathname}`;
    const init = { headers: { range }, signal: AbortSignal.timeout(TIMEOUT_MS) };
    let answer: Response;
    try {
      answer = await (client === null ? fetch(url, init) : client.fetch(url, init));
    } catch (error) {
      throw new TransientError('archive:unavailable', `${address}: ${messageOf(error)}`, RETRY_MS, { cause: error });
    }
    if (answer.status === 206) return answer;
    const said = `${address}: ${await refusalIn(answer)}`;
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
