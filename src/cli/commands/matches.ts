import { Command, Option } from 'commander';
import { judge } from '../../flow/screen/judge.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { SENTENCES } from '../../flow/sentences.ts';
import { siteTimeline } from '../../flow/site/site-timeline.ts';
import type { Judgement } from '../../model/evidence.ts';
import { isFlagged, type Match, type Standing } from '../../model/match.ts';
import { documentOf } from '../../report/finding.ts';
import { matchReport } from '../../report/html.ts';
import { matchText } from '../../report/terminal.ts';
import { judgedOnText, standingText } from '../../report/wording.ts';
import { action, EXIT } from '../action.ts';
import { earlierLine, findingAt } from '../finding-at.ts';
import { checkFilter, type FilterFlags, filterOf, withMatchFilter } from '../match-filter.ts';
import { type Flags, withData } from '../options.ts';
import { matchLine, weakerMark } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { checkReportPath, writeReport } from '../output/write-report.ts';
import { withServices } from '../with-services.ts';
import { noteWaiting } from './entity-rescan.ts';

type ListFlags = Flags & FilterFlags;

export function matchesCommand(): Command {
  const list = withMatchFilter(new Command('list').description('findings, the heaviest first')).option(
    '--exit-code',
    'exit with 10 when something is flagged',
  );
  const show = new Command('show')
    .description('one finding with all its evidence')
    .argument('<id>', 'match id, or its beginning')
    .option('--report <file>', 'write it as a self-contained HTML page')
    .option('--at <instant>', 'as it stood then, where a later visit has changed it; best: at its heaviest');
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
  checkFilter(flags);
  return withServices(flags, async (services) => {
    const matches = await services.store.matches.list(await filterOf(flags, services.store));
    if (matches.length === 0) terminal.note(`no such findings in ${services.settings.data}`);
    const standings = await standingsOf(matches, services.store);
    for (const match of matches) {
      const standing = standings.get(match.id) ?? null;
      if (terminal.json) terminal.document(documentOf({ match, standing }));
      else {
        const last = (await services.store.judgements.of(match.id)).at(-1);
        terminal.out(
          [matchLine(match), weakerMark(standing), judgedMark(last, match, standing)].filter(Boolean).join('  '),
        );
      }
    }
    return flags.exitCode && matches.some(isFlagged) ? EXIT.flagged : EXIT.done;
  });
}

interface ShowFlags extends Flags {
  readonly report?: string;
  readonly at?: string;
}

async function showMatch(terminal: Terminal, id: string, flags: ShowFlags): Promise<number> {
  await checkReportPath(flags.report);
  return withServices(flags, async (services) => {
    const { matches } = services.store;
    const { match, earlier } = await findingAt(id, flags.at, matches);
    const judgements = await services.store.judgements.of(match.id);
    const standing = (await standingsOf([match], services.store)).get(match.id) ?? null;
    if (terminal.json) terminal.document(documentOf({ match, standing }));
    else {
      terminal.block(matchText(match, terminal));
      const since = standing === null ? null : standingText(standing);
      if (since !== null) terminal.out(`${since} (revenant matches show ${match.id.slice(0, 12)} --at best)`);
      for (const one of earlier) terminal.out(earlierLine(one));
      for (const one of judgements) {
        terminal.out(judgementLine(one));
        const other = judgedOnText(one, match, standing);
        if (other !== null) terminal.out(`  ${other}`);
      }
    }
    if (flags.report !== undefined) {
      const sides = match.left.site === match.right.site ? [match.left] : [match.left, match.right];
      const timelines = await Promise.all(
        // Of the entry of a list no site was visited.
        sides.flatMap(({ site, kind }) => (kind === 'list' ? [] : [siteTimeline(site, services, kind)])),
      );
      await writeReport(flags.report, matchReport(match, { sentences: SENTENCES, timelines, judgements, standing }));
      terminal.note(`report: ${flags.report}`);
    }
    return EXIT.done;
  });
}

type ReviewFlags = Flags & Pick<Judgement, 'judgement' | 'by' | 'why'>;

async function reviewMatch(terminal: Terminal, id: string, flags: ReviewFlags): Promise<number> {
  return withServices(flags, async (services) => {
    const { match } = await findingAt(id, undefined, services.store.matches);
    const judgement = await judge(match, flags, services);
    if (terminal.json) terminal.document(judgement);
    else terminal.out(`${match.id.slice(0, 12)}  ${judgementLine(judgement)}`);
    await noteWaiting(terminal, services);
    return EXIT.done;
  });
}

function judgedMark(last: Judgement | undefined, match: Match, standing: Standing | null): string {
  if (last === undefined) return '';
  const isOther = judgedOnText(last, match, standing) !== null;
  return `(judged ${last.judgement} by ${last.by}${isOther ? `, on ${last.judged?.weight.toFixed(1)} bits` : ''})`;
}

function judgementLine({ judgement, by, why, at }: Judgement): string {
  return `judged ${judgement} by ${by} at ${at}: ${why}`;
}
