/**
 * crt.sh: certificates that name a domain, or its label under another suffix, or a company as the
 * organisation. `GET /?q=…&output=json`, where % stands for anything.
 */
import { z } from 'zod';
import { type HttpSource, itemsIn, jsonIn, withParameters } from './source.ts';

const Row = z.object({ common_name: z.string().nullish(), name_value: z.string().nullish() });
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

export const crtsh: HttpSource = {
  reason: 'certificate-log',
  url: 'https://crt.sh',
  obeysRobots: true,
  requests({ kind, text }, { url }) {
    if (kind === 'name') return [asked(url, 'O', text)];
    const [label = ''] = text.split('.');
    return [asked(url, 'q', text), asked(url, 'q', `${label}.%`)];
  },
  read(body) {
    const rows = jsonIn(body, z.array(z.unknown()));
    if (rows === null) return null;
    const names = itemsIn(rows, Row).flatMap((row) => [row.common_name ?? '', ...(row.name_value ?? '').split('\n')]);
    const hosts = names.map((name) => name.trim().toLowerCase().replace(/^\*\./, '')).filter((name) => HOST.test(name));
    return { addresses: [...new Set(hosts)].map((host) => `https://${host}/`) };
  },
};

function asked(base: string, field: string, value: string) {
  return { url: withParameters(`${base}/`, { [field]: value, output: 'json' }) };
}
