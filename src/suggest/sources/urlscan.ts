/** urlscan.io search: others' pages that loaded something from a domain. Nothing is submitted. */
import { z } from 'zod';
import { type HttpSource, itemsIn, jsonIn, withParameter, withParameters } from './source.ts';

const Answer = z.object({ results: z.array(z.unknown()), has_more: z.boolean().catch(false) });
const Result = z.object({ page: z.object({ url: z.string() }) });
const Sorted = z.object({ sort: z.array(z.union([z.number(), z.string()])).min(1) });
const SIZE = '100';

export const urlscan: HttpSource = {
  reason: 'search',
  url: 'https://urlscan.io',
  needsKey: true,
  requests(value, { url, key }) {
    const q = `domain:${value.text} AND NOT page.domain:${value.text}`;
    return [{ url: withParameters(`${url}/api/v1/search/`, { q, size: SIZE }), headers: { 'api-key': key } }];
  },
  read(body, request) {
    const answer = jsonIn(body, Answer);
    if (answer === null) return null;
    const last = Sorted.safeParse(answer.results.at(-1));
    const hasNext = answer.has_more && last.success;
    return {
      addresses: itemsIn(answer.results, Result).map(({ page }) => page.url),
      next: hasNext ? withParameter(request, 'search_after', last.data.sort.join(',')) : undefined,
    };
  },
};
