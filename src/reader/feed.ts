/** Files of a feed → the listed companies named in its domains. Runs in a reader process. */
import { readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { domainToUnicode } from 'node:url';
import { ConfigError, InputError } from '../errors.ts';
import type { AskedFeed, FeedHit, FeedRead } from '../model/ports/reader.ts';
import { FeedNames } from '../names/feed-names.ts';
import { matchDomain, registered } from '../names/match-domain.ts';
import { stringAt } from '../names/packed-tables.ts';
import { certificatesIn, TILE_FILE } from '../suggest/feeds/certificate-log.ts';
import { listBytes } from '../watchlist/list-file.ts';
import { loadNames } from './name-file.ts';

/** Domains of one company that are kept and told apart; with so many a name says nothing. */
const MOST_DOMAINS = 50;
/** Companies that are found; a feed with more is made to match. */
const MOST_COMPANIES = 2_000;
/** Lines after which the result so far is handed over, if the process should be ended. */
const HANDED_EVERY = 2_000_000;

interface Found {
  readonly name: number;
  readonly whole: Set<string>;
  readonly partial: Set<string>;
}

/** The file may be of any length: nothing of it is kept but what was found. */
export async function readFeed({ paths, names }: AskedFeed, found: (soFar: FeedRead) => void): Promise<FeedRead> {
  const index = loadNames(names.path);
  const byCompany = new Map<number, Found>();
  let [domains, isCut] = [0, false];

  const reading = new FeedNames((host) => {
    const [domain, label] = registered(host);
    if (label === '') return;
    domains += 1;
    const written = label.startsWith('xn--') ? domainToUnicode(label) : label;
    for (const { entity, name, isWhole } of matchDomain(index, written)) {
      let known = byCompany.get(entity);
      if (known === undefined) {
        if (byCompany.size >= MOST_COMPANIES) {
          isCut = true;
          continue;
        }
        byCompany.set(entity, (known = { name, whole: new Set(), partial: new Set() }));
      }
      const kept = isWhole ? known.whole : known.partial;
      if (kept.size < MOST_DOMAINS) kept.add(domain);
    }
  });
  const result = (fault: string | null): FeedRead => ({
    ...{ lines: reading.lines, domains, unread: reading.unread, isCut, fault },
    hits: [...byCompany].map(
      ([entity, { name, whole, partial }]): FeedHit => ({
        ...{ entity: stringAt(index.ids, entity), name: stringAt(index.names, name) },
        ...{ whole: [...whole], partial: [...partial] },
      }),
    ),
  });

  let handed = 0;
  try {
    for (const path of paths) {
      if (path.endsWith(TILE_FILE)) {
        for (const hosts of certificatesIn(readFileSync(path))) reading.take(`${JSON.stringify(hosts)}\n`);
        continue;
      }
      const decoder = new StringDecoder('utf8');
      for await (const piece of listBytes(path, Number.MAX_SAFE_INTEGER)) {
        reading.take(decoder.write(piece));
        if (reading.lines - handed < HANDED_EVERY) continue;
        handed = reading.lines;
        found(result(null));
      }
      reading.end();
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof InputError)) throw error;
    return result(error.message);
  }
  return result(null);
}
