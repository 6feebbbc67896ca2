/** Alerts and their deliveries. */
import { z } from 'zod';
import { Review } from './decisions/review.ts';
import { WatchedFit } from './decisions/saved-search.ts';
import { AttributionReason } from './derived/attribution.ts';
import { WeakerBecause } from './derived/match.ts';
import { ReasonKind } from './derived/suggestion.ts';
import { COUNTS, LENGTHS, written } from './lengths.ts';
import { Instant, Kind, Verdict } from './words.ts';

export const AlertType = z.enum([
  'match.flagged',
  'match.escalated',
  'match.reviewed',
  'match.retracted',
  'match.weakened',
  'site.removed',
  'site.contacts-changed',
  'watchlist.changed',
  'suggestion.found',
  'search.hit',
  'hook.test',
  'digest',
]);
export type AlertType = z.infer<typeof AlertType>;

const ListedEntity = z.object({
  id: z.string(),
  name: z.string().describe('of a person: the id'),
  list: z.string().optional().describe('the list that it is on'),
});

/** `entry`: the side is the list entry itself, without a site. */
export const ListedWhy = z.enum(['entry', ...AttributionReason.options]);
export type ListedWhy = z.infer<typeof ListedWhy>;

const ListedSide = z.object({
  side: z.enum(['left', 'right']),
  why: ListedWhy.nullable().describe('entry: the list entry itself is compared; null: the finding does not say'),
  since: z.string().nullable().describe('date of the list version, capture, seed or judgement; null: not known'),
  checked: z.boolean().optional().describe('false: nothing is known about the owner since then'),
  chain: z.array(z.string()).optional().describe('of person: the confirmed sites that lead here, the oldest first'),
  text: z.string().describe('why and since when, in words'),
  also: z.array(ListedEntity).optional().describe('other entries that name the same site'),
});
export type ListedSide = z.infer<typeof ListedSide>;

const CompanyName = z.object({
  name: z
    .string()
    .nullable()
    .describe('as the site gives it as its own, never a person’s; of a list entry: its name; null: none is proven'),
});

const AlertItself = z.object({
  schema: z.literal('revenant.alert/1'),
  id: z.string().describe('webhook-id: made with the finding, so every resend has the same one'),
  type: AlertType,
  time: Instant,
  match: z.string().nullable(),
  link: z.string().nullable(),
  verdict: Verdict.nullable(),
  weight: z.number().nullable(),
  entity: ListedEntity.nullable(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  companies: z
    .object({ left: CompanyName, right: CompanyName })
    .optional()
    .describe('of a finding: the companies of both sides'),
  listed: ListedSide.optional().describe('of a finding with a listed company: which side it is, and why'),
  more: z
    .array(z.string())
    .optional()
    .describe('ids of the other findings of the same operator in the same run, the strongest first'),
  because: z
    .enum([...WeakerBecause.options, 'judged'])
    .optional()
    .describe(
      'of match.weakened and match.retracted: why. judged: a person rejected it; unclear: the evidence does not show why',
    ),
  review: Review.optional(),
  kinds: z.array(Kind).optional().describe('of the sites, left before right; a list entry has none'),
  tags: z.array(z.string()).optional().describe('of the seeds of its sites; absent: no hook asks for tags'),
  summary: z
    .object({ list: z.string(), changes: z.int() })
    .optional()
    .describe('of watchlist.changed to a chat: all changes of one version that the hook asks for'),
  contacts: z
    .object({
      since: Instant.describe('start of the visit that this one is compared with'),
      visit: z.string().describe('the visit that found the change'),
      changed: z.array(z.object({ signal: z.string(), came: z.int(), went: z.int() })),
      again: z
        .boolean()
        .describe('an alert of the last seven days said the same of this site: its contacts may be random'),
    })
    .optional()
    .describe('of site.contacts-changed: how many values of each kind; the values themselves may be personal data'),
  suggestion: z
    .object({ address: z.string(), reasons: z.array(ReasonKind) })
    .optional()
    .describe('of suggestion.found: the address and the kinds of its reasons; the alert has nothing else'),
  search: z
    .object({ id: z.string(), name: z.string(), fit: WatchedFit.nullable() })
    .optional()
    .describe(
      'of search.hit: the saved search by the name that its owner gave it, without its text; fit null: more hits on that day than are told',
    ),
  change: z.string().optional().describe('of watchlist.changed: the id of the revenant.watchlist-change/1'),
});

/** The body that is signed and sent. It holds no personal data. */
export const Alert = AlertItself.extend({
  alerts: z.array(AlertItself).optional().describe('of digest: what happened since the digest before, oldest first'),
});
export type Alert = z.infer<typeof Alert>;

export const Channel = z
  .enum(['standard', 'slack', 'teams', 'mattermost', 'telegram', 'email'])
  .describe('standard: Standard Webhooks 1.0.0; the others: a message in that program');
export type Channel = z.infer<typeof Channel>;

/** A mailbox that stands alone in a header field: no names, comments, quotes or line ends. */
const Mailbox = z
  .string()
  .max(LENGTHS.mailbox)
  .regex(/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i, 'not a mailbox: write name@host');

export const Mail = z.object({
  from: Mailbox,
  to: Mailbox.describe('one: so that a message is either delivered or not'),
  user: written(LENGTHS.mailbox).min(1).optional().describe('name of the account at the mail server; absent: no login'),
  password: written(LENGTHS.password).min(1).optional().describe('of that account; never shown'),
});
export type Mail = z.infer<typeof Mail>;

/** When the collected alerts of a hook are sent. */
export const Digest = z.object({
  cron: written(LENGTHS.cron).describe('five fields'),
  timezone: written(LENGTHS.timezone).optional().describe('an IANA name; absent: UTC'),
});
export type Digest = z.infer<typeof Digest>;

const choices = <Choice extends z.ZodType>(of: Choice, what: string) =>
  z.array(of).min(1).max(COUNTS.choices).optional().describe(what);

export const Hook = z.object({
  schema: z.literal('revenant.hook/1'),
  id: z.string(),
  url: z.string(),
  secret: z.string().describe('whsec_ and base64 of 32 random bytes; shown once, when the hook is added'),
  all: z.boolean().describe('true: also flagged matches that involve no listed company'),
  as: Channel.optional().describe('absent: standard'),
  chat: written(LENGTHS.chat).min(1).optional().describe('of telegram: id of the chat'),
  mail: Mail.optional().describe('of email: between which mailboxes'),
  signingKey: z
    .string()
    .optional()
    .describe('whsk_ and base64 of an ed25519 key: alerts are signed as v1a too; never shown'),
  publicKey: z.string().optional().describe('whpk_ and base64: verifies the v1a signatures'),
  events: choices(AlertType, 'only alerts of these types; absent: all but suggestion.found'),
  lists: choices(written(LENGTHS.name), 'only alerts about an entity of these lists'),
  verdicts: choices(
    Verdict,
    'only findings with these verdicts; of a finding that it was told of, a hook gets all later changes',
  ),
  kinds: choices(Kind, 'only findings with a site of these kinds'),
  tags: choices(written(LENGTHS.label), 'only alerts about a site whose seed has one of these tags'),
  digest: Digest.optional().describe('collects alerts and sends them as one; absent: each at once'),
  createdAt: Instant,
  disabledAt: Instant.nullable(),
});
export type Hook = z.infer<typeof Hook>;

export const Delivery = z.object({
  schema: z.literal('revenant.delivery/1'),
  id: z.string().describe('SHA-256 of (alert, hook)'),
  alert: Alert,
  hook: z.string(),
  state: z.enum(['pending', 'delivered', 'dead']),
  attempts: z.int(),
  nextAt: Instant.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  deliveredAt: Instant.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
