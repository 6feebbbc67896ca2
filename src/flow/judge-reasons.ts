/** People's judgements of suggested sites → what moves the worth of reasons. */
import type { Judgement } from '../model/decisions/evidence.ts';
import type { Match } from '../model/derived/match.ts';
import type { ReasonJudgement } from '../model/derived/reason-judgement.ts';
import type { Suggestion, SuggestionReason } from '../model/derived/suggestion.ts';
import { sha256 } from '../model/digest.ts';
import type { Store } from '../model/ports/store.ts';
import { domainName } from '../values/domain-name.ts';

type Said = Pick<ReasonJudgement, 'judgement' | 'at'> & Pick<Judgement, 'user'>;

/** Only the reasons that the suggestion has by now count: what is crawled later adds none. */
export async function judgeReasons(
  suggestion: Pick<Suggestion, 'id' | 'site'>,
  reasons: readonly SuggestionReason[],
  { judgement, user, at }: Said,
  { suggestions }: Pick<Store, 'suggestions'>,
): Promise<void> {
  const pairs = new Map(reasons.map(({ kind, from }) => [`${kind} ${domainOf(from)}`, { kind, from: domainOf(from) }]));
  if (pairs.size === 0) return;
  const about = { suggestion: suggestion.id, domain: domainOf(suggestion.site), reasons: [...pairs.values()] };
  await suggestions.judge({ ...about, judgement, person: user ?? null, at });
}

/** A finding of a suggested site and the listed entity whose trail led there. */
export async function judgeTrails(
  { left, right }: Match,
  said: Said,
  store: Pick<Store, 'suggestions'>,
): Promise<void> {
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (side.entity !== null || side.kind === 'list' || other.entity === null) continue;
    for (const suggestion of await store.suggestions.list({ site: side.site })) {
      const reasons = suggestion.reasons.filter(({ entity }) => entity === other.entity?.id);
      await judgeReasons(suggestion, reasons, said, store);
    }
  }
}

/** Hosts of one domain have one holder; a listing or profile is its member's. No name is kept. */
const domainOf = (site: string): string => sha256(site.includes('/') ? site : (domainName(site)?.domain ?? site));
