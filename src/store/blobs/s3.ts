/** Buckets of S3 and of servers like it, by the AWS_* variables. */
import { AwsClient } from 'aws4fetch';

export const s3Region = (env: NodeJS.ProcessEnv): string =>
  env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1';

/** Null: Amazon's. */
export const s3Endpoint = (env: NodeJS.ProcessEnv): string | null =>
  env['AWS_ENDPOINT_URL_S3'] || env['AWS_ENDPOINT_URL'] || null;

/** Null: there are no keys. */
export function s3Client(env: NodeJS.ProcessEnv, region: string, retries: number): AwsClient | null {
  const [accessKeyId, secretAccessKey] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']];
  if (!accessKeyId || !secretAccessKey) return null;
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const session = sessionToken ? { sessionToken } : {};
  return new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region, retries, ...session });
}

/** Self-hosted servers seldom have a host name for each bucket: the bucket goes into the path. */
export const bucketUrl = (bucket: string, region: string, endpoint: string | null): string =>
  endpoint === null ? `https://${bucket}.s3.${region}.amazonaws.com` : `${endpoint.replace(/\/+$/, '')}/${bucket}`;

/** `answered 403 (AccessDenied)`. Takes the body of the answer. */
export async function refusalIn(answer: Response): Promise<string> {
  const code = /<Code>([^<]{1,100})</.exec(await answer.text().catch(() => ''))?.[1] ?? '';
  return `answered ${answer.status}${code === '' ? '' : ` (${code})`}`;
}
