import { InputError } from '../../errors.ts';
import type { RobotsDecision } from '../../model/ports/egress.ts';
import { decide, isProductToken, parseRobots } from './robots.ts';
import { reasonOf } from './robots-policy.ts';

/** What a given robots.txt says of a URL to a product token, with nothing fetched. Throws InputError for no such token. */
export function decideByRobotsText(file: Uint8Array, url: string, agent: string): RobotsDecision {
  if (!isProductToken(agent))
    throw new InputError(
      `a product token has letters, "-" and "_" only (RFC 9309, 2.2.1), not ${JSON.stringify(agent)}`,
    );
  const { origin, pathname, search } = new URL(url);
  const robots = parseRobots(file);
  const answer = decide(robots, agent, pathname + search);
  const robotsUrl = `${origin}/robots.txt`;
  const reason = reasonOf(answer, robotsUrl);
  return { url, robotsUrl, agent, source: 'rules', failure: null, reason, file, sitemaps: robots.sitemaps, ...answer };
}
