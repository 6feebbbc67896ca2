import type { Command } from 'commander';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { UsageError } from '../../errors.ts';
import { dismissSuggestion } from '../../flow/suggest/decide.ts';
import { shownSuggestions } from '../../flow/suggest/shown.ts';
import { openVisits, refuseCrowd, settle } from '../../flow/suggest/visit-suggestions.ts';
import { type Suggestion, type SuggestionReason, SuggestionState } from '../../model/derived/suggestion.ts';
import type { Store } from '../../model/ports/store.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { suggestionTexts } from '../../texts/suggestions.ts';
import { interruptible } from '../action.ts';
import { workRun } from '../crawl-run.ts';
import { type Flags, subcommand, wholeNumber, withCapture, wordIn } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored } from '../with-services.ts';
import { configureFind } from './suggestion-find.ts';

export function configure(command: Command): void {
  subcommand(command, 'list', onStored(listSuggestions))
    .description('list suggestions, the most probable first')
    .option('--state <state>', `in this state only: ${SuggestionState.options.join(', ')}`)
    .option('--entity <id>', 'only those to which the sites of this listed entity lead')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 100);
  subcommand(command, 'show', onStored(showSuggestion))
    .description('show one suggestion with its reasons')
    .argument('<id>', 'id, or its beginning');
  configureFind(command);
  const visit = subcommand(command, 'visit', onServices(visitNow))
    .description('visit suggestions now, and compare what is found')
    .argument('<id...>', 'ids, or their beginnings');
  withCapture(visit, CRAWL_PAGES);
  subcommand(command, 'dismiss', onStored(dismissThem))
    .description('put suggestions aside; each returns only with a reason of another kind')
    .argument('<id...>', 'ids, or their beginnings')
    .requiredOption('--why <text>', 'the reason')
    .option('--by <name>', 'your name', 'command line');
}

async function suggestionOf(beginning: string, { suggestions }: Store): Promise<Suggestion> {
  const [id, another] = /^[0-9a-f]{1,64}$/.test(beginning) ? await suggestions.ids(beginning) : [];
  const found = id === undefined || another !== undefined ? null : await suggestions.get(id);
  if (found !== null) return found;
  throw new UsageError(
    another === undefined
      ? `no suggestion ${beginning} (see ${command('suggestions list')})`
      : `several suggestions begin with ${beginning}: give more of the id`,
  );
}

async function listSuggestions(
  terminal: Terminal,
  { store }: StoredServices,
  { state, entity, limit }: Flags & { readonly state?: string; readonly entity?: string; readonly limit: number },
): Promise<void> {
  const found = await store.suggestions.list({ state: wordIn(SuggestionState.options, 'state', state), entity, limit });
  if (found.length === 0)
    terminal.note(`no such suggestions; to look for some: ${command('crawl <watchlist> --follow 2')}`);
  printTable(terminal, COLUMNS, await shownSuggestions(found, store));
}

const COLUMNS: readonly Column<Suggestion>[] = [
  { head: 'ID', width: 12, of: ({ id }) => id.slice(0, 12) },
  { head: 'BITS', width: 5, right: true, of: ({ bits }) => bits.toFixed(1) },
  { head: 'STATE', width: 9, of: ({ state }) => state },
  { head: 'LAST SEEN', width: 21, of: ({ lastSeen }) => timeText(lastSeen) },
  { head: 'ADDRESS', width: 40, of: ({ address }) => address },
  { head: 'REASONS', of: ({ reasons }) => [...new Set(reasons.map(({ kind }) => KINDS[kind]))].join(', ') },
];

const KINDS = suggestionTexts.kinds;

async function showSuggestion(terminal: Terminal, { store }: StoredServices, id: string): Promise<void> {
  const [suggestion] = await shownSuggestions([await suggestionOf(id, store)], store);
  if (suggestion === undefined) return;
  const findings = await store.matches.list({ site: suggestion.site, limit: 20 });
  terminal.result(suggestion, () => [
    `${suggestion.address}  ${suggestion.kind}  ${suggestion.state}  ${suggestion.bits.toFixed(1)} bits`,
    ...suggestion.reasons.map(reasonLine),
    ...(suggestion.decision === undefined
      ? []
      : [`  dismissed by ${suggestion.decision.by}, ${timeText(suggestion.decision.at)}: ${suggestion.decision.why}`]),
    ...(suggestion.detail === undefined ? [] : [`  not captured: ${suggestion.detail}`]),
    ...findings.map(({ id: match, verdict, weight }) => `  finding ${match.slice(0, 12)}: ${verdict}, ${weight} bits`),
  ]);
}

const reasonLine = ({ kind, bits, from, url, quote, seenAt, asked, archive, prior }: SuggestionReason): string =>
  `  +${bits.toFixed(1)}  ${KINDS[kind]}${prior === undefined ? '' : ` (${suggestionTexts.moved(prior.bits.toFixed(1), prior.shipped.toFixed(1))})`}${asked === undefined ? '' : ` (${asked.source}) by ${suggestionTexts.values[asked.by]}`} on ${archive === undefined ? from : suggestionTexts.inArchive(archive.file, archive.at)}, ${timeText(seenAt)}: ${quote === '' ? suggestionTexts.hiddenQuote : quote}${url === null ? '' : `  (${url})`}`;

async function visitNow(terminal: Terminal, services: Services, ids: string[]): Promise<void> {
  const { store, settings } = services;
  const chosen = await Promise.all(ids.map((id) => suggestionOf(id, store)));
  await refuseCrowd(chosen, services);
  const run = await openVisits(chosen, runOptionsOf(settings, CRAWL_PAGES), store);
  await interruptible((signal) => workRun(run, services, terminal, signal));
  for (const suggestion of chosen) await settle(suggestion, store);
  for (const { id } of chosen) await showSuggestion(terminal, services, id);
}

async function dismissThem(
  terminal: Terminal,
  { store, clock }: StoredServices,
  ids: string[],
  { why, by }: Flags & { readonly why: string; readonly by: string },
): Promise<void> {
  for (const one of ids) await dismissSuggestion(await suggestionOf(one, store), { by, why }, { store, clock });
  terminal.note(`${count(ids.length, 'suggestion')} dismissed`);
}
