/**
 * The package as a library: read one presence, compare two, and the documents' schemas. Nothing is
 * stored, and every request goes through the same guard, robots rules and pacing as on the command
 * line (SECURITY.md).
 */
import { COMPARE_PAGES, readSettings, runOptionsOf, type Settings } from './config.ts';
import { comparePair } from './flow/site/compare-sites.ts';
import { type ArchiveHints, type Inspected, inspect } from './flow/site/inspect.ts';
import type { Match } from './model/derived/match.ts';
import { openCaptureServices } from './services/capture.ts';

export { ConfigError, InputError, PermanentError, TransientError } from './errors.ts';
export { shippedBackground } from './match/background/background.ts';
export { matchPair } from './match/compare.ts';
export { listBackground } from './match/list-background.ts';
export { type Subject, subjectOf } from './match/readings/subject.ts';
export type { Background } from './model/derived/background.ts';
export type { Fingerprint, SignalReading } from './model/derived/fingerprint.ts';
export type { Match } from './model/derived/match.ts';
export type { Visit } from './model/facts/visit.ts';
export { jsonSchema, SCHEMAS } from './model/schemas.ts';

/**
 * Settings by the names of docs (`pages`, `browser`, `timeout`, `resolve`, …), and a signal that
 * ends the work.
 */
export type LibraryOptions = Partial<Settings> & { readonly signal?: AbortSignal };

/**
 * A web address, or the path of an archive (WARC, WACZ, HAR, MHTML), a saved page or a folder. A
 * file that does not say its address or time comes with them.
 */
export type LibraryInput = string | (ArchiveHints & { readonly path: string });

/**
 * Reads one presence.
 *
 * @returns its visit, its fingerprint, and the faults of an archive. A site that does not answer is
 * a result: see `visit.state`
 * @throws ConfigError for a wrong setting, PermanentError for an archive that cannot be read
 */
export async function fingerprint(input: LibraryInput, options: LibraryOptions = {}): Promise<Inspected> {
  return withCapture(options, (ports, run) => inspect(pathOf(input), { ...run, said: hintsOf(input) }, ports));
}

/**
 * Compares two presences, given as to `fingerprint`.
 *
 * @returns the match: verdict, weight in bits, and the evidence for and against (schema
 * `revenant.match-1`)
 * @throws as `fingerprint` does
 */
export async function compare(left: LibraryInput, right: LibraryInput, options: LibraryOptions = {}): Promise<Match> {
  const said = [hintsOf(left), hintsOf(right)];
  return withCapture(options, async (ports, run) => {
    const { match } = await comparePair([pathOf(left), pathOf(right)], run, ports, undefined, said);
    return match;
  });
}

function pathOf(input: LibraryInput): string {
  return typeof input === 'string' ? input : input.path;
}

function hintsOf(input: LibraryInput): ArchiveHints {
  return typeof input === 'string' ? {} : input;
}

async function withCapture<Result>(
  { signal, ...given }: LibraryOptions,
  work: (
    ports: Awaited<ReturnType<typeof openCaptureServices>>,
    run: ReturnType<typeof runOptionsOf> & { readonly signal?: AbortSignal },
  ) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings(given, process.env);
  const services = await openCaptureServices(settings);
  try {
    return await work(services, { ...runOptionsOf(settings, COMPARE_PAGES), ...(signal !== undefined && { signal }) });
  } finally {
    await services.close();
  }
}
