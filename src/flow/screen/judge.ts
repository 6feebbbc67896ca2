/** A person's decision on a finding → a stored judgement. */
import { deliveriesOf } from '../../alert/deliveries.ts';
import { hooksAlerted } from '../../alert/follow-up.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import { evidenceDigest } from '../../model/derived/evidence-digest.ts';
import { isFlagged, type Match } from '../../model/derived/match.ts';
import { sha256 } from '../../model/digest.ts';
import { judgeTrails } from '../judge-reasons.ts';
import { linkBase } from '../link-base.ts';
import { saidBy } from '../operations/said-by.ts';
import type { Ports } from '../ports.ts';
import { listedIn, withCompanies } from './alert-facts.ts';
import { followConfirmed } from './confirmed.ts';
import { tagsFor } from './tell-matches.ts';

/**
 * A negative judgement retracts a finding that was flagged or judged positive; webhooks hear of
 * both. Throws InputError without a name or a reason.
 */
export async function judge(
  match: Match,
  said: Pick<Judgement, 'judgement' | 'by' | 'as' | 'user' | 'why'>,
  ports: Pick<Ports, 'store' | 'clock' | 'link' | 'secondReviewer'>,
): Promise<Judgement> {
  const { store, clock, secondReviewer } = ports;
  const { by, reason: why } = saidBy({ by: said.by, reason: said.why }, 'a judgement', 'why');
  const at = clock.now().toISOString();
  const id = sha256('judgement', match.id, said.judgement, by, why, at);
  const judgement: Judgement = {
    schema: 'revenant.judgement/1',
    id,
    match: match.id,
    judgement: said.judgement,
    by,
    ...(said.as !== undefined && { as: said.as }),
    ...(said.user !== undefined && { user: said.user }),
    why,
    at,
    judged: judgedOf(match),
  };
  const earlierHooks = hooksAlerted(await store.outbox.about(match.id));
  const hooks = await store.hooks.list();
  const tags = await tagsFor([match.left.site, match.right.site], hooks, store);
  const listed = await listedIn(match, store);
  const telling = { ...listed, hooks, earlierHooks, now: clock.now(), ...(await linkBase(ports)), tags };
  const review = secondReviewer ? reviewOf([...(await store.judgements.of(match.id)), judgement]) : null;
  // The judgement itself is personal data, so alerts carry only the id of the finding.
  const reviewed = deliveriesOf('match.reviewed', ['match.reviewed', id], match, {
    ...telling,
    ...(review && { review }),
  });
  const retracted = deliveriesOf('match.retracted', ['match.retracted', id], match, { ...telling, because: 'judged' });
  const told = {
    reviewed: await withCompanies(reviewed, match, store),
    retracted: await withCompanies(retracted, match, store),
  };
  await store.judgements.add(judgement, isFlagged(match), told, secondReviewer);
  await judgeTrails(match, judgement, store);
  await followConfirmed({ store, secondReviewer });
  return judgement;
}

/** Identifies the judged document: a later visit may replace it. */
function judgedOf(match: Match): Judgement['judged'] {
  const { verdict, weight, model } = match;
  return { match: sha256(canonicalJson(match)), evidence: evidenceDigest(match), verdict, weight, model };
}
