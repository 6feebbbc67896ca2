/** Honest companies that deal with listed firms, a few of each; dealers-long.test.ts has them all. */
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { crawlDealers } from '../../testkit/plain/dealers/crawl-dealers.ts';
import { QUICK_CODE } from '../../testkit/quick-code.ts';

it('accuses no honest dealer, buyer or partner of a listed firm, and tells of its successor', async () => {
  const folder = temporaryFolder();
  try {
    const path = { folder: folder.path, crawl: ['--browser', 'never'], node: QUICK_CODE };
    const { accused, successors, unread } = await crawlDealers({ seed: 1, firms: 3, honest: 6 }, path);
    expect(unread).toEqual([]);
    expect(accused).toEqual([]);
    expect(successors.map(({ under }) => under)).toEqual(successors.map(({ entity }) => [entity]));
  } finally {
    folder.remove();
  }
});
