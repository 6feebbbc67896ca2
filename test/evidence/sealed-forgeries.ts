/**
 * What a dishonest owner may try who holds the rightful key: bundles whose parts are changed, and which are put together and sealed
 * anew. Each must be found out by what else is in the bundle.
 */
import { readZip, writeZip } from '../../src/archive/stored-zip.ts';
import { DIGEST, PACKAGE } from '../../src/evidence/bundle.ts';
import type { DigestFile } from '../../src/evidence/seal.ts';
import { type SigningKeys, sign } from '../../src/evidence/signing.ts';
import { timeStampRequest, tokenOf } from '../../src/evidence/time-stamp.ts';
import { verifyBundle } from '../../src/flow/verify-bundle.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { VerificationDocument } from '../../src/model/evidence.ts';
import type { Authority } from './authority.ts';
import type { Bench } from './bench.ts';
import { sealedAnew } from './forgeries.ts';

const NONCE = Buffer.alloc(16, 7);

/** A bundle as it was handed out, with all that its owner needs to forge it. */
export interface Owned {
  readonly file: Buffer;
  readonly keys: SigningKeys;
  verify(file: Buffer, roots?: readonly string[]): Promise<VerificationDocument>;
}

export async function ownedBy({ ports, shop, export: exportOne }: Bench): Promise<Owned> {
  const { file } = await exportOne();
  const { reader } = shop.services;
  return {
    file,
    keys: await ports.keys(),
    verify: (bytes, roots = []) => verifyBundle('a.wacz', bytes, { keys: [], roots, most: 1 << 30 }, reader),
  };
}

/** The bundle stamped by the authority, as it would be at export. */
export function stamped({ file, keys }: Owned, authority: Authority): Promise<Buffer> {
  const stamp = async (bytes: Uint8Array): Promise<string> =>
    tokenOf(authority.answer(timeStampRequest(bytes, NONCE)), bytes, NONCE).toString('base64');
  const created = `${new Date().toISOString().slice(0, 19)}Z`;
  return sealedAnew(file, (one) => one, keys, { stamp, manifest: { created } });
}

/** Another report under the stamp of the first: the P-384 key is free, so one is taken under which the stamped signature fits. */
export async function underOldStamp(
  file: Buffer,
  keys: SigningKeys,
  keyThatFits: (text: string, signature: string) => string,
): Promise<Buffer> {
  const old = JSON.parse(textOf(file, DIGEST)) as DigestFile;
  const report = Buffer.from('<!doctype html><p>Another report.</p>\n');
  const changed = await sealedAnew(file, (one) => (one.path.endsWith('.html') ? { ...one, bytes: report } : one), keys);
  const hash = `sha256:${sha256(textOf(changed, PACKAGE))}`;
  const publicKey = keyThatFits(hash, old.signedData.signature);
  const { signature: _, ...seal } = old.seal;
  const said = { ...old, hash, signedData: { ...old.signedData, hash, publicKey }, seal };
  const sealed = { ...said, seal: { ...seal, signature: sign(canonicalJson(said), keys.ed25519) } };
  const { entries } = readZip(changed);
  const digest = Buffer.from(canonicalJson(sealed));
  return Buffer.concat(writeZip(entries.map((one) => (one.path === DIGEST ? { ...one, bytes: digest } : one))));
}

function textOf(file: Buffer, wanted: string): string {
  return Buffer.from(readZip(file).entries.find(({ path }) => path === wanted)?.bytes ?? []).toString();
}
