/** Brave web search: `GET /res/v1/web/search`, at most 20 results a page and 10 pages. */
import { z } from 'zod';
import { type HttpSource, itemsIn, jsonIn, phrase, withParameter, withParameters } from './source.ts';

const Answer = z.object({
  query: z.object({ more_results_available: z.boolean().catch(false) }).catch({ more_results_available: false }),
  // Absent where nothing was found.
  web: z.object({ results: z.array(z.unknown()) }).optional(),
});
const Result = z.object({ url: z.string() });
const MOST_PAGES = 3;

export const brave: HttpSource = {
  reason: 'search',
  url: 'https://api.search.brave.com',
  needsKey: true,
  requests(value, { url, key }) {
    const asked = withParameters(`${url}/res/v1/web/search`, { q: phrase(value.text), count: '20', offset: '0' });
    return [{ url: asked, headers: { 'x-subscription-token': key } }];
  },
  read(body, request) {
    const answer = jsonIn(body, Answer);
    if (answer === null) return null;
    const page = Number(new URL(request.url).searchParams.get('offset')) + 1;
    const hasNext = answer.query.more_results_available && page < MOST_PAGES;
    return {
      addresses: itemsIn(answer.web?.results ?? [], Result).map((one) => one.url),
      next: hasNext ? withParameter(request, 'offset', String(page)) : undefined,
    };
  },
};
