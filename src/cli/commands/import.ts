import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { importArchive, importFromEndpoint } from '../../flow/crawl/open-crawl.ts';
import { refuseUserinfo } from '../../flow/site/inputs.ts';
import { isWebAddress } from '../../flow/site/inspect.ts';
import { visitDocument } from '../../model/documents.ts';
import { isUrl } from '../../model/is-url.ts';
import type { Visit } from '../../model/visit.ts';
import { Kind } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { checkSaid } from '../archive-flags.ts';
import { type Flags, repeatable, wholeNumber, withData, withEgress } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

interface ImportFlags extends Flags {
  readonly url?: string;
  readonly at?: string;
  readonly kind?: string;
  readonly entity?: string;
  readonly fromArchive?: string[];
}

const DEFAULT_PAGES = 40;
export function importCommand(): Command {
  const command = new Command('import')
    .description('take in captures made elsewhere, to be compared like any visit')
    .argument(
      '[file...]',
      'WARC, WACZ, a CDX or CDXJ index, HAR, MHTML or saved HTML (a file or a folder), or the address of a page in a web archive',
    )
    .option(
      '--from-archive <url>',
      'take this site out of the web archive that REVENANT_ARCHIVE_ENDPOINT names',
      repeatable,
    )
    .option(
      '--pages <n>',
      `pages per site of --from-archive, 1 to 200 (default: ${DEFAULT_PAGES})`,
      wholeNumber(1, 200),
    )
    .option('--url <url>', 'where the pages stood, when the file does not say')
    .option(
      '--at <date>',
      'when they were taken, when the file does not say: a year, month, day or instant; of --from-archive: the capture nearest to it',
    )
    .option('--kind <kind>', `one of ${Kind.options.join(', ')}; when not given, what the address says`)
    .option('--entity <id>', 'the listed entity that this presence is attributed to');
  return withEgress(withData(command)).action(action(importFiles));
}

async function importFiles(terminal: Terminal, given: string[], flags: ImportFlags): Promise<number> {
  const kind = Kind.optional().safeParse(flags.kind);
  if (!kind.success) throw new UsageError(`no such kind: ${flags.kind} (one of ${Kind.options.join(', ')})`);
  const { at, url, entity } = flags;
  checkSaid({ ...(url !== undefined && { url }), ...(at !== undefined && { at }) });
  const addresses = [...(flags.fromArchive ?? []), ...given.filter(isWebAddress)];
  const files = given.filter((file) => !isWebAddress(file));
  if (files.length + addresses.length === 0)
    throw new UsageError('nothing to import: name a file, or --from-archive <url>');
  for (const address of addresses) refuseUserinfo(address);
  for (const address of addresses)
    if (!/^https?:\/\//i.test(address) || !isUrl(address))
      throw new UsageError(`${address} is no web address; write http:// or https:// and the host`);
  return withServices(flags, async (services) => {
    if (entity !== undefined && (await services.store.entities.get(entity)) === null) {
      throw new UsageError(`no entity ${entity}: import its watchlist first (revenant entities import)`);
    }
    const { settings } = services;
    const options = {
      ...(kind.data !== undefined && { kind: kind.data }),
      entity: entity ?? null,
      ...(at !== undefined && { at }),
    };
    const inFile = { ...options, ...(url !== undefined && { url }) };
    const inArchive = { ...options, pages: settings.pages ?? DEFAULT_PAGES, timeoutMs: settings.timeout * 1000 };
    const work = [
      ...files.map((file) => [file, () => importArchive(file, inFile, services)] as const),
      ...addresses.map((address) => {
        const kept = services.ofReplay(address);
        if (kept === null && given.includes(address))
          throw new UsageError(
            `${address} is neither a file nor a page of a web archive; --from-archive ${address} takes the site out of one`,
          );
        const asked = kept ?? { url: address };
        return [address, () => importFromEndpoint(asked.url, { ...inArchive, ...asked }, services)] as const;
      }),
    ];
    let incomplete = false;
    for (const [name, run] of work) {
      terminal.progress(`reading ${name}`);
      const { visit, problems } = await run();
      terminal.endProgress();
      for (const problem of problems) terminal.warn(problem);
      incomplete ||= problems.length > 0 || visit === null;
      if (visit === null) continue;
      for (const line of signatureLines(visit)) terminal.note(line);
      if (terminal.json) terminal.document(visitDocument({ visit, final: true }));
      else
        terminal.out(
          `${visit.id.slice(0, 12)}  ${visit.state}  ${visit.site}  ${count(visit.captures.length, 'capture')}  ${name}`,
        );
    }
    return incomplete ? EXIT.incomplete : EXIT.done;
  });
}

/** What the signature of a package proves, and what it does not. */
function signatureLines({ target, signature }: Visit): string[] {
  if (signature === undefined || signature.state === 'invalid') return [];
  const { signer, proven, notProven } = signature;
  return [
    `${target}: ${signer === null ? 'not signed' : `signed by ${signer}`}`,
    ...proven.map((line) => `  proven: ${line}`),
    ...notProven.map((line) => `  not proven: ${line}`),
  ];
}
