/**
 * CDX server of a web archive: hosts of the domain and the dates of its captures, and the same
 * label under other suffixes. An archive cannot be asked by label, so each name is asked for.
 */
import { z } from 'zod';
import {
  type HttpSource,
  heldNote,
  hostIn,
  jsonIn,
  type SourceRequest,
  underOtherSuffixes,
  withParameter,
  withParameters,
} from './source.ts';

const Rows = z.array(z.array(z.string()));
const PAGE = 1_000;

export const archive: HttpSource = {
  reason: 'archive',
  obeysRobots: true,
  requests({ text }, { url }, case_) {
    const whole = { matchType: 'domain', collapse: 'urlkey', limit: String(PAGE), showResumeKey: 'true' };
    const any = { filter: 'statuscode:200', limit: '1' };
    return [cdx(url, text, whole), ...underOtherSuffixes(text, case_).map((domain) => cdx(url, domain, any))];
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
    const hosts = [...new Set(captures.flatMap((line) => hostIn(line[original] ?? '')))];
    const times = captures.map((line) => line[timestamp] ?? '');
    const asked = new URL(request.url).searchParams;
    return {
      addresses: hosts.map((host) => `http://${host}/`),
      next: key === undefined ? undefined : withParameter(request, 'resumeKey', key),
      notes: asked.get('matchType') === 'domain' ? heldNote(asked.get('url') ?? '', hosts, times) : [],
    };
  },
};

function cdx(base: string, url: string, parameters: Readonly<Record<string, string>>): SourceRequest {
  const asked = { url, output: 'json', fl: 'original,timestamp', ...parameters };
  return { url: withParameters(`${base}/cdx/search/cdx`, asked) };
}
