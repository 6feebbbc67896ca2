/** Addresses worth a visit, each with the reasons why. */
import { z } from 'zod';
import { SourceName, ValueKind } from '../sources.ts';
import { Instant, Kind } from '../words.ts';
import { ArchivePlace } from './sift.ts';

export const ReasonKind = z
  .enum([
    ...['listed', 'redirect', 'bio', 'profile', 'version', 'certificate', 'mailbox', 'frame', 'passing'],
    ...['certificate-log', 'program', 'search', 'archive', 'like-name', 'sifted'],
  ] as const)
  .describe(
    'listed: the list gives the address; redirect: the home page sends its visitors there; bio: a profile gives it as its owner’s site; profile: the site gives the profile as its own; version: declared as another language or address of the page; certificate: named beside the site on its certificate; mailbox: the domain of an own mailbox; frame: in menu or footer; passing: in the main text or a post of the owner; certificate-log, program, search, archive: a source found it by a value of the case; like-name: a domain with the name of a listed company; sifted: an archive of the web has a page of it that shares something with the entity',
  );
export type ReasonKind = z.infer<typeof ReasonKind>;

/** One link, mailbox, profile or name on a captured site that leads to another address. */
export const Lead = z.object({
  kind: ReasonKind,
  address: z.string().describe('where it leads'),
  site: z.string().describe('the name of the site there'),
  siteKind: Kind,
  among: z.number().min(1).describe('addresses that share what the site says in this way, page by page'),
  url: z.string().describe('of the page that leads there'),
  capture: z.string().describe('id of its capture'),
  quote: z.string(),
});
export type Lead = z.infer<typeof Lead>;

export const SuggestionReason = z.object({
  kind: ReasonKind,
  bits: z.number().describe('its share of the rank'),
  entity: z.string().describe('id of the listed entity whose trail leads there'),
  from: z.string().describe('the site that leads there; of `listed`: the list'),
  visit: z.string().nullable().describe('null: a list gives it'),
  capture: z.string().nullable(),
  url: z.string().nullable(),
  quote: z
    .string()
    .describe('as written there; empty where it names the listed party and the address is not captured yet'),
  steps: z.int().positive().describe('from a site of the listed entity; 1: it leads there itself'),
  seenAt: Instant.describe('when the page was captured, the list imported, or the source asked'),
  prior: z
    .object({
      bits: z.number(),
      shipped: z.number(),
      judgements: z.string().describe('SHA-256 of the judgements that moved it'),
      at: Instant.describe('when they were read: the judgements until then give the same prior'),
    })
    .optional()
    .describe('bits of its kind that people’s judgements had moved; absent: as shipped'),
  asked: z
    .object({ source: SourceName, by: ValueKind, question: z.string().describe('id of its entry in the log') })
    .optional()
    .describe('the source that found it by the value in `quote`; `from` and `visit` say where that stands'),
  archive: ArchivePlace.extend({ file: z.string().describe('its name') })
    .optional()
    .describe('of a sifted archive: the record of the page'),
});
export type SuggestionReason = z.infer<typeof SuggestionReason>;

export const SuggestionState = z
  .enum(['new', 'queued', 'captured', 'dismissed', 'refused'])
  .describe('refused: the guard or robots.txt forbids the visit, or nothing answers there');
export type SuggestionState = z.infer<typeof SuggestionState>;

export const Suggestion = z.object({
  schema: z.literal('revenant.suggestion/1'),
  id: z.string().describe('SHA-256 of kind and site'),
  address: z.string(),
  site: z.string(),
  kind: Kind,
  state: SuggestionState,
  bits: z.number().describe('rank: the strongest reason of each kind, added'),
  reasons: z.array(SuggestionReason).describe('the strongest first'),
  firstSeen: Instant,
  lastSeen: Instant,
  decision: z
    .object({
      by: z.string(),
      why: z.string(),
      at: Instant,
      kinds: z.array(ReasonKind).describe('known then; only a reason of another kind brings it back'),
    })
    .optional()
    .describe('of a dismissed one'),
  run: z.string().optional().describe('of a queued one'),
  visit: z.string().optional().describe('of a captured one'),
  detail: z.string().optional().describe('of a refused one: why'),
});
export type Suggestion = z.infer<typeof Suggestion>;
