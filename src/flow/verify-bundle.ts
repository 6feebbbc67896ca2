/** A bundle → whether its bytes are as they were sealed, and whether the finding follows from them. Offline. */
import type { UnpackLimits } from '../archive/unpack-warc.ts';
import { type BundleContents, checkBundle, type ReadSide } from '../evidence/check-bundle.ts';
import { stampedOfCheckpoint } from '../evidence/checkpoint.ts';
import { judgedInOrder } from '../evidence/judged.ts';
import { type DigestFile, stampedOfSeal } from '../evidence/seal.ts';
import { checkToken } from '../evidence/time-stamp.ts';
import { shippedBackground } from '../match/background.ts';
import { matchPair } from '../match/compare.ts';
import type { Subject } from '../match/subject.ts';
import { modelName } from '../match/weights.ts';
import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Checkpoint, Judgement, VerificationDocument } from '../model/evidence.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Match, MatchSide } from '../model/match.ts';
import type { Reader } from '../model/ports/reader.ts';
import { SIGNALS } from '../signals/list.ts';
import { subjectOf } from './compare-sites.ts';
import { fingerprintCaptured } from './inspect.ts';

/** wacz-auth 0.1.0: a stamp further than this from what it stamps says that one of the two times is wrong. */
const STAMP_MS = 10 * 60_000;

export interface VerifyOptions {
  /** Public keys that may have sealed it; empty: whichever. */
  readonly keys: readonly string[];
  /** Roots of time stamp authorities, in PEM. */
  readonly roots: readonly string[];
  /** What is unpacked of one side's WARC, at most. */
  readonly limits: UnpackLimits;
}

type Verdict = VerificationDocument['verdict'];

/** @param name of the bundle, as it was given */
export async function verifyBundle(
  name: string,
  file: Buffer,
  options: VerifyOptions,
  reader: Reader,
): Promise<VerificationDocument> {
  const { problems: found, seal, contents } = checkBundle(file, options.limits);
  const problems = [...found];
  const checkpoint = contents?.log.checkpoint ?? null;
  const stamps = seal === null ? [] : stampsOf(seal, checkpoint, options.roots);
  for (const { entry, problems: wrong } of stamps)
    problems.push(...wrong.map((detail) => ({ entry, record: null, detail })));
  const key = seal?.seal.key ?? null;
  const trusted = options.keys.length === 0 || key === null ? null : options.keys.includes(key);
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
    judgement: contents === null ? null : lastWord(contents),
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

function lastWord({ judgements, log }: BundleContents): Judgement | null {
  const inOrder = log.entries.map(({ entry }) => entry).toSorted((a, b) => a.seq - b.seq);
  return judgedInOrder(judgements, inOrder).at(-1) ?? null;
}

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
    if (token === null) return [];
    const check = checkToken(Buffer.from(token, 'base64'), over, roots);
    const apart = check.at === null ? 0 : Math.abs(Date.parse(check.at) - Date.parse(said));
    const late =
      apart > STAMP_MS ? [`the time stamp (${check.at}) and the time that was signed (${said}) are too far apart`] : [];
    return [{ of, entry, ...check, problems: [...check.problems, ...late] }];
  });
}

async function recomputed(contents: BundleContents, reader: Reader): Promise<Verdict> {
  const { match, background } = contents;
  const ours = modelName(SIGNALS);
  const shipped = shippedBackground();
  const base = { stated: match.verdict, recomputed: null, differences: [] };
  if (match.model !== ours)
    return {
      ...base,
      outcome: 'not-recomputable',
      detail: `made by model ${match.model}, this is ${ours}: bytes verified, verdict not recomputable`,
    };
  const counts = backgroundOf(contents, shipped);
  if (counts === null)
    return {
      ...base,
      outcome: 'not-recomputable',
      detail: `weighed with the background ${match.background}${background === null ? '' : ` on top of ${background.shipped}`}, which this program does not have: bytes verified, verdict not recomputable`,
    };
  const [left, right] = [await readAgain(contents.left, reader), await readAgain(contents.right, reader)];
  const again = matchPair(
    subjectAgain(left, contents.left, match.left),
    subjectAgain(right, contents.right, match.right),
    counts,
    match.candidateKeys,
  );
  const differences = [
    ...(await captureDifferences('left', contents.left, reader)),
    ...(await captureDifferences('right', contents.right, reader)),
    ...fingerprintDifferences('left', contents.left.fingerprint, left),
    ...fingerprintDifferences('right', contents.right.fingerprint, right),
    ...matchDifferences(match, again),
  ];
  const same = differences.length === 0;
  return {
    stated: match.verdict,
    recomputed: again.verdict,
    outcome: same ? 'same' : 'different',
    detail: same
      ? `read again from the bytes and compared again: the same ${match.verdict}, ${match.weight} bits`
      : `read again from the bytes and compared again: ${again.verdict}, ${again.weight} bits; stated are ${match.verdict}, ${match.weight} bits`,
    differences,
  };
}

function backgroundOf({ match, background }: BundleContents, shipped: Background): Background | null {
  if (match.background === shipped.id) return shipped;
  if (background === null || background.id !== match.background || background.shipped !== shipped.id) return null;
  const counts = new Map(background.counts);
  return {
    id: background.id,
    sites: shipped.sites + background.sites,
    count: (token) => shipped.count(token) + (counts.get(token) ?? 0),
  };
}

function bodiesOf({ records }: ReadSide): Map<string, Uint8Array> {
  return new Map(records.flatMap(({ body, bytes }) => (body === null ? [] : [[body, bytes] as const])));
}

/** What was read of bytes when they were captured (encodings, pictures, documents), read again. */
async function captureDifferences(name: string, side: ReadSide, reader: Reader): Promise<string[]> {
  const bytesOf = bodiesOf(side);
  const differences: string[] = [];
  for (const { url, body, charset, rendered, headers, image, document } of side.visit.captures) {
    const bytes = body === null ? undefined : bytesOf.get(body);
    if (bytes === undefined) continue;
    const compared = async (): Promise<[unknown, unknown]> => {
      if (image !== null) {
        const read = await reader.image(bytes);
        return [image, read.ok ? read.value.grid : null];
      }
      if (document !== undefined) {
        const read = await reader.document(bytes);
        return [document, read.ok ? read.value : read.found];
      }
      if (charset === null || rendered) return [null, null];
      return [charset, await reader.charset(bytes, headers['content-type'] ?? null)];
    };
    const [stated, again] = await compared();
    if (canonicalJson(stated) !== canonicalJson(again)) differences.push(`${name}: ${url} reads otherwise`);
  }
  return differences;
}

/** All signals, from the bytes of the records. */
function readAgain(side: ReadSide, reader: Reader): Promise<Fingerprint> {
  const { visit } = side;
  const bytesOf = bodiesOf(side);
  const bodies = new Map<string, Uint8Array>();
  for (const { role, body, reason } of visit.captures) {
    const bytes = role === 'page' && body !== null && reason === null ? bytesOf.get(body) : undefined;
    if (body !== null && bytes !== undefined) bodies.set(body, bytes);
  }
  return fingerprintCaptured({ visit, bodies }, reader);
}

function subjectAgain(fingerprint: Fingerprint, { entity }: ReadSide, { epoch }: MatchSide): Subject {
  return { ...subjectOf(fingerprint, entity), epoch: epoch ?? null };
}

function fingerprintDifferences(side: string, stated: Fingerprint, again: Fingerprint): string[] {
  if (canonicalJson(stated) === canonicalJson(again)) return [];
  const texts = ({ readings }: Fingerprint) => new Map(readings.map((one) => [one.signal, canonicalJson(one)]));
  const [mine, theirs] = [texts(stated), texts(again)];
  const signals = [...new Set([...mine.keys(), ...theirs.keys()])].filter((one) => mine.get(one) !== theirs.get(one));
  return signals.length === 0
    ? [`${side}: the fingerprint differs beside its readings`]
    : signals.map((signal) => `${side}: ${signal} reads otherwise`);
}

function matchDifferences(stated: Match, again: Match): string[] {
  if (canonicalJson(stated) === canonicalJson(again)) return [];
  const [mine, theirs] = [stated, again] as unknown as Record<string, unknown>[];
  const members = Object.keys({ ...mine, ...theirs });
  return members
    .filter((member) => canonicalJson(mine?.[member] ?? null) !== canonicalJson(theirs?.[member] ?? null))
    .map((member) => `match: ${member} differs`);
}
