/** A hook's choice of events and filters → whether an alert is for it. */
import type { Alert, Hook } from '../model/alert.ts';

export interface Hearing {
  /** The alert involves a listed company or a known site. */
  readonly isWatched: boolean;
  /** The hook had an alert of this finding, so it gets later changes whatever its filters. */
  readonly wasTold: boolean;
}

/** Sent only to hooks that ask: a suggestion may be anybody’s, a hit is of somebody’s search. */
const ASKED_ONLY: ReadonlySet<Alert['type']> = new Set(['suggestion.found', 'search.hit']);

/** A filter passes alerts that have no such value: `site.removed` has no verdict. */
export function isFor(hook: Hook, alert: Alert, { isWatched, wasTold }: Hearing): boolean {
  if (hook.disabledAt !== null || !(hook.events?.includes(alert.type) ?? !ASKED_ONLY.has(alert.type))) return false;
  if (wasTold) return true;
  return (
    (isWatched || hook.all) &&
    isOfList(hook, alert) &&
    isOfKind(hook, alert) &&
    isOfTag(hook, alert) &&
    isVerdictFor(hook, alert.verdict)
  );
}

export function isVerdictFor({ verdicts }: Pick<Hook, 'verdicts'>, verdict: Alert['verdict']): boolean {
  return verdicts === undefined || verdict === null || verdicts.includes(verdict);
}

function isOfList({ lists }: Hook, { entity, listed }: Alert): boolean {
  const own = [entity, ...(listed?.also ?? [])].map((one) => one?.list?.toLowerCase());
  return lists === undefined || lists.some((name) => own.includes(name.toLowerCase()));
}

function isOfKind({ kinds }: Hook, alert: Alert): boolean {
  return kinds === undefined || alert.kinds === undefined || alert.kinds.some((kind) => kinds.includes(kind));
}

function isOfTag({ tags }: Hook, alert: Alert): boolean {
  return tags === undefined || alert.tags === undefined || alert.tags.some((tag) => tags.includes(tag));
}
