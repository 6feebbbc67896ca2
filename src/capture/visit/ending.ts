/** What the answer for a home page makes of the visit. */
import type { Condition, VisitState } from '../../model/words.ts';

/** End of a visit whose first page (a seed may name any) answered with an error, from 400 up. `seen`: what its body says. */
export function endOfStatus(
  url: string,
  status: number,
  seen: Condition,
): { state: VisitState; condition: Condition; reason: string; detail: string } {
  const condition = seen === 'content' ? (status === 404 || status === 410 ? 'not-found' : 'blocked') : seen;
  // A bot check or log-in form may come with any status: the site exists. Other server errors mean it does not answer.
  const guarded = condition === 'challenge' || condition === 'login-wall';
  const state = status >= 500 && !guarded ? 'unreachable' : 'hollow';
  return { state, condition, reason: `http:${status}`, detail: `${url} answered ${status}` };
}

/** Why a visit has no pages when its home page leads to another site, and what to do. */
export function leftFor(asked: string, reached: string): string {
  return `${asked} redirects to ${reached}, which is another site: none of its pages count here; give that address to see them`;
}

/** `text/html` of `Text/HTML; charset=…`; empty when the answer names none. */
export function mediaType(headers: Readonly<Record<string, string>>): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
