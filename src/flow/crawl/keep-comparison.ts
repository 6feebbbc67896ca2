/** A comparison of two sites → a stored finding, with both visits as its evidence. */
import { InputError } from '../../errors.ts';
import { matchPair } from '../../match/compare.ts';
import { sidesOf } from '../../match/guards/attribution.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Match } from '../../model/derived/match.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { attributed } from '../screen/attributed.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { inOrder } from '../screen/screen.ts';
import type { Inspected } from '../site/inspect.ts';

/**
 * Weighs the pair anew against the stored sites, as a crawl does. It sends no alert: a person has
 * asked for it. Throws InputError for a pair that is no finding.
 * @param refusal why such a pair is not kept
 */
export async function keepComparison(
  [left, right]: readonly [Inspected, Inspected],
  refusal: string,
  { store, blobs, screens }: Pick<Ports, 'store' | 'blobs' | 'screens'>,
): Promise<Match> {
  const background = await latestBackground(store);
  const [one, other] = await attributed([left.fingerprint, right.fingerprint], store);
  if (one === undefined || other === undefined) throw new InputError(refusal);
  const match = matchPair(...inOrder(...sidesOf(one, other)), background);
  if (match.verdict === 'unrelated' || match.verdict === 'not-comparable' || left.visit.site === right.visit.site)
    throw new InputError(refusal);
  for (const { entity } of [one, other]) if (entity !== null) await blobs.put(Buffer.from(canonicalJson(entity)));
  await store.ledger.importVisit(left.visit, left.fingerprint, [], []);
  await store.ledger.importVisit(right.visit, right.fingerprint, [match], [], pagesToDraw([match], screens));
  return match;
}
