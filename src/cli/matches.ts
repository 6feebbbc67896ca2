import { Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { judge } from '../flow/judge.ts';
import { SENTENCES } from '../flow/sentences.ts';
import { siteTimeline } from '../flow/site-timeline.ts';
import type { Judgement } from '../model/evidence.ts';
import { isFlagged } from '../model/match.ts';
import { Verdict } from '../model/words.ts';
import { matchReport } from '../report/html.ts';
import { matchText } from '../report/terminal.ts';
import { action, EXIT } from './action.ts';
import { matchLine } from './lines.ts';
import { type Flags, wholeNumber, withData } from './options.ts';
import type { Terminal } from './terminal.ts';
import { wholeId, wholeRunId } from './whole-id.ts';
import { withServices } from './with-services.ts';
import { checkReportPath, writeReport } from './write-report.ts';

interface ListFlags extends Flags {
  readonly run?: string;
  readonly verdict?: string;
  readonly flagged?: boolean;
  readonly limit?: number;
}

export function matchesCommand(): Command {
  const list = new Command('list')
    .description('findings, the heaviest first')
    .option('--run <id>', 'only what this run found (its id, or the beginning)')
    .option('--verdict <verdict>', 'only this verdict: strong, likely or lead')
    .option('--flagged', 'only what is flagged: likely or strong')
    .option('--limit <n>', 'at most so many', wholeNumber(1))
    .option('--exit-code', 'exit with 10 when something is flagged');
  const show = new Command('show')
    .description('one finding with all its evidence')
    .argument('<id>', 'match id, or its beginning')
    .option('--report <file>', 'write it as a self-contained HTML page');
  const review = new Command('review')
    .description('put on record what a person makes of a finding; the last word counts, none is taken away')
    .argument('<id>', 'match id, or its beginning')
    .addOption(
      new Option('--judgement <judgement>', 'what it is')
        .choices(['positive', 'negative', 'unsure'])
        .makeOptionMandatory(),
    )
    .requiredOption('--by <name>', 'who says so')
    .requiredOption('--why <text>', 'the reason');
  return new Command('matches')
    .description('what was found')
    .addCommand(withData(list).action(action(listMatches)))
    .addCommand(withData(show).action(action(showMatch)))
    .addCommand(withData(review).action(action(reviewMatch)));
}

async function listMatches(terminal: Terminal, flags: ListFlags): Promise<number> {
  const { verdict, flagged, limit } = flags;
  if (verdict !== undefined && !Verdict.safeParse(verdict).success)
    throw new UsageError(`no such verdict: ${verdict} (stored are strong, likely and lead)`);
  return withServices(flags, async (services) => {
    const run = flags.run && (await wholeRunId(flags.run, services.store));
    const filter = {
      ...(run && { run }),
      ...(verdict && { verdict }),
      ...(flagged && { flagged }),
      ...(limit && { limit }),
    };
    const matches = await services.store.matches.list(filter);
    for (const match of matches) {
      if (terminal.json) terminal.document(match);
      else terminal.out(matchLine(match));
    }
    return flags.exitCode && matches.some(isFlagged) ? EXIT.flagged : EXIT.done;
  });
}

async function showMatch(terminal: Terminal, id: string, flags: Flags & { readonly report?: string }): Promise<number> {
  await checkReportPath(flags.report);
  return withServices(flags, async (services) => {
    const { matches } = services.store;
    const match = await matches.get(await wholeId(id, 'match', 'revenant matches list', matches.ids));
    if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
    if (terminal.json) terminal.document(match);
    else terminal.block(matchText(match, terminal));
    if (flags.report !== undefined) {
      const sides = match.left.site === match.right.site ? [match.left] : [match.left, match.right];
      const timelines = await Promise.all(
        // Of the entry of a list no site was visited.
        sides.flatMap(({ site, kind }) => (kind === 'list' ? [] : [siteTimeline(site, services.store, kind)])),
      );
      await writeReport(flags.report, matchReport(match, { sentences: SENTENCES, timelines }));
      terminal.note(`report: ${flags.report}`);
    }
    return EXIT.done;
  });
}

type ReviewFlags = Flags & Pick<Judgement, 'judgement' | 'by' | 'why'>;

async function reviewMatch(terminal: Terminal, id: string, flags: ReviewFlags): Promise<number> {
  return withServices(flags, async (services) => {
    const { matches } = services.store;
    const match = await matches.get(await wholeId(id, 'match', 'revenant matches list', matches.ids));
    if (match === null) throw new UsageError(`no match ${id} (see revenant matches list)`);
    const judgement = await judge(match, flags, services);
    if (terminal.json) terminal.document(judgement);
    else terminal.out(`${match.id.slice(0, 12)}  ${judgement.judgement}, by ${judgement.by}: ${judgement.why}`);
    return EXIT.done;
  });
}
