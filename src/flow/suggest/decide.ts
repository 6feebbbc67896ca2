/** Suggestions are visited, or dismissed, because a person says so. */
import type { Judgement } from '../../model/decisions/evidence.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { refill } from '../crawl/run-progress.ts';
import { judgeReasons } from '../judge-reasons.ts';
import type { Ports } from '../ports.ts';

import { openVisits, refuseCrowd, settle } from './visit-suggestions.ts';

/** A worker visits it. */
export async function visitSuggestion(
  suggestion: Suggestion,
  options: RunOptions,
  ports: Parameters<typeof refill>[0] & Pick<Ports, 'clock'>,
): Promise<void> {
  await refuseCrowd([suggestion], ports);
  const run = await openVisits([suggestion], options, ports.store);
  await refill(ports, run.id);
}

/** It counts against reasons of its kinds (`priors.ts`). */
export async function dismissSuggestion(
  { id, site, reasons }: Suggestion,
  { by, why, user }: Pick<Judgement, 'by' | 'why' | 'user'>,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  const decision = { by, why, at: clock.now().toISOString(), kinds };
  const isDismissed = await store.suggestions.change(id, ['new', 'captured', 'refused'], {
    ...{ state: 'dismissed', decision },
  });
  if (isDismissed) await judgeReasons({ id, site }, reasons, { judgement: 'negative', user, at: decision.at }, store);
}

/** As it is now: a queued one whose run has ended is settled first. */
export async function currentSuggestion(suggestion: Suggestion, store: Store): Promise<Suggestion> {
  if (suggestion.state !== 'queued') return suggestion;
  const run = await store.ledger.run(suggestion.run ?? '');
  if (run !== null && run.finishedAt === null) return suggestion;
  await settle(suggestion, store);
  return (await store.suggestions.get(suggestion.id)) ?? suggestion;
}
