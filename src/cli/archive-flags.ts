/** --url and --at: where and when the pages of a file were captured. */
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { isFile, refuseUserinfo } from '../flow/site/inputs.ts';
import type { ArchiveHints } from '../flow/site/inspect.ts';
import { type Meant, meantAddress } from '../flow/site/meant-input.ts';
import { isUrl } from '../model/text/is-url.ts';
import { PartialDate } from '../model/words.ts';
import { repeatable } from './options.ts';
import { count } from './output/terminal.ts';

export type ArchiveFlags = { url?: string[]; at?: string[] };

/** Flags of commands that read archives as well as web addresses. */
export function withArchive(command: Command, many: boolean): Command {
  const each = many ? '; with two files once for each, in order' : '';
  return command
    .option(
      '--url <url>',
      `address of the pages of a file, where it does not say it; a folder of a copied site stands for it${each}`,
      repeatable,
    )
    .option(
      '--at <date>',
      `time of capture, where the file does not say it: a year, month, day or instant${each}`,
      repeatable,
    );
}

/** Throws UsageError for a wrong date, and for an address with a user name. */
export function checkHints({ url, at }: ArchiveHints): void {
  if (at !== undefined && !PartialDate.safeParse(at).success && Number.isNaN(Date.parse(at))) {
    throw new UsageError(`not a date: ${at} (2021, 2021-08, 2021-08-30 or an ISO 8601 instant)`);
  }
  if (url !== undefined) refuseUserinfo(url);
}

/** The address of the pages of a file. */
export const addressSaid = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : meantAddress(typed).url;

/** Throws UsageError for text that is neither a web address nor a bare host, or has a user name. */
export function checkWebAddress(typed: string): Meant {
  refuseUserinfo(typed);
  const meant = meantAddress(typed);
  if (!/^https?:\/\//i.test(meant.url) || !isUrl(meant.url))
    throw new UsageError(`not a web address: ${typed}; write a host such as shop.example, or https:// and the host`);
  return meant;
}

/**
 * The flags of each file among the inputs. Throws UsageError where they are not one for each file.
 */
export function hintsOfInputs(inputs: readonly string[], { url = [], at = [] }: ArchiveFlags): ArchiveHints[] {
  const files = inputs.filter(isFile);
  for (const [flag, values] of Object.entries({ '--url': url, '--at': at })) {
    if (values.length === 0 || values.length === files.length) continue;
    throw new UsageError(
      files.length === 0
        ? `${flag} describes a file, and no file was given`
        : `${flag} was given ${count(values.length, 'time')} for ${count(files.length, 'file')}; give it once for each, in order`,
    );
  }
  let next = 0;
  return inputs.map((input) => {
    if (!isFile(input)) return {};
    const i = next++;
    const said = { url: addressSaid(url[i]), at: at[i] };
    checkHints(said);
    return said;
  });
}
