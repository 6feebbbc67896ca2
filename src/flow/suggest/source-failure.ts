/** A fetch that gave no whole answer → what is told of the source. */
import type { Outcome } from '../../model/derived/questions.ts';
import type { FetchOutcome } from '../../model/ports/egress.ts';
import { isUrl } from '../../model/text/is-url.ts';

export interface SourceFailure {
  readonly outcome: Outcome;
  readonly detail: string;
  readonly retryAfter: number | null;
}

/** Null: a whole answer. @param wanted its status */
export function failureOf(outcome: FetchOutcome, wanted = 200): SourceFailure | null {
  const failed = outcome.ok ? answerFailure(outcome, wanted) : fetchFailure(outcome);
  return failed === null ? null : { ...failed, retryAfter: outcome.ok ? null : outcome.retryAfter };
}

type Failed = Omit<SourceFailure, 'retryAfter'>;

function fetchFailure({ state, code, detail }: Extract<FetchOutcome, { ok: false }>): Failed {
  if (state === 'deferred') return { outcome: 'later', detail };
  if (state === 'refused') return { outcome: 'refused', detail };
  if (/^(?:limit:(?:time|rate)|fetch:timeout)$/.test(code)) return { outcome: 'slow', detail };
  return { outcome: code.startsWith('limit:') ? 'too-large' : 'failed', detail: `${detail} (${code})` };
}

function answerFailure({ status, headers, marks }: Extract<FetchOutcome, { ok: true }>, wanted: number): Failed | null {
  if (status === 402) return { outcome: 'quota', detail: 'its quota or credit is used up (402)' };
  if (status === 401 || status === 403)
    return { outcome: 'refused', detail: `it refuses the question or the key (${status})` };
  if (status >= 300 && status < 400)
    return { outcome: 'refused', detail: `it leads elsewhere: ${hostOf(headers['location'])}` };
  if (status !== wanted) return { outcome: 'failed', detail: `it answered ${status}` };
  return marks.includes('truncated') ? { outcome: 'too-large', detail: 'its answer is too large' } : null;
}

const hostOf = (location = ''): string => (isUrl(location) ? new URL(location).host : 'another address');
