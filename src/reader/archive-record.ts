/** One record of an archive, fetched alone → true to what its index said of it, or why not. */
import { hasDigest } from '../archive/digest.ts';
import { ARCHIVE_LIMITS } from '../archive/limits.ts';
import { parseHttpResponse } from '../archive/warc/http-message.ts';
import { WarcRecords, warcFile } from '../archive/warc/warc-records.ts';
import { webAddress } from '../archive/web-address.ts';
import { messageOf, PermanentError } from '../errors.ts';
import type { AskedRecord } from '../model/ports/reader.ts';

/** Common Crawl cuts a payload at 5 MiB. */
const BLOCK_BYTES = 16 << 20;

/** Null: it is the record. */
export async function checkRecord({ path, url, digest }: AskedRecord): Promise<string | null> {
  const records = new WarcRecords(await warcFile(path), 0, ARCHIVE_LIMITS);
  try {
    const head = await records.next();
    if (head === null) return 'it is empty';
    if (head.type !== 'response') return `it is a record of the type ${head.type.slice(0, 40)}`;
    if (webAddress(head.fields.get('warc-target-uri')) !== webAddress(url)) return 'it is of another address';
    if (head.length > BLOCK_BYTES) return `it is longer than ${BLOCK_BYTES} bytes`;
    const block = await records.block(BLOCK_BYTES);
    const message = parseHttpResponse(block);
    if (message === null) return 'it holds no HTTP answer';
    if (hasDigest(`sha1:${digest}`, message.payload) !== true) return 'its bytes do not fit the digest in the index';
    return (await records.next()) === null ? null : 'more than one record is there';
  } catch (thrown) {
    if (!(thrown instanceof PermanentError)) throw thrown;
    return messageOf(thrown);
  } finally {
    await records.close();
  }
}
