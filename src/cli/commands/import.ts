import type { Command } from 'commander';
import { CRAWL_PAGES } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { importArchive, importFromEndpoint } from '../../flow/crawl/open-crawl.ts';
import { isFile } from '../../flow/site/inputs.ts';
import { visitDocument } from '../../model/documents.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { command } from '../../model/text/program.ts';
import { Kind } from '../../model/words.ts';
import { action, EXIT } from '../action.ts';
import { addressSaid, checkHints, checkWebAddress } from '../archive-flags.ts';
import { drawPages } from '../draw-pages.ts';
import { type Flags, kindOf, repeatable, wholeNumber, withData, withEgress } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

type ImportFlags = Flags & { url?: string; at?: string; kind?: string; entity?: string; fromArchive?: string[] };

export function configure(command: Command): void {
  command
    .argument(
      '[file...]',
      'WARC, WACZ, a CDX or CDXJ index, HAR, MHTML or saved HTML (file or folder), or an address in a web archive',
    )
    .option('--from-archive <url>', 'import this site from the web archive in REVENANT_ARCHIVE_ENDPOINT', repeatable)
    .option('--pages <n>', `pages per site of --from-archive, 1 to 200 (default: ${CRAWL_PAGES})`, wholeNumber(1, 200))
    .option(
      '--url <url>',
      'address of the pages, where the file does not say it; a folder of a copied site stands for it',
    )
    .option(
      '--at <date>',
      'time of capture, where the file does not say it: a year, month, day or instant; with --from-archive: the nearest capture',
    )
    .option('--kind <kind>', `one of ${Kind.options.join(', ')} (default: found from the address)`)
    .option('--entity <id>', 'the listed entity that the site belongs to');
  withEgress(withData(command)).action(action(importFiles));
}

async function importFiles(terminal: Terminal, given: string[], flags: ImportFlags): Promise<number> {
  const kind = kindOf(flags.kind);
  const { at, entity } = flags;
  const url = addressSaid(flags.url);
  checkHints({ url, at });
  const addresses = [...(flags.fromArchive ?? []), ...given.filter((one) => !isFile(one))];
  const files = given.filter(isFile);
  if (files.length + addresses.length === 0)
    throw new UsageError('nothing to import: name a file, or --from-archive <url>');
  for (const address of addresses) checkWebAddress(address);
  return withServices(
    flags,
    async (services) => {
      if (entity !== undefined && (await services.store.entities.get(entity)) === null)
        throw new UsageError(`no entity ${entity}: import its watchlist first (${command('entities import')})`);
      const { pages = CRAWL_PAGES, timeout } = services.settings;
      const options = { kind, entity: entity ?? null, at };
      const inArchive = { ...options, pages, timeoutMs: timeout * 1000 };
      const work = [
        ...files.map((file) => [file, () => importArchive(file, { ...options, url }, services)] as const),
        ...addresses.map((typed) => {
          const { url: address } = checkWebAddress(typed);
          const replay = services.ofReplay(address);
          if (replay === null && given.includes(typed))
            throw new UsageError(
              `${typed} is neither a file nor a page of a web archive. To import the site from an archive: --from-archive ${typed}`,
            );
          const wanted = replay ?? { url: address };
          return [address, () => importFromEndpoint(wanted.url, { ...inArchive, ...wanted }, services)] as const;
        }),
      ];
      let incomplete = false;
      const reading = (done: number, current?: string): void =>
        terminal.progress({ what: 'reading', done, total: work.length, unit: ['archive', 'archives'], current });
      for (const [done, [current, run]] of work.entries()) {
        reading(done, current);
        const { visit, problems } = await run();
        for (const problem of problems) terminal.warn(problem);
        incomplete ||= problems.length > 0 || visit === null;
        if (visit === null) continue;
        for (const line of [...signatureLines(visit), ...handedInLines(visit)]) terminal.note(line);
        terminal.result(visitDocument({ visit, final: true }), () =>
          [visit.id.slice(0, 12), visit.state, visit.site, count(visit.captures.length, 'capture'), current].join('  '),
        );
      }
      reading(work.length);
      terminal.endProgress();
      await drawPages(services, terminal);
      return incomplete ? EXIT.incomplete : EXIT.done;
    },
    { make: true },
  );
}

/** An archive that anybody can have written alerts nobody by itself. */
function handedInLines({ target, site, handedIn }: Visit): string[] {
  if (handedIn === undefined) return [];
  const until = `until a capture of ours, the configured web archive or a trusted signer shows the same`;
  return [`${target}: kept as handed in by ${handedIn.by}. It sends no alert and does not stand for ${site} ${until}.`];
}

function signatureLines({ target, signature }: Visit): string[] {
  if (signature === undefined || signature.state === 'invalid') return [];
  const { signer, proven, notProven } = signature;
  return [
    `${target}: ${signer === null ? 'not signed' : `signed by ${signer}`}`,
    ...proven.map((line) => `  proven: ${line}`),
    ...notProven.map((line) => `  not proven: ${line}`),
  ];
}
