/**
 * CDX server of a web archive: hosts of the domain and the dates of its captures, and the same
 * label under other suffixes. An archive cannot be asked by label, so each name is asked for.
 */
import { z } from 'zod';
import { isUrl } from '../../model/text/is-url.ts';
import { type HttpSource, jsonIn, type SourceRequest, withParameter } from './source.ts';

const Rows = z.array(z.array(z.string()));
const PAGE = 1_000;
const MOST_HOSTS = 20;
/** The suffixes that anybody could register first (RFC 920); the rest come from the case. */
const OPEN_SUFFIXES = ['com', 'net', 'org'];
const MOST_SUFFIXES = 8;

export const archive: HttpSource = {
  reason: 'archive',
  obeysRobots: true,
  requests({ text }, { url }, { domains }) {
    const suffixes = [...domains.map(suffixOf), ...OPEN_SUFFIXES].filter((one) => one !== suffixOf(text));
    const [label = ''] = text.split('.');
    const others = [...new Set(suffixes)].slice(0, MOST_SUFFIXES).map((suffix) => `${label}.${suffix}`);
    return [
      cdx(url, text, { matchType: 'domain', collapse: 'urlkey', limit: String(PAGE), showResumeKey: 'true' }),
      ...others.map((domain) => cdx(url, domain, { filter: 'statuscode:200', limit: '1' })),
    ];
  },
  read(body, request) {
    // Some servers answer with nothing at all where they hold nothing.
    const rows = body.trim() === '' ? [] : jsonIn(body, Rows);
    if (rows === null) return null;
    const [names = [], ...lines] = rows;
    const [original, timestamp] = [names.indexOf('original'), names.indexOf('timestamp')];
    if (rows.length > 0 && (original < 0 || timestamp < 0)) return null;
    // The key to go on stands in a row of its own after an empty row.
    const end = lines.findIndex((line) => line.length === 0);
    const key = end < 0 ? undefined : lines[end + 1]?.[0];
    const captures = end < 0 ? lines : lines.slice(0, end);
    const hosts = [...new Set(captures.flatMap((line) => hostOf(line[original] ?? '')))];
    const times = captures.map((line) => line[timestamp] ?? '').filter((one) => /^\d{4,14}$/.test(one));
    const asked = new URL(request.url).searchParams;
    return {
      addresses: hosts.map((host) => `http://${host}/`),
      next: key === undefined ? undefined : withParameter(request, 'resumeKey', key),
      notes: asked.get('matchType') === 'domain' ? noteOf(asked.get('url') ?? '', hosts, times.sort()) : [],
    };
  },
};

const suffixOf = (domain: string): string => domain.split('.').slice(1).join('.');

function cdx(base: string, url: string, parameters: Readonly<Record<string, string>>): SourceRequest {
  const asked = new URL(`${base}/cdx/search/cdx`);
  for (const [name, value] of Object.entries({ url, output: 'json', fl: 'original,timestamp', ...parameters }))
    asked.searchParams.set(name, value);
  return { url: asked.href };
}

const hostOf = (original: string): string[] => (isUrl(original) ? [new URL(original).hostname] : []);

/** Hosts of one domain are one site, and so no suggestion. */
function noteOf(domain: string, hosts: readonly string[], times: readonly string[]): string[] {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = hosts.slice(0, MOST_HOSTS).join(', ');
  const more = hosts.length > MOST_HOSTS ? ` and ${hosts.length - MOST_HOSTS} more` : '';
  return [`${domain} is archived from ${dayOf(first)} to ${dayOf(last)}, on ${shown}${more}`];
}

const dayOf = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter(Boolean).join('-');
