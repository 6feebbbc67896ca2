/** What a person says of a finding → a judgement on record. */
import { UsageError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Judgement } from '../model/evidence.ts';
import { isFlagged, type Match } from '../model/match.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Store } from '../model/ports/store.ts';

/** A negative word on what was flagged, or was found positive before, takes the finding back. Throws UsageError without name or reason. */
export async function judge(
  match: Match,
  said: Pick<Judgement, 'judgement' | 'by' | 'why'>,
  { store, clock }: { readonly store: Pick<Store, 'judgements'>; readonly clock: Clock },
): Promise<Judgement> {
  const [by, why] = [said.by.trim(), said.why.trim()];
  if (by === '' || why === '') throw new UsageError('a judgement needs a name (--by) and a reason (--why)');
  const at = clock.now().toISOString();
  const id = sha256('judgement', match.id, said.judgement, by, why, at);
  const judgement: Judgement = {
    schema: 'revenant.judgement/1',
    id,
    match: match.id,
    judgement: said.judgement,
    by,
    why,
    at,
  };
  await store.judgements.add(judgement, isFlagged(match));
  return judgement;
}
