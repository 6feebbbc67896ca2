/**
 * Common Crawl's index server: hosts of the domain in its newest crawl, and the same label under
 * other suffixes. `GET /collinfo.json` lists the crawls, the newest first; a crawl's `cdx-api`
 * answers a line of JSON a capture, and 404 where it holds none.
 */
import { z } from 'zod';
import { parseJson } from '../../model/parse-json.ts';
import { isUrl } from '../../model/text/is-url.ts';
import {
  type HttpSource,
  heldNote,
  hostIn,
  itemsIn,
  jsonIn,
  type SourceRequest,
  underOtherSuffixes,
  withParameters,
} from './source.ts';

const Crawl = z.object({ 'cdx-api': z.string() });
const Line = z.object({ url: z.string(), timestamp: z.string() });
const MOST_CAPTURES = 1_000;

export const commoncrawl: HttpSource = {
  reason: 'archive',
  url: 'https://index.commoncrawl.org',
  obeysRobots: true,
  emptyStatus: 404,
  opening: ({ url }) => ({ url: `${url}/collinfo.json` }),
  requests({ text }, { url }, case_, opened = '') {
    const [newest] = itemsIn(jsonIn(opened, z.array(z.unknown())) ?? [], Crawl);
    if (newest === undefined || !isUrl(newest['cdx-api'])) return null;
    // The list names addresses of its own; only the path counts, so that it can send us nowhere.
    const api = `${url}${new URL(newest['cdx-api']).pathname}`;
    const whole = { matchType: 'domain', limit: String(MOST_CAPTURES) };
    const any = { matchType: 'host', filter: '=status:200', limit: '1' };
    return [captures(api, text, whole), ...underOtherSuffixes(text, case_).map((host) => captures(api, host, any))];
  },
  read(body, request) {
    const said = body.split('\n').filter((line) => line.trim() !== '');
    const rows = itemsIn(said.map(parseJson), Line);
    if (said.length > 0 && rows.length === 0) return null;
    const hosts = [...new Set(rows.flatMap((row) => hostIn(row.url)))];
    const asked = new URL(request.url).searchParams;
    const times = rows.map((row) => row.timestamp);
    return {
      addresses: hosts.map((host) => `http://${host}/`),
      notes: asked.get('matchType') === 'domain' ? heldNote(asked.get('url') ?? '', hosts, times) : [],
    };
  },
};

function captures(api: string, url: string, parameters: Readonly<Record<string, string>>): SourceRequest {
  return { url: withParameters(api, { url, output: 'json', fl: 'url,timestamp', ...parameters }) };
}
