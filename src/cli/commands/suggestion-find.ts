import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { readRecords } from '../../flow/sift/read-records.ts';
import { findSuggestions } from '../../flow/suggest/find.ts';
import { subjectOf } from '../../flow/suggest/find-subject.ts';
import type { QuestionsDocument } from '../../model/derived/questions.ts';
import { SourceName, sourceLines } from '../../model/sources.ts';
import { command } from '../../model/text/program.ts';
import type { Services } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type Flags, repeatable, subcommand, wordIn } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices } from '../with-services.ts';

/** Requests of one call, unless it says otherwise. */
const BUDGET = 30;

export function configureFind(parent: Command): void {
  subcommand(parent, 'find', onServices(askThem))
    .description('ask sources outside, such as search engines and web archives, for further addresses')
    .argument(
      '<subject>',
      'a listed entity (its id), a captured site or a finding: what its listed entity owns is asked',
    )
    .option('--source <name>', 'ask only this source; repeatable (default: all that are switched on)', repeatable)
    .option('--budget <n>', `at most this many requests (default: ${BUDGET})`)
    .option('--reason <text>', 'for a natural person: why to look for the name as well; it is logged')
    .addHelpText(
      'after',
      `\nEach source is off until the setting sources (REVENANT_SOURCES) names it, since it learns part of the case:\n${SourceName.options
        .flatMap(sourceLines)
        .map((line) => `  ${line}`)
        .join('\n')}\nEvery question is an entry of the log. docs/sources.md says more.`,
    );
}

async function askThem(
  terminal: Terminal,
  services: Services,
  typed: string,
  flags: Flags & { readonly source?: readonly string[]; readonly budget?: string; readonly reason?: string },
): Promise<number> {
  const budget = Number(flags.budget ?? BUDGET);
  if (!Number.isInteger(budget) || budget < 1)
    throw new UsageError(`a budget of ${flags.budget} asks nothing: give --budget 1 or more`);
  const sources = (flags.source ?? []).flatMap((name) => wordIn(SourceName.options, 'source', name) ?? []);
  const subject = await subjectOf(typed, services.store);
  const reason = flags.reason?.trim() || null;
  const done = await findSuggestions(subject, { sources, budget, reason }, services, (records, entity) =>
    readRecords(records, entity, services),
  );
  terminal.result(done, () => linesOf(done));
  if (done.suggested > 0) terminal.note(`to see them: ${command(`suggestions list --entity ${done.entity}`)}`);
  return done.sources.every(({ outcome }) => outcome === 'found' || outcome === 'empty') ? EXIT.done : EXIT.incomplete;
}

const linesOf = ({ suggested, sources }: QuestionsDocument): string[] => [
  count(suggested, 'new suggestion'),
  ...sources.flatMap(({ source, outcome, detail, retryAfter, questions, requests, addresses, notes }) => [
    `  ${source}: ${outcome}, ${count(addresses, 'address', 'addresses')} by ${count(questions, 'question')} (${count(requests, 'request')})`,
    ...(detail === null
      ? []
      : [`    ${detail}${retryAfter === null ? '' : `; to be asked again in ${Math.ceil(retryAfter / 1000)} s`}`]),
    ...notes.map((note) => `    ${note}`),
  ]),
];
