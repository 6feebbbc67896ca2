import { Command } from 'commander';
import { runOptionsOf } from '../../config.ts';
import { checkInputs } from '../../flow/site/inputs.ts';
import { inspect, isWebAddress } from '../../flow/site/inspect.ts';
import { inspectImage } from '../../flow/site/inspect-image.ts';
import { fingerprintDocument, type ImageDocument } from '../../model/documents.ts';
import { outcomeText } from '../../report/outcome-text.ts';
import { openCaptureServices } from '../../services/capture.ts';
import { action, EXIT, Interrupted, interruption } from '../action.ts';
import { type ArchiveFlags, saidOfInputs, withArchive } from '../archive-flags.ts';
import { listedIn } from '../listed-in.ts';
import { type Flags, repeatable, settingsOf, withCapture, withOutput } from '../options.ts';
import { count, unread, visitLine } from '../output/lines.ts';
import { mentionLines } from '../output/mention-lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { viewLines } from '../output/view-lines.ts';

const DEFAULT_PAGES = 12;

export function fingerprintCommand(): Command {
  const command = new Command('fingerprint')
    .description('show what is extracted from one presence, signal by signal')
    .argument(
      '<input>',
      'a URL, or the path of an archive (WARC, HAR, MHTML), a saved page, a folder of them or a picture',
    );
  return withOutput(withCapture(withArchive(command, false), DEFAULT_PAGES))
    .option(
      '--entities <path>',
      'look for the names of this watchlist, or of those imported into this data folder; repeatable',
      repeatable,
    )
    .action(action(fingerprint));
}

interface FingerprintFlags extends Flags, ArchiveFlags {
  readonly entities?: string[];
}

async function fingerprint(terminal: Terminal, input: string, flags: FingerprintFlags): Promise<number> {
  checkInputs([input]);
  const [said = {}] = saidOfInputs([input], flags);
  const settings = settingsOf(flags);
  const listed = await listedIn(flags.entities ?? [], settings, terminal);
  const services = openCaptureServices(settings);
  const stop = interruption();
  try {
    const picture = isWebAddress(input) ? null : await inspectImage(input, services.reader, settings.limits.imageBytes);
    if (picture !== null) {
      printImage(picture, terminal);
      return EXIT.done;
    }
    terminal.progress(`reading ${input}`);
    const options = { ...runOptionsOf(settings, DEFAULT_PAGES), signal: stop.signal, said, names: listed.file };
    const result = await inspect(input, options, services);
    terminal.endProgress();
    if (stop.signal.aborted) throw new Interrupted('stopped; nothing was stored', stop.signal);
    const { visit } = result;
    const document = fingerprintDocument(result.fingerprint);
    if (terminal.json) terminal.document(document);
    else {
      terminal.out(`${visit.site}: ${outcomeText(visit)}, ${count(document.pages, 'page')}`);
      const room = Math.max(40, terminal.width - 28);
      for (const { signal, version, value, failure } of document.readings) {
        const text = failure === null ? (value === null ? '-' : summary(value, room)) : `failed: ${failure}`;
        terminal.out(`  ${`${signal}/${version}`.padEnd(24)} ${text}`);
      }
    }
    if (!terminal.json)
      for (const line of [...viewLines(visit.views), ...mentionLines(result.fingerprint.listed ?? null)])
        terminal.out(`  ${line}`);
    for (const problem of result.problems) terminal.warn(problem);
    if (visit.state !== 'captured') terminal.warn(visitLine(visit));
    return unread(visit) ? EXIT.incomplete : EXIT.done;
  } finally {
    stop.off();
    await services.close();
    listed.remove();
  }
}

function printImage(document: ImageDocument, terminal: Terminal): void {
  if (terminal.json) return terminal.document(document);
  const { input, format, width, height, sha256, look } = document;
  terminal.out(`${input}: ${format}, ${width} × ${height}`);
  terminal.out(`  sha256   ${sha256}`);
  if (look === null) return terminal.out('  no hashes of its look: it has no pixels of its own');
  terminal.out(`  dhash    ${look.dhash}`);
  terminal.out(`  phash    ${look.phash}`);
  terminal.out(`  pdq      ${look.pdq}`);
  terminal.out(`  quality  ${look.quality}${look.quality < 50 ? ' (too plain to be told by its look)' : ''}`);
}

/** The values of a reading without their places and the long sketches, cut to what is left of a line. */
function summary(value: unknown, room: number): string {
  const text = plain(value);
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
}

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
