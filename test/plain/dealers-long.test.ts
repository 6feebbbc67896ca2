/** Twenty honest dealers, buyers and partners of each of ten listed firms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { crawlDealers, type DealersReport } from '../../testkit/plain/dealers/crawl-dealers.ts';

const folder = temporaryFolder();
let report: DealersReport;

beforeAll(async () => {
  report = await crawlDealers({ seed: 1 }, { folder: folder.path, crawl: ['--browser', 'never'] });
}, 1_200_000);
afterAll(() => folder.remove());

describe('two hundred honest sites and ten listed firms', () => {
  it('are visited', () => {
    expect(report).toMatchObject({ firms: 10, honest: 200, unread: [], unsigned: 0 });
  });

  it('lead to no alert that accuses an honest site', () => {
    expect(report.accused).toEqual([]);
  });

  it('lead to the alert of each true successor, with its firm', () => {
    expect(report.successors.map(({ under }) => under)).toEqual(report.successors.map(({ entity }) => [entity]));
  });
});
