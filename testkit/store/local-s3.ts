import { join } from 'node:path';
import S3rver from 's3rver';

/** An S3 store on a free loopback port, in a folder below `home`, with the bucket `captures`. Not started yet. */
export const localS3 = (home: string): S3rver =>
  new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(home, 's3'),
    configureBuckets: [{ name: 'captures' }],
  });
