/** A worker that draws one page of the given local server, and is killed by the test that started it. */
import { createBrowser } from '../../../src/capture/browser/browser.ts';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { egressTo } from '../../../testkit/egress/local-server.ts';

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);
const log = { debug() {}, info() {}, warn() {}, error() {} };
const egress = egressTo(Number(process.argv[2]));
await createBrowser({ executable: () => executable, egress, userAgent: 'x', log, limits: LIMITS }).render(
  'http://mill.test/',
  60_000,
);
