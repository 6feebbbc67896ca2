import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { COMPARE_PAGES, runOptionsOf, type Settings } from '../../config.ts';
import { messageOf, UsageError } from '../../errors.ts';
import { readSeeds } from '../../flow/crawl/read-seeds.ts';
import { checkInputs, isFile } from '../../flow/site/inputs.ts';
import { inspect } from '../../flow/site/inspect.ts';
import { inspectImage } from '../../flow/site/inspect-image.ts';
import { fingerprintDocument, type ImageDocument } from '../../model/documents.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { NameFile } from '../../model/ports/names.ts';
import { wrap } from '../../report/lines.ts';
import { outcomeText } from '../../report/wording.ts';
import { compileNames, openCaptureServices } from '../../services/capture.ts';
import { openServices } from '../../services.ts';
import { action, EXIT, Interrupted, interruptible } from '../action.ts';
import { type ArchiveFlags, hintsOfInputs, withArchive } from '../archive-flags.ts';
import { type Flags, repeatable, settingsOf, withCapture, withOutput } from '../options.ts';
import { isUnread, mentionLines, ruleLines, viewLines, visitLine } from '../output/lines.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { using } from '../with-services.ts';

export function configure(command: Command): void {
  command.argument(
    '<input>',
    'a URL, or the path of an archive (WARC, HAR, MHTML), a saved page, a folder of them or a picture',
  );
  withOutput(withCapture(withArchive(command, false), COMPARE_PAGES))
    .option('--all', 'print every value; without it, at most 12 lines for each signal')
    .option('--entities <path>', 'search for names of this watchlist, or of this data folder; repeatable', repeatable)
    .action(action(fingerprint));
}

async function fingerprint(
  terminal: Terminal,
  input: string,
  flags: Flags & ArchiveFlags & { entities?: string[]; all?: boolean },
): Promise<number> {
  checkInputs([input]);
  const [said = {}] = hintsOfInputs([input], flags);
  const settings = settingsOf(flags);
  const names = await namesIn(flags.entities ?? [], settings, terminal);
  const services = await openCaptureServices(settings);
  return interruptible(async (signal) => {
    const picture = isFile(input) ? await inspectImage(input, services.reader, settings.limits.imageBytes) : null;
    if (picture !== null) {
      terminal.result(picture, () => imageLines(picture));
      return EXIT.done;
    }
    terminal.progress({ what: 'reading', current: input });
    const options = { ...runOptionsOf(settings, COMPARE_PAGES), signal, said, names: names.file };
    const { visit, fingerprint: read, problems } = await inspect(input, options, services);
    terminal.endProgress();
    if (signal.aborted) throw new Interrupted('stopped; nothing was stored', signal);
    const document = fingerprintDocument(read);
    terminal.result(document, () => {
      const room = Math.max(40, terminal.width - INDENT - 2);
      const readings = document.readings.flatMap(({ signal: id, version, value, failure }) => {
        const text = failure === null ? (value === null ? '-' : plain(value)) : `failed: ${failure}`;
        const [first = '-', ...more] = valueLines(text, room, flags.all ? Number.POSITIVE_INFINITY : LINES_EACH);
        return [`${`${id}/${version}`.padEnd(INDENT)}${first}`, ...more.map((line) => ' '.repeat(INDENT) + line)];
      });
      return [
        `${visit.site}: ${outcomeText(visit)}, ${count(document.pages, 'page')}`,
        ...[
          ...readings,
          ...viewLines(visit.views),
          ...mentionLines(read.listed ?? null),
          ...ruleLines(read.rules ?? []),
        ].map((line) => `  ${line}`),
      ];
    });
    for (const problem of problems) terminal.warn(problem);
    if (visit.state !== 'captured') terminal.warn(visitLine(visit));
    return isUnread(visit) ? EXIT.incomplete : EXIT.done;
  }).finally(async () => {
    await services.close();
    names.remove();
  });
}

/** @param paths watchlist files and data folders. Throws UsageError where they list nobody */
async function namesIn(
  paths: readonly string[],
  settings: Settings,
  terminal: Terminal,
): Promise<{ readonly file: NameFile | null; remove(): void }> {
  if (paths.length === 0) return { file: null, remove: () => undefined };
  const folders = paths.filter(isFolder);
  const files = paths.filter((path) => !folders.includes(path));
  const nobody = new UsageError(`no entity in ${paths.join(', ')}`);
  const [only] = folders;
  if (only !== undefined && paths.length === 1) {
    // A data folder keeps its list compiled.
    const file = await using(openServices({ ...settings, data: only }), ({ names }) => names.current());
    if (file === null) throw nobody;
    return { file, remove: () => undefined };
  }
  const lists: (readonly Entity[])[] = [];
  for (const data of folders)
    lists.push(await using(openServices({ ...settings, data }), ({ store }) => store.entities.list()));
  if (files.length > 0) {
    const read = await readSeeds(files);
    for (const problem of read.problems) terminal.warn(problem);
    lists.push(read.entities);
  }
  const entities = lists.flat();
  if (entities.length === 0) throw nobody;
  const folder = mkdtempSync(join(tmpdir(), 'revenant-names-'));
  return { file: compileNames(folder, entities), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${messageOf(error)}`);
  }
}

function imageLines({ input, format, width, height, sha256, look }: ImageDocument): string[] {
  const lines = [`${input}: ${format}, ${width} × ${height}`, `  sha256   ${sha256}`];
  if (look === null) return [...lines, '  no picture hashes: the file has no pixels of its own'];
  const hashes = (['dhash', 'phash', 'pdq'] as const).map((name) => `  ${name.padEnd(8)} ${look[name]}`);
  return [...lines, ...hashes, `  quality  ${look.quality}${look.quality < 50 ? ' (too plain to compare)' : ''}`];
}

const INDENT = 25;
const LINES_EACH = 12;

function valueLines(text: string, room: number, most: number): string[] {
  const lines = wrap(text, room);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `… ${count(lines.length - most + 1, 'more line')} (--all)`];
}

/** The values of a reading without places and sketches. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join('; ');
  if (value === null || typeof value !== 'object')
    return typeof value === 'string' && isSketch(value) ? '' : String(value);
  const fields = Object.entries(value).filter(([key]) => key !== 'place');
  return fields
    .map(([key, inner]) => [key, inner === null ? '' : plain(inner)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => (fields.length === 1 || key === 'value' ? text : `${key} ${text}`))
    .join(', ');
}

/** Sketches and digests are for machines: --json has them. */
function isSketch(text: string): boolean {
  return text.length >= 16 && /^(?:[0-9a-f]+|[A-Za-z0-9+/=]{64,})$/.test(text);
}
