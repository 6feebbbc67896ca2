/** A bundle → whether its bytes are as they were sealed, and whether the finding follows from them. Offline. */
import { checkBundle } from '../evidence/check-bundle.ts';
import { trustedKeys } from '../evidence/checkpoint.ts';
import type { DigestFile } from '../evidence/seal.ts';
import { checkToken } from '../evidence/time-stamp.ts';
import type { Checkpoint, VerificationDocument } from '../model/evidence.ts';
import type { Reader } from '../model/ports/reader.ts';
import { recomputed, type Verdict } from './recompute.ts';

/** wacz-auth 0.1.0: a stamp further than this from what it stamps says that one of the two times is wrong. */
const STAMP_MS = 10 * 60_000;

export interface VerifyOptions {
  /** Public keys that may have sealed it; empty: whichever. */
  readonly keys: readonly string[];
  /** Roots of time stamp authorities, in PEM. */
  readonly roots: readonly string[];
  /** Bytes of one side's WARC once unpacked, at most. */
  readonly most: number;
}

/** @param name of the bundle, as it was given */
export async function verifyBundle(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
): Promise<VerificationDocument> {
  const { problems: found, seal, contents } = checkBundle(file, options.most);
  const problems = [...found];
  const checkpoint = contents?.log.checkpoint ?? null;
  const stamps = seal === null ? [] : stampsOf(seal, checkpoint, options.roots);
  for (const { entry, problems: wrong } of stamps)
    problems.push(...wrong.map((detail) => ({ entry, record: null, detail })));
  const key = seal?.seal.key ?? null;
  const trusted =
    options.keys.length === 0 || key === null
      ? null
      : trustedKeys(options.keys, contents?.log.keys ?? []).includes(key);
  if (trusted === false)
    problems.push({
      entry: 'datapackage-digest.json',
      record: null,
      detail: `it is sealed by a key that was not given (${key})`,
    });
  const verdict: Verdict =
    contents === null || problems.length > 0
      ? notTried('the bundle is damaged: what is in it is not read')
      : await recomputed(contents, reader);
  return {
    schema: 'revenant.verification/1',
    bundle: name,
    ok: problems.length === 0 && verdict.outcome !== 'different',
    bytes: problems.length === 0 ? 'intact' : 'damaged',
    problems,
    match: contents?.match.id ?? null,
    verdict: contents === null ? verdict : { ...verdict, stated: contents.match.verdict },
    signature: {
      key,
      trusted,
      signedAt: seal?.signedData.created ?? null,
      timeStamps: stamps.flatMap(({ of, at, authority, trusted: rooted }) =>
        at === null ? [] : [{ of, at, authority, trusted: rooted }],
      ),
    },
    log: {
      size: checkpoint?.size ?? null,
      entries: contents?.log.entries.length ?? 0,
      checkpointAt: checkpoint?.at ?? null,
    },
  };
}

function notTried(detail: string): Verdict {
  return { outcome: 'not-tried', stated: null, recomputed: null, detail, differences: [] };
}

function stampsOf({ seal, signedData }: DigestFile, checkpoint: Checkpoint | null, roots: readonly string[]) {
  const stamped = [
    {
      of: 'bundle',
      entry: 'datapackage-digest.json',
      token: seal.timeStamp,
      signature: signedData.signature,
      said: signedData.created,
    },
    ...(checkpoint === null
      ? []
      : [
          {
            of: 'checkpoint',
            entry: 'evidence/log.json',
            token: checkpoint.timeStamp,
            signature: checkpoint.signature,
            said: checkpoint.at,
          },
        ]),
  ];
  return stamped.flatMap(({ of, entry, token, signature, said }) => {
    if (token === null) return [];
    const check = checkToken(Buffer.from(token, 'base64'), Buffer.from(signature, 'base64'), roots);
    const apart = check.at === null ? 0 : Math.abs(Date.parse(check.at) - Date.parse(said));
    const late =
      apart > STAMP_MS ? [`the time stamp (${check.at}) and the time that was signed (${said}) are too far apart`] : [];
    return [{ of, entry, ...check, problems: [...check.problems, ...late] }];
  });
}
