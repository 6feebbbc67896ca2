/** A manifest → the file that seals it: WACZ's anonymous signature, and our seal over all of it. */
import { z } from 'zod';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import { parseJson } from '../model/parse-json.ts';
import { Instant } from '../model/words.ts';
import { PACKAGE } from './bundle.ts';
import { isSigned, isSignedForWacz, publicKeyOf, type SigningKeys, sign, signForWacz } from './signing.ts';

const Sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const DigestFile = z.strictObject({
  path: z.literal(PACKAGE),
  hash: Sha256,
  /** wacz-auth 0.1.0, "Anonymous Signature": other members are not allowed. */
  signedData: z.strictObject({
    hash: Sha256,
    created: Instant,
    software: z.string(),
    version: z.string(),
    signature: z.base64(),
    publicKey: z.base64(),
  }),
  seal: z.strictObject({
    key: z.base64(),
    timeStamp: z.base64().nullable(),
    signature: z.base64(),
  }),
});
export type DigestFile = z.infer<typeof DigestFile>;

/**
 * @param stamp asks for an RFC 3161 token over the bytes of `stampedOfSeal`; null: there is none
 */
export async function sealOf(
  datapackage: string,
  { created, software }: { readonly created: string; readonly software: string },
  keys: SigningKeys,
  stamp: (bytes: Uint8Array) => Promise<string | null>,
): Promise<string> {
  const hash = `sha256:${sha256(datapackage)}`;
  const signed = signForWacz(hash, keys.p384);
  const signedData = { hash, created, software, version: '0.1.0', ...signed };
  const key = publicKeyOf(keys.ed25519);
  const timeStamp = await stamp(stampedOfSeal({ path: PACKAGE, hash, signedData, seal: { key } }));
  const unsigned = { path: PACKAGE, hash, signedData, seal: { key, timeStamp } };
  const signature = sign(canonicalJson(unsigned), keys.ed25519);
  return canonicalJson({ ...unsigned, seal: { ...unsigned.seal, signature } });
}

/**
 * The bytes under the time stamp: all that the seal signs. Not the bare signature, as in wacz-auth:
 * for any ECDSA signature and any text, a key can be computed that makes the signature valid.
 */
export function stampedOfSeal(file: Omit<DigestFile, 'seal'> & { readonly seal: { readonly key: string } }): Buffer {
  const { path, hash, signedData, seal } = file;
  return Buffer.from(canonicalJson({ path, hash, signedData, seal: { key: seal.key } }));
}

/** The seal and its faults; null if it cannot be read at all. */
export function readSeal(text: string, datapackage: string): { file: DigestFile | null; problems: string[] } {
  const read = DigestFile.safeParse(parseJson(text));
  if (!read.success) return { file: null, problems: ['it is not a seal as revenant writes it'] };
  const file = read.data;
  const { seal, signedData, hash } = file;
  const { signature, ...unsigned } = seal;
  const problems: string[] = [];
  if (canonicalJson(file) !== text) problems.push('it is not written as it was signed');
  if (!isSigned(canonicalJson({ ...file, seal: unsigned }), signature, seal.key))
    problems.push('its signature is not valid: it was changed');
  if (hash !== `sha256:${sha256(datapackage)}` || signedData.hash !== hash)
    problems.push(`it seals another ${PACKAGE} than the one in this bundle`);
  if (!isSignedForWacz(signedData.hash, signedData.signature, signedData.publicKey))
    problems.push('the WACZ signature is not valid');
  return { file, problems };
}
