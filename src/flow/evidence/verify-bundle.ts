/** Checks offline that a bundle's bytes are as sealed, and that the finding follows from them. */
import { DIGEST } from '../../evidence/bundle.ts';
import { type BundleContents, judgementsOf } from '../../evidence/bundle-contents.ts';
import { checkBundle } from '../../evidence/check-bundle.ts';
import { stampedOfCheckpoint, trustedKeys } from '../../evidence/checkpoint.ts';
import { type DigestFile, stampedOfSeal } from '../../evidence/seal.ts';
import type { Checkpoint, VerificationDocument } from '../../model/decisions/evidence.ts';
import type { Match } from '../../model/derived/match.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { recomputed, unknownVerdict, type Verdict } from './recompute.ts';
import { remadeProblems } from './remade.ts';
import { stampCheck } from './time-stamps.ts';

export interface VerifyOptions {
  /** Public keys that may have sealed it; empty: any. */
  readonly keys: readonly string[];
  /** Roots of time stamp authorities, in PEM. */
  readonly roots: readonly string[];
  /** Name and version of this program. */
  readonly software: string;
}

/** @param name of the bundle, as it was given */
export async function verifyBundle(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
): Promise<VerificationDocument> {
  const { problems: found, seal, entries, contents } = checkBundle(file);
  const problems = [...found];
  const checkpoint = contents?.log.checkpoint ?? null;
  const { signature, problems: ofSeal } = checkSeal(seal, checkpoint, contents?.log.keys ?? [], options);
  problems.push(...ofSeal);
  const asStated: string[] = [];
  if (contents !== null && seal !== null && seal.signedData.software === options.software)
    for (const one of await remadeProblems(contents, entries, seal.signedData)) problems.push({ ...one, record: null });
  else if (seal !== null)
    asStated.push(
      `report, pages, index, title and the WARC of an import: made by ${seal.signedData.software}, this is ${options.software}`,
    );
  const verdict: Verdict =
    contents === null || problems.length > 0
      ? unknownVerdict('not-tried', null, 'the bundle is damaged, so its content is not read')
      : await recomputed(contents, reader);
  return {
    schema: 'revenant.verification/1',
    bundle: name,
    ok: problems.length === 0 && verdict.outcome !== 'different',
    bytes: problems.length === 0 ? 'intact' : 'damaged',
    problems,
    match: contents?.match.id ?? null,
    verdict: contents === null ? verdict : { ...verdict, stated: contents.match.verdict },
    asStated: contents === null ? [] : [...asStated, ...takenAsStated(contents)],
    judgement: contents === null ? null : (judgementsOf(contents).at(-1) ?? null),
    signature,
    log: {
      size: checkpoint?.size ?? null,
      entries: contents?.log.entries.length ?? 0,
      checkpointAt: checkpoint?.at ?? null,
    },
  };
}

/** Parts of the finding that no byte in the bundle proves. */
function takenAsStated({ match, left, right, listed, drawings, standing }: BundleContents): string[] {
  const visits = [left, right].flatMap(({ captured }) => (captured === null ? [] : [captured.visit]));
  const stated: [string, boolean][] = [
    ['the ownership period of a domain (epoch): it comes from other visits', hasEpoch(match)],
    ['what registries and name servers said (registration, addresses)', visits.some(isEnriched)],
    ['what was decided during a visit (state, condition, views of other visitors)', visits.length > 0],
    ['how an imported archive was made: only its bytes are known', visits.some(isImport)],
    ['what a browser loaded through TLS tunnels', visits.some(isDrawn)],
    ['how a browser drew the pictures of pages: only their bytes are known', drawings !== null],
    ['the listed names that were found: they depend on all names of all lists', listed !== null],
    ['how the finding was before: it comes from other visits', standing !== null],
    ['with what counts it was first flagged', match.flaggedWith !== undefined],
    ['why these two were compared: the other candidates are not in the bundle', match.candidateKeys.length > 0],
  ];
  return stated.flatMap(([what, isThere]) => (isThere ? [what] : []));
}

const hasEpoch = ({ left, right }: Match): boolean => left.epoch !== undefined || right.epoch !== undefined;
const isImport = ({ source }: Visit): boolean => source === 'import';
const isDrawn = ({ captures }: Visit): boolean => captures.some(({ rendered }) => rendered);
const isEnriched = ({ registration, addresses }: Visit): boolean =>
  registration !== undefined || addresses !== undefined;

/**
 * The sealer and the time, and the faults of the seal.
 *
 * @param changes checkpoints in which a key names the next
 */
export function checkSeal(
  seal: DigestFile | null,
  checkpoint: Checkpoint | null,
  changes: readonly Checkpoint[],
  { keys, roots }: Pick<VerifyOptions, 'keys' | 'roots'>,
): Pick<VerificationDocument, 'signature' | 'problems'> {
  const stamps = seal === null ? [] : stampsOf(seal, checkpoint, roots);
  const problems = stamps.flatMap(({ entry, problems: wrong }) =>
    wrong.map((detail) => ({ entry, record: null, detail })),
  );
  const key = seal?.seal.key ?? null;
  const trusted = keys.length === 0 || key === null ? null : trustedKeys(keys, changes).includes(key);
  if (trusted === false)
    problems.push({ entry: DIGEST, record: null, detail: `it is sealed by a key that was not given (${key})` });
  const timeStamps = stamps.flatMap(({ of, at, authority, trusted: rooted }) =>
    at === null ? [] : [{ of, at, authority, trusted: rooted }],
  );
  return { signature: { key, trusted, signedAt: seal?.signedData.created ?? null, timeStamps }, problems };
}

function stampsOf(file: DigestFile, checkpoint: Checkpoint | null, roots: readonly string[]) {
  const stamped = [
    ['bundle', DIGEST, file.seal.timeStamp, stampedOfSeal(file), file.signedData.created] as const,
    ...[checkpoint]
      .filter((one) => one !== null)
      .map((one) => ['checkpoint', 'evidence/log.json', one.timeStamp, stampedOfCheckpoint(one), one.at] as const),
  ];
  return stamped.flatMap(([of, entry, token, over, said]) => {
    const check = stampCheck(token, over, said, roots);
    return check === null ? [] : [{ of, entry, ...check }];
  });
}
