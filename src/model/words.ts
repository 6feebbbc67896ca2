/** The closed vocabularies of the contract. */
import { z } from 'zod';

export const Kind = z.enum(['website', 'social-page', 'trade-listing']);
export type Kind = z.infer<typeof Kind>;

/**
 * Result of a visit. `partial`: a limit cut it or pages failed. `hollow`: answered, nothing to
 * compare.
 */
export const VisitState = z.enum(['captured', 'partial', 'hollow', 'refused', 'unreachable', 'deferred', 'failed']);
export type VisitState = z.infer<typeof VisitState>;

/**
 * The condition of a page; a site has the condition of its home page. Only `content` can be
 * compared.
 */
export const Condition = z.enum([
  'content',
  'challenge',
  'blocked',
  'login-wall',
  'parked',
  'default-page',
  'maintenance',
  'not-found',
  'no-profile',
  'empty-shell',
  'redirected',
]);
export type Condition = z.infer<typeof Condition>;

/** Phrases that follow "it is". */
export const CONDITION_TEXT: Readonly<Record<Condition, string>> = {
  content: 'content',
  challenge: 'a bot check',
  blocked: 'a refusal',
  'login-wall': 'a log-in form',
  parked: 'a parking page',
  'default-page': "a server's or system's default page",
  maintenance: 'a maintenance notice',
  'not-found': 'a not-found page',
  'no-profile': 'a notice that there is no such profile',
  'empty-shell': 'empty without its scripts',
  redirected: 'a redirect to another site',
};

/**
 * The visitor that a request imitates: none, a desktop browser, a phone, a visitor from a search
 * engine.
 */
export const ViewName = z.enum(['plain', 'browser', 'mobile', 'referred']);
export type ViewName = z.infer<typeof ViewName>;

export const PageRole = z.enum(['home', 'about', 'contact', 'products', 'language', 'other']);
export type PageRole = z.infer<typeof PageRole>;

/** The evidence groups whose caps bind the verdict (contract, Verdicts). */
export const EvidenceGroup = z.enum(['identity', 'content', 'look', 'host', 'time']);
export type EvidenceGroup = z.infer<typeof EvidenceGroup>;

export const Level = z.enum(['identical', 'close', 'partial', 'different']);
export type Level = z.infer<typeof Level>;

export const Verdict = z.enum(['strong', 'likely', 'lead', 'unrelated', 'not-comparable']);
export type Verdict = z.infer<typeof Verdict>;

/** SHA-256 in hex, lower case. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** ISO 8601 instant, UTC. */
export const Instant = z.iso.datetime();
/** The time of a capture whose time is unknown (mark time:unknown): earlier than any web page. */
export const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';

/**
 * Marks of a doubtful time: only the pages state it, or it lies after the import. Such a time gives
 * no order.
 */
export const STATED_TIME = 'time:stated';
export const FUTURE_TIME = 'future-date';

/** As documents write it: null where the time is unknown. */
export function knownTime(instant: string): string | null {
  return instant === UNKNOWN_TIME ? null : instant;
}

/** A year, a month or a day: `2021`, `2021-08`, `2021-12-15`. */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

/**
 * The first millisecond of a year, month or day; that of an instant. NaN: the text is none of
 * these.
 */
export function firstMsOf(typed: string): number {
  const isDate = PartialDate.safeParse(typed).success || /^\d{4}-\d\d-\d\dT/.test(typed);
  return isDate ? Date.parse(typed) : Number.NaN;
}
