import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { Verdict } from '../model/words.ts';
import { matchReport } from '../report/html.ts';
import { matchText } from '../report/terminal.ts';
import { action, EXIT } from './action.ts';
import { matchLine } from './crawl.ts';
import { type Flags, wholeNumber, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withServices } from './with-services.ts';

interface ListFlags extends Flags {
  readonly verdict?: string;
  readonly flagged?: boolean;
  readonly limit?: number;
}

export function matchesCommand(): Command {
  const list = new Command('list')
    .description('findings, the heaviest first')
    .option('--verdict <verdict>', 'only this verdict: strong, likely or lead')
    .option('--flagged', 'only what is flagged: likely or strong')
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .option('--exit-code', 'exit with 10 when something is flagged');
  const show = new Command('show')
    .description('one finding with all its evidence')
    .argument('<id>', 'match id, or its beginning')
    .option('--report <file>', 'write it as a self-contained HTML page');
  return new Command('matches')
    .description('what was found')
    .addCommand(withData(list).action(action(listMatches)))
    .addCommand(withData(show).action(action(showMatch)));
}

async function listMatches(terminal: Terminal, flags: ListFlags): Promise<number> {
  const { verdict, flagged, limit } = flags;
  if (verdict !== undefined && !Verdict.safeParse(verdict).success) throw new UsageError(`no such verdict: ${verdict}`);
  return withServices(flags, async (services) => {
    const filter = { ...(verdict && { verdict }), ...(flagged && { flagged }), ...(limit && { limit }) };
    const matches = await services.store.matches.list(filter);
    for (const match of matches) {
      if (terminal.json) terminal.document(match);
      else terminal.out(matchLine(match));
    }
    return flags.exitCode && matches.some((match) => match.verdict === 'likely' || match.verdict === 'strong')
      ? EXIT.flagged
      : EXIT.done;
  });
}

async function showMatch(terminal: Terminal, id: string, flags: Flags & { readonly report?: string }): Promise<number> {
  return withServices(flags, async (services) => {
    const match = await services.store.matches.get(id);
    if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
    if (terminal.json) terminal.document(match);
    else terminal.out(matchText(match, terminal));
    if (flags.report !== undefined) {
      await writeFile(flags.report, matchReport(match));
      terminal.note(`report: ${flags.report}`);
    }
    return EXIT.done;
  });
}
