/** Suggestions: addresses worth a visit, with their reasons. */
import { z } from '@hono/zod-openapi';
import { Suggestion, SuggestionState } from '../../model/derived/suggestion.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { By, Reason } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import type { SuggestionRule } from './rule.ts';

const SuggestionDocument = Suggestion.meta({ id: 'Suggestion' });
const Asked = Paged.extend({
  state: SuggestionState.optional(),
  entity: written(LENGTHS.address).optional().describe('only those to which the sites of this listed entity lead'),
});

export const suggestionOperations = (rule: SuggestionRule) => [
  operation('GET /suggestions', 'listSuggestions', 'Addresses worth a visit, the most probable first', rule.list, {
    query: Asked,
    gives: z.object({ suggestions: z.array(SuggestionDocument), next }).meta({ id: 'SuggestionPage' }),
  }),
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
];
