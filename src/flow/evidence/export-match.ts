/** A stored match → its evidence bundle. */

import { PermanentError } from '../../errors.ts';
import {
  type BundleFacts,
  type BundleSide,
  bundleEntries,
  bundleFile,
  DIGEST,
  datapackageOf,
  PACKAGE,
  warcOfVisit,
} from '../../evidence/bundle.ts';
import { checkBundle } from '../../evidence/check-bundle.ts';
import { extractOf } from '../../evidence/checkpoint.ts';
import { judgementProblems, judgementsInOrder } from '../../evidence/judgements.ts';
import { sealOf } from '../../evidence/seal.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { BackgroundCounts, Judgement, LogEntry } from '../../model/decisions/evidence.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import { ListedFinds } from '../../model/derived/mention.ts';
import { sha256 } from '../../model/digest.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Store } from '../../model/ports/store.ts';
import type { Ports } from '../ports.ts';
import { isShippedBackground } from '../screen/backgrounds.ts';
import { standingsOf } from '../standings.ts';
import { comparedEntity, keptAt } from './compared-entity.ts';
import { bundleDrawings, keptDrawings } from './kept-drawings.ts';
import { checkpointFor, hashesOf, type LogPorts } from './log.ts';
import { bundleReport, remadeProblems } from './remade.ts';
import { timeStampOf } from './time-stamps.ts';

/** `software`: name and version of the program. */
export type ExportPorts = LogPorts & Pick<Ports, 'store' | 'blobs'> & { readonly software: string };

/**
 * Builds the bundle and notes the export in the log. The same match gives the same entries, except
 * the two with the seal.
 */
export async function exportMatch(match: Match, ports: ExportPorts) {
  const { store, software } = ports;
  const [left, right] = [
    await sideOf(match.left, match.listed !== undefined, ports),
    await sideOf(match.right, false, ports),
  ];
  const listed = match.listed === undefined ? null : await keptAt(match.listed, ListedFinds, ports.blobs);
  const background = await countsOf(match.background, store);
  const today = match.today === undefined ? null : await countsOf(match.today.background, store);
  const visits = [left, right].flatMap(({ captured }) => (captured === null ? [] : [captured.visit]));
  await logWhatIsNot(match, visits, store);
  const kept = await keptDrawings(visits, ports);
  const about = await store.log.about([...visits.map(({ id }) => id), match.id]);
  // The assignment proves nothing of the finding, and older programs do not know the word.
  const wanted = about.filter(({ kind }) => kind !== 'export' && kind !== 'assignment');
  const judgements = await judgementsOf(match.id, wanted, store);
  const last = Math.max(wanted.at(-1)?.seq ?? 0, kept.logged.at(-1)?.seq ?? 0);
  const checkpoint = await checkpointFor(last, ports);
  // Only the entry of the match as the bundle holds it, and all judgements.
  const digest = sha256(canonicalJson(match));
  const stated = wanted.filter((one) => one.kind !== 'match' || one.digest === digest);
  // A receiver who knows an old key of ours can then trust this one.
  const keyChanges = (await store.log.checkpoints()).filter(({ next }) => next !== undefined);
  const hashes = await hashesOf(store.log);
  const log = extractOf(stated, hashes, checkpoint, keyChanges);
  const drawings = bundleDrawings(kept, extractOf(kept.logged, hashes, checkpoint));
  const stands = (await standingsOf([match], store)).get(match.id) ?? null;
  const standing = stands === null || stands.weaker === null ? null : stands;
  const report = bundleReport(match, judgements, standing);
  const facts: BundleFacts = {
    ...{ match, left, right, background, today, listed, judgements, drawings, standing, log, report, software },
  };

  const entries = bundleEntries(facts);
  const { created, datapackage, seal } = await sealFor((made) => datapackageOf(facts, entries, made.created), ports);
  const all = [
    ...entries,
    { path: PACKAGE, bytes: Buffer.from(datapackage) },
    { path: DIGEST, bytes: Buffer.from(seal) },
  ];
  const file = Buffer.concat(bundleFile(all));
  await checkOwn(file, { created, software });
  const manifest = sha256(datapackage);
  await store.log.append([{ kind: 'export', subject: match.id, digest: manifest }]);
  // The log notes the SHA-256 of the manifest.
  return { file, entries: all, manifest, checkpoint };
}

/** A manifest of this moment, and its seal; with a time stamp if an authority is set. */
export async function sealFor(
  manifestOf: (made: { readonly created: string; readonly software: string }) => string,
  { clock, keys, tsaUrl, egress, software }: ExportPorts,
): Promise<{ readonly created: string; readonly datapackage: string; readonly seal: string }> {
  const created = `${clock.now().toISOString().slice(0, 19)}Z`;
  const datapackage = manifestOf({ created, software });
  const seal = await sealOf(datapackage, { created, software }, await keys(), (bytes) =>
    tsaUrl === null ? Promise.resolve(null) : timeStampOf(bytes, tsaUrl, egress),
  );
  return { created, datapackage, seal };
}

/** Checks the new bundle as its receiver will. */
async function checkOwn(file: Buffer, made: { readonly created: string; readonly software: string }): Promise<void> {
  const { problems, entries, contents } = checkBundle(file);
  const more = contents === null ? [] : await remadeProblems(contents, entries, made);
  const [first] = [...problems, ...more];
  if (first !== undefined)
    throw new PermanentError('bundle:untrue', `the bundle would not verify: ${first.entry}: ${first.detail}`);
}

/** Null: the counts that come with the program. */
async function countsOf(id: string, { fingerprints }: Pick<Store, 'fingerprints'>): Promise<BackgroundCounts | null> {
  if (isShippedBackground(id)) return null;
  const counts = await fingerprints.backgroundCounts(id);
  if (counts === null)
    throw new PermanentError('background:missing', `the background ${id} of this match is not in the database`);
  return counts;
}

async function sideOf(side: MatchSide, isEntry: boolean, ports: ExportPorts): Promise<BundleSide> {
  const { store, blobs, software } = ports;
  const entity = await comparedEntity(side, ports);
  if (isEntry) return { captured: null, entity };
  const stored = await store.ledger.visit(side.visit);
  const fingerprint = await store.fingerprints.get(side.visit);
  if (stored === null || fingerprint === null)
    throw new PermanentError('visit:missing', `the visit ${side.visit} of ${side.site} is not in the database`);
  const { visit } = stored;
  return { captured: { visit, fingerprint, warc: await warcOfVisit(visit, software, blobs) }, entity };
}

/**
 * Adds log entries for data that was stored before there was a log; the time of an entry says since
 * when the data is proven.
 */
async function logWhatIsNot(match: Match, visits: readonly Visit[], store: Store): Promise<void> {
  const wanted = [
    ...visits.map((one) => ({ kind: 'capture' as const, subject: one.id, digest: sha256(canonicalJson(one)) })),
    { kind: 'match' as const, subject: match.id, digest: sha256(canonicalJson(match)) },
  ];
  const known = await store.log.about(wanted.map(({ subject }) => subject));
  const missing = wanted.filter(({ kind, subject, digest }) => {
    const logged = known.filter((entry) => entry.kind === kind && entry.subject === subject);
    if (logged.length > 0 && !logged.some((entry) => entry.digest === digest))
      throw new PermanentError(
        'log:mismatch',
        `the stored ${kind} ${subject} is not what the log has of it: it was changed in the database`,
      );
    return logged.length === 0;
  });
  if (missing.length > 0) await store.log.append(missing);
}

/** The judgements up to the last of these log entries. */
async function judgementsOf(match: string, entries: readonly LogEntry[], store: Store): Promise<Judgement[]> {
  const stored = await store.judgements.of(match);
  const judgements = judgementsInOrder(stored, entries);
  const [missing] = judgementProblems(match, judgements, entries);
  // A newer judgement is in the log by now.
  const known = judgementsInOrder(stored, await store.log.about([match]));
  if (missing !== undefined || known.length !== stored.length)
    throw new PermanentError(
      'log:mismatch',
      `what people said of match ${match} is not what the log has of it (${missing ?? 'it knows less'}): it was changed in the database`,
    );
  return judgements;
}
