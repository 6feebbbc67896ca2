/** SearXNG: `GET /search?q=…&format=json&pageno=n`; 403 where an instance allows no JSON. */
import { z } from 'zod';
import { type HttpSource, itemsIn, jsonIn, phrase, withParameter, withParameters } from './source.ts';

const Answer = z.object({
  results: z.array(z.unknown()),
  unresponsive_engines: z.array(z.unknown()).catch([]),
});
const Result = z.object({ url: z.string() });
const Engine = z.tuple([z.string(), z.string()]).rest(z.unknown());
const MOST_PAGES = 3;
const MOST_NAMED = 5;

export const searxng: HttpSource = {
  reason: 'search',
  requests(value, { url }) {
    return [{ url: withParameters(`${url}/search`, { q: phrase(value.text), format: 'json', pageno: '1' }) }];
  },
  read(body, request) {
    const answer = jsonIn(body, Answer);
    if (answer === null) return null;
    const page = Number(new URL(request.url).searchParams.get('pageno'));
    const hasNext = answer.results.length > 0 && page < MOST_PAGES;
    const silent = itemsIn(answer.unresponsive_engines, Engine).slice(0, MOST_NAMED);
    return {
      addresses: itemsIn(answer.results, Result).map((one) => one.url),
      next: hasNext ? withParameter(request, 'pageno', String(page + 1)) : undefined,
      // Nothing found by engines that did not search is not an empty web.
      notes: silent.map(([engine, why]) => `the engine ${engine} did not answer: ${why}`.slice(0, 200)),
    };
  },
};
