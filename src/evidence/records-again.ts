/** A visit that kept no records of its own → whether the WARC in its bundle is the one that its facts make. */
import type { UnpackedRecord } from '../archive/warc/unpack-warc.ts';
import { recordsOfFacts } from '../archive/warc/warc-of-facts.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Visit } from '../model/visit.ts';
import { bodiesOf } from './bundle-contents.ts';

/** @param software that made the bundle, as its manifest says */
export async function isMadeOfFacts(
  visit: Visit,
  records: readonly UnpackedRecord[],
  software: string,
): Promise<boolean> {
  const bodies = bodiesOf(records);
  const blobs = {
    get: async (digest: string) => bodies.get(digest) ?? null,
    put: async (bytes: Uint8Array) => sha256(bytes),
  };
  const { records: again } = await recordsOfFacts(visit, software, blobs);
  const there = records.map(({ header, front, body }) => ({ header, front, body }));
  return canonicalJson(again) === canonicalJson(there);
}
