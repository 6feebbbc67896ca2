/** A bundle → whether its bytes are as they were sealed, and whether the finding follows from them. Offline. */
import { type BundleContents, judgementsOf } from '../../evidence/bundle-contents.ts';
import { checkBundle } from '../../evidence/check-bundle.ts';
import { stampedOfCheckpoint, trustedKeys } from '../../evidence/checkpoint.ts';
import { type DigestFile, stampedOfSeal } from '../../evidence/seal.ts';
import type { Checkpoint, VerificationDocument } from '../../model/evidence.ts';
import type { Match } from '../../model/match.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Visit } from '../../model/visit.ts';
import { recomputed, type Verdict } from './recompute.ts';
import { remadeProblems } from './remade.ts';
import { stampCheck } from './time-stamps.ts';

export interface VerifyOptions {
  /** Public keys that may have sealed it; empty: whichever. */
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
  const asStated: string[] = [];
  if (contents !== null && seal !== null && seal.signedData.software === options.software)
    for (const one of await remadeProblems(contents, entries, seal.signedData)) problems.push({ ...one, record: null });
  else if (seal !== null)
    asStated.push(
      `report, pages, index, title and the WARC of an import: made by ${seal.signedData.software}, this is ${options.software}`,
    );
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
    asStated: contents === null ? [] : [...asStated, ...takenAsStated(contents)],
    judgement: contents === null ? null : (judgementsOf(contents).at(-1) ?? null),
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

/** What somebody has said that no byte in the bundle shows, as far as it is there. */
function takenAsStated({ match, left, right, listed, standing }: BundleContents): string[] {
  const visits = [left, right].flatMap(({ captured }) => (captured === null ? [] : [captured.visit]));
  const told: [string, boolean][] = [
    ['since when a domain has its present holder (epoch): it is told by other visits', hasEpoch(match)],
    ['what registries and name servers said (registration, addresses)', visits.some(isEnriched)],
    ['what was judged while a site was visited (state, condition, views of others)', visits.length > 0],
    ['how an archive that was imported came about: the bytes are those that it gave', visits.some(isImport)],
    ['what a browser loaded: its tunnels are not opened', visits.some(isDrawn)],
    ['what the search for listed names found: it depends on all names of all lists', listed !== null],
    ['how the finding stood before: it is told by other visits', standing !== null],
    ['why these two were compared: who else was, is not in the bundle', match.candidateKeys.length > 0],
  ];
  return told.flatMap(([what, isThere]) => (isThere ? [what] : []));
}

const hasEpoch = ({ left, right }: Match): boolean => left.epoch !== undefined || right.epoch !== undefined;
const isImport = ({ source }: Visit): boolean => source === 'import';
const isDrawn = ({ captures }: Visit): boolean => captures.some(({ rendered }) => rendered);
const isEnriched = ({ registration, addresses }: Visit): boolean =>
  registration !== undefined || addresses !== undefined;

function notTried(detail: string): Verdict {
  return { outcome: 'not-tried', stated: null, recomputed: null, detail, differences: [] };
}

function stampsOf(file: DigestFile, checkpoint: Checkpoint | null, roots: readonly string[]) {
  const stamped = [
    {
      of: 'bundle',
      entry: 'datapackage-digest.json',
      token: file.seal.timeStamp,
      over: stampedOfSeal(file),
      said: file.signedData.created,
    },
    ...(checkpoint === null
      ? []
      : [
          {
            of: 'checkpoint',
            entry: 'evidence/log.json',
            token: checkpoint.timeStamp,
            over: stampedOfCheckpoint(checkpoint),
            said: checkpoint.at,
          },
        ]),
  ];
  return stamped.flatMap(({ of, entry, token, over, said }) => {
    const check = stampCheck(token, over, said, roots);
    return check === null ? [] : [{ of, entry, ...check }];
  });
}
