/** --url and --at, which say of a file what it does not say itself. */
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { refuseUserinfo } from '../flow/site/inputs.ts';
import { isWebAddress, type SaidOfArchive } from '../flow/site/inspect.ts';
import { PartialDate } from '../model/words.ts';
import { repeatable } from './options.ts';

export interface ArchiveFlags {
  readonly url?: string[];
  readonly at?: string[];
}

/** Options of commands that take archives beside web addresses. */
export function withArchive(command: Command, many: boolean): Command {
  const each = many ? '; with two files once for each, in their order' : '';
  return command
    .option('--url <url>', `where the pages of a file stood, when it does not say${each}`, repeatable)
    .option(
      '--at <date>',
      `when they were taken, when it does not say: a year, month, day or instant${each}`,
      repeatable,
    );
}

/** Throws UsageError for what is no date, and for an address that names a user. */
export function checkSaid({ url, at }: SaidOfArchive): void {
  if (at !== undefined && !PartialDate.safeParse(at).success && Number.isNaN(Date.parse(at))) {
    throw new UsageError(`not a date: ${at} (2021, 2021-08, 2021-08-30 or an ISO 8601 instant)`);
  }
  if (url !== undefined) refuseUserinfo(url);
}

/** What was said of each input; of web addresses nothing is. Throws UsageError where it is not clear of which file it was said. */
export function saidOfInputs(inputs: readonly string[], { url = [], at = [] }: ArchiveFlags): SaidOfArchive[] {
  const files = inputs.filter((input) => !isWebAddress(input));
  for (const [flag, values] of [
    ['--url', url],
    ['--at', at],
  ] as const) {
    if (values.length === 0 || values.length === files.length) continue;
    throw new UsageError(
      files.length === 0
        ? `${flag} says of a file what it does not say itself; no file was given`
        : `${flag} was given ${values.length} time(s) for ${files.length} file(s); give it once for each, in their order`,
    );
  }
  let next = 0;
  return inputs.map((input) => {
    if (isWebAddress(input)) return {};
    const i = next++;
    const said = { ...(url[i] !== undefined && { url: url[i] }), ...(at[i] !== undefined && { at: at[i] }) };
    checkSaid(said);
    return said;
  });
}
