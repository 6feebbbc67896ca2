/** Honest companies that deal with listed firms, a few of each; dealers-long.test.ts has them all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { crawlDealers, type DealersReport } from '../../testkit/plain/dealers/crawl-dealers.ts';
import { QUICK_CODE } from '../../testkit/quick-code.ts';

const folder = temporaryFolder();
let report: DealersReport;

beforeAll(async () => {
  const path = { folder: folder.path, crawl: ['--browser', 'never'], node: QUICK_CODE };
  report = await crawlDealers({ seed: 1, firms: 3, honest: 6 }, path);
});
afterAll(() => folder.remove());

describe('honest dealers, buyers and partners of a listed bank, airline and maker', () => {
  it('are visited, as the listed firms and their successors are', () => {
    expect(report).toMatchObject({ honest: 18, unread: [], unsigned: 0 });
  });

  it('are not accused', () => {
    expect(report.accused).toEqual([]);
  });

  it('do not keep the alert of a true successor from coming, with its firm', () => {
    expect(report.successors.map(({ under }) => under)).toEqual([['firm-1'], ['firm-2'], ['firm-3']]);
  });
});
