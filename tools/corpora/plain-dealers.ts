/** Honest dealers, buyers and partners of invented listed firms through the plain path: who of them is accused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlDealers, type DealersReport } from '../../testkit/plain/dealers/crawl-dealers.ts';

export async function measureDealers(options: {
  readonly seed: string;
  readonly browser?: string | undefined;
  readonly keep: boolean;
  readonly json: boolean;
}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-dealers-'));
  const crawl = options.browser === undefined ? [] : ['--browser', options.browser];
  try {
    const report = await crawlDealers({ seed: Number(options.seed) }, { folder, crawl });
    if (options.json) console.log(JSON.stringify(report));
    else printDealers(report);
  } finally {
    if (options.keep) console.error(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function printDealers({ seed, firms, honest, accused, successors, unsigned, unread, seconds }: DealersReport): void {
  const hosts = new Set(accused.map(({ host }) => host));
  const found = successors.filter(({ under, entity }) => under.includes(entity));
  console.log(`seed ${seed}: ${firms} listed firms, ${honest} honest sites, crawled in ${Math.round(seconds)} s`);
  console.log(`honest sites accused: ${hosts.size} (goal 0)`);
  for (const { host, trade, relations, sharesTheme, entity, beside, verdict, evidence } of accused) {
    const theme = sharesTheme ? ', on the template of the firm' : '';
    console.log(`  ${host} (${trade}: ${relations.join(', ')}${theme}) under ${entity}, beside ${beside.join(', ')}`);
    console.log(`    ${verdict ?? 'no match'}: ${evidence.join(', ')}`);
  }
  console.log(`true successors alerted with their firm: ${found.length} of ${successors.length}`);
  for (const { host, trade, forgotten, under } of successors.filter((one) => !found.includes(one)))
    console.log(
      `  missed: ${host} (${trade}; forgotten: ${forgotten.join(', ')}), alerted under ${under.join(', ') || 'none'}`,
    );
  if (unread.length > 0) console.log(`sites that were not captured: ${unread.join(', ')}`);
  if (unsigned > 0) console.log(`requests with a wrong signature: ${unsigned}`);
}
