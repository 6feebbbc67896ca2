/** Suggestions: addresses worth a visit, with their reasons. */
import { z } from '@hono/zod-openapi';
import { Follow } from '../../model/derived/follow.ts';
import { ReasonKind, Suggestion, SuggestionState } from '../../model/derived/suggestion.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Instant } from '../../model/words.ts';
import { By, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import { FOLLOW, type SuggestionRule } from './rule.ts';

const SuggestionDocument = Suggestion.meta({ id: 'Suggestion' });
const FollowDocument = Follow.meta({ id: 'Follow' });
const Wish = z
  .object({
    from: written(LENGTHS.address)
      .min(1)
      .describe('id of a listed entity, name of a list, or a site or finding of theirs'),
    depth: z.int().min(1).max(FOLLOW.depth).default(2).describe('steps from the sites of the listed entity'),
    budget: z.int().min(1).max(FOLLOW.budget).default(50).describe('most visits'),
    by: By,
  })
  .meta({ id: 'FollowWish' });
const Priors = z
  .object({
    judgements: z.string().nullable().describe('SHA-256 of the judgements that were read; null: there are none'),
    at: Instant,
    priors: z.array(
      z.object({
        kind: ReasonKind,
        shipped: z.number().describe('bits'),
        bits: z.number().describe('after people’s judgements'),
        positive: z.number().describe('judged sites for it; those of one farm share one'),
        negative: z.number(),
        people: z.int(),
      }),
    ),
  })
  .meta({ id: 'ReasonPriors' });
const Asked = Paged.extend({
  state: SuggestionState.optional(),
  entity: written(LENGTHS.address).optional().describe('only those to which the sites of this listed entity lead'),
});

export const suggestionOperations = (rule: SuggestionRule) => [
  operation('GET /suggestions', 'listSuggestions', 'Addresses worth a visit, the most probable first', rule.list, {
    query: Asked,
    gives: z.object({ suggestions: z.array(SuggestionDocument), next }).meta({ id: 'SuggestionPage' }),
  }),
  operation('GET /priors', 'listPriors', 'What a reason of each kind is worth', rule.priors, { gives: Priors }),
  operation('GET /suggestions/{id}', 'getSuggestion', 'One suggestion with its reasons', rule.one, {
    gives: SuggestionDocument,
  }),
  operation('POST /suggestions/{id}/visit', 'visitSuggestion', 'Queue a visit of the address', rule.visit, {
    gives: SuggestionDocument,
  }),
  operation('POST /suggestions/{id}/dismiss', 'dismissSuggestion', 'Put a suggestion aside', rule.dismiss, {
    body: z.object({ why: Reason, by: By }).meta({ id: 'Dismissal' }),
    gives: SuggestionDocument,
    isTotal: true,
  }),
  operation(
    'POST /follows',
    'startFollow',
    'Visit the addresses to which the sites of listed parties lead',
    rule.follow,
    {
      body: Wish,
      status: 202,
      gives: FollowDocument,
    },
  ),
  operation('GET /follows', 'listFollows', 'The newest follows', rule.follows, {
    gives: z.object({ follows: z.array(FollowDocument) }).meta({ id: 'FollowPage' }),
  }),
  operation('GET /follows/{id}', 'getFollow', 'One follow: what it found is among the suggestions', rule.followed, {
    gives: FollowDocument,
  }),
  operation('POST /follows/{id}/stop', 'stopFollow', 'Let no further round begin', rule.stop, {
    gives: FollowDocument,
    isTotal: true,
  }),
];
