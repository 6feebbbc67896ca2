/** The contents of a bundle → its finding computed again, with the same signals and counts. */
import { type BundleContents, bodiesOf, type CapturedSide, type ReadSide } from '../../evidence/bundle-contents.ts';
import { shippedBackground } from '../../match/background/background.ts';
import { matchPair } from '../../match/compare.ts';
import { asFirstFlagged } from '../../match/first-flag.ts';
import { listedModel, matchListed } from '../../match/listed/listed.ts';
import { type Subject, subjectOf } from '../../match/readings/subject.ts';
import { modelName } from '../../match/weigh/weights.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { BackgroundCounts, VerificationDocument } from '../../model/decisions/evidence.ts';
import { addedTo, type Background } from '../../model/derived/background.ts';
import { givenRules } from '../../model/derived/extraction-rule.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Reader } from '../../model/ports/reader.ts';
import { SIGNALS } from '../../signals/list.ts';
import { fingerprintCaptured } from '../site/inspect.ts';

export type Verdict = VerificationDocument['verdict'];

export function unknownVerdict(outcome: Verdict['outcome'], stated: string | null, detail: string): Verdict {
  return { outcome, stated, recomputed: null, detail, differences: [] };
}

const WAY = 'read again from the bytes and compared again';

/**
 * Says if the result is the same or different. Not recomputable with another model or background
 * than this program has.
 */
export async function recomputed(contents: BundleContents, reader: Reader): Promise<Verdict> {
  const { match, background } = contents;
  const ours = match.listed === undefined ? modelName(SIGNALS) : listedModel();
  const shipped = shippedBackground();
  const notRecomputable = (why: string): Verdict =>
    unknownVerdict('not-recomputable', match.verdict, `${why}: bytes verified, verdict not recomputable`);
  if (match.model !== ours) return notRecomputable(`made by model ${match.model}, this is ${ours}`);
  const counts = backgroundOf(match.background, background, shipped);
  if (counts === null)
    return notRecomputable(
      `weighed with the background ${match.background}${background === null ? '' : ` on top of ${background.shipped}`}, which this program does not have`,
    );
  const latest = match.today === undefined ? null : backgroundOf(match.today.background, contents.today, shipped);
  if (match.today !== undefined && latest === null)
    return notRecomputable(`also weighed with the background ${match.today.background}, which is not in the bundle`);
  const again = await comparedAgain(contents, counts, latest, reader);
  const differences = [...again.differences, ...matchDifferences(match, again.match && asStated(again.match, match))];
  const same = differences.length === 0;
  return {
    stated: match.verdict,
    recomputed: again.match?.verdict ?? null,
    outcome: same ? 'same' : 'different',
    detail: same
      ? `${WAY}: the same ${match.verdict}, ${match.weight} bits`
      : `${WAY}: ${again.match === null ? 'no finding' : `${again.match.verdict}, ${again.match.weight} bits`}; stated are ${match.verdict}, ${match.weight} bits`,
    differences,
  };
}

/** Listed names are taken as stated: they depend on all names of all lists. */
async function comparedAgain(
  contents: BundleContents,
  counts: Background,
  latest: Background | null,
  reader: Reader,
): Promise<{ match: Match | null; differences: string[] }> {
  const { match, left, right, listed } = contents;
  const [mine, theirs] = [await sideAgain('left', left, reader), await sideAgain('right', right, reader)];
  const differences = [...(mine?.differences ?? []), ...(theirs?.differences ?? [])];
  if (theirs === null) return { match: null, differences };
  const other = subjectAgain(theirs.fingerprint, right, match.right);
  if (mine !== null) {
    const one = subjectAgain(mine.fingerprint, left, match.left);
    const [keys, others] = [new Set(mine.fingerprint.keys), new Set(theirs.fingerprint.keys)];
    const shared = match.candidateKeys.filter((key) => keys.has(key) && others.has(key));
    return { match: weighedAgain((using) => matchPair(one, other, using, shared), counts, latest), differences };
  }
  const { entity } = left;
  if (entity === null || listed === null) return { match: null, differences };
  const isEmpty = match.evidence.length === 0;
  const again = (using: Background) => matchListed({ entity, ...listed }, other, using, isEmpty || latest !== null);
  return { match: weighedAgain(again, counts, latest), differences };
}

/** @param latest null: the finding is weighed with one background */
function weighedAgain(
  weigh: (background: Background) => Match | null,
  counts: Background,
  latest: Background | null,
): Match | null {
  const first = weigh(counts);
  const today = latest === null ? null : weigh(latest);
  return first === null || today === null ? first : asFirstFlagged(first, today);
}

async function sideAgain(
  name: string,
  { captured }: ReadSide,
  reader: Reader,
): Promise<{ fingerprint: Fingerprint; differences: string[] } | null> {
  if (captured === null) return null;
  const fingerprint = await readAgain(captured, reader);
  const differences = [
    ...(await captureDifferences(name, captured, reader)),
    ...fingerprintDifferences(name, captured.fingerprint, fingerprint),
  ];
  return { fingerprint, differences };
}

function backgroundOf(id: string, counts: BackgroundCounts | null, shipped: Background): Background | null {
  if (id === shipped.id) return shipped;
  return counts?.id === id && counts.shipped === shipped.id ? addedTo(shipped, counts) : null;
}

/** Reads encodings, pictures and documents again. */
async function captureDifferences(name: string, side: CapturedSide, reader: Reader): Promise<string[]> {
  const bytesOf = bodiesOf(side.records);
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
    if (canonicalJson(stated) !== canonicalJson(again)) differences.push(`${name}: ${url} is read differently`);
  }
  return differences;
}

function readAgain(side: CapturedSide, reader: Reader): Promise<Fingerprint> {
  const { visit } = side;
  const bytesOf = bodiesOf(side.records);
  const bodies = new Map<string, Uint8Array>();
  for (const { role, body, reason } of visit.captures) {
    const bytes = role === 'page' && body !== null && reason === null ? bytesOf.get(body) : undefined;
    if (body !== null && bytes !== undefined) bodies.set(body, bytes);
  }
  // The rules under which it was read, whatever those of this program are.
  return fingerprintCaptured({ visit, bodies }, reader, null, givenRules(side.fingerprint.rules ?? []));
}

/** The attribution is taken as stated: it depends on lists and judgements of that day. */
function subjectAgain(fingerprint: Fingerprint, { entity }: ReadSide, { epoch, attribution }: MatchSide): Subject {
  return { ...subjectOf(fingerprint, entity), ...(attribution && { attribution }), ownership: epoch ?? null };
}

function fingerprintDifferences(side: string, stated: Fingerprint, again: Fingerprint): string[] {
  if (canonicalJson(stated) === canonicalJson(again)) return [];
  const texts = ({ readings }: Fingerprint) => new Map(readings.map((one) => [one.signal, canonicalJson(one)]));
  const [mine, theirs] = [texts(stated), texts(again)];
  const signals = [...new Set([...mine.keys(), ...theirs.keys()])].filter((one) => mine.get(one) !== theirs.get(one));
  return signals.length === 0
    ? [`${side}: the fingerprint differs outside its readings`]
    : signals.map((signal) => `${side}: ${signal} is read differently`);
}

/**
 * Older matches name no digest of their list entries, and keep one item a row. No byte in the
 * bundle proves `flaggedWith`.
 */
function asStated(again: Match, { left, right, flaggedWith, evidence }: Match): Match {
  const like = (side: MatchSide, stated: MatchSide): MatchSide =>
    side.entity === null || stated.entity?.document !== undefined
      ? side
      : { ...side, entity: { id: side.entity.id, name: side.entity.name } };
  const first = flaggedWith === undefined ? {} : { flaggedWith };
  const keepsItems = evidence.some(({ shared }) => shared !== undefined);
  const rows = keepsItems ? again.evidence : again.evidence.map(({ shared: _shared, ...row }) => row);
  return { ...again, ...first, evidence: rows, left: like(again.left, left), right: like(again.right, right) };
}

function matchDifferences(stated: Match, again: Match | null): string[] {
  if (canonicalJson(stated) === canonicalJson(again)) return [];
  if (again === null) return ['match: there is none'];
  const [mine, theirs] = [stated, again] as unknown as Record<string, unknown>[];
  const members = Object.keys({ ...mine, ...theirs });
  return members
    .filter((member) => canonicalJson(mine?.[member] ?? null) !== canonicalJson(theirs?.[member] ?? null))
    .map((member) => `match: ${member} differs`);
}
