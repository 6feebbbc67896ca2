import { Command } from 'commander';
import { inspect } from '../flow/inspect.ts';
import { type FingerprintDocument } from '../model/documents.ts';
import { openCaptureServices } from '../services.ts';
import { action, EXIT, interruption } from './action.ts';
import { type Flags, runOptionsOf, settingsOf, withCapture, withOutput } from './options.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_PAGES = 12;

export function fingerprintCommand(): Command {
  const command = new Command('fingerprint')
    .description('show what is extracted from one presence, signal by signal')
    .argument('<input>', 'a URL, or the path of a WARC or saved HTML');
  return withOutput(withCapture(command, DEFAULT_PAGES)).action(action(fingerprint));
}

async function fingerprint(terminal: Terminal, input: string, flags: Flags): Promise<number> {
  const settings = settingsOf(flags);
  const services = openCaptureServices(settings);
  const stop = interruption();
  try {
    terminal.progress(`reading ${input}`);
    const result = await inspect(input, { ...runOptionsOf(settings, DEFAULT_PAGES), signal: stop.signal }, services);
    terminal.endProgress();
    const { visit } = result;
    const document: FingerprintDocument = { schema: 'revenant.fingerprint/1', ...result.fingerprint };
    if (terminal.json) terminal.document(document);
    else {
      terminal.out(
        `${visit.site}: ${visit.state}, ${visit.condition}${visit.reason === null ? '' : ` (${visit.reason})`}, ${document.pages} pages`,
      );
      for (const { signal, version, value, failure } of document.readings) {
        const text = failure === null ? (value === null ? '-' : summary(value)) : `failed: ${failure}`;
        terminal.out(`  ${`${signal}/${version}`.padEnd(24)} ${text}`);
      }
    }
    for (const problem of result.problems) terminal.warn(problem);
    if (visit.detail !== null) terminal.warn(`${visit.target}: ${visit.detail}`);
    return ['refused', 'unreachable', 'deferred', 'failed'].includes(visit.state) ? EXIT.incomplete : EXIT.done;
  } finally {
    stop.off();
    await services.close();
  }
}

/** The values of a reading without their places, cut to one line. */
function summary(value: unknown): string {
  const text = JSON.stringify(value, (key, inner: unknown) => (key === 'place' ? undefined : inner));
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
