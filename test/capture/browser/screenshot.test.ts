import { type BrowserContext, type CDPSession, chromium } from 'playwright';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/capture/browser/find-browser.ts';
import { screenshotOf } from '../../../src/capture/browser/screenshot.ts';

const executablePath = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);

/** The same context, whose first `failing` screenshots fail as those of a busy Chromium do. */
function busy(context: BrowserContext, failing: number): BrowserContext {
  let asked = 0;
  const newCDPSession = async (page: Parameters<BrowserContext['newCDPSession']>[0]) => {
    const session = await context.newCDPSession(page);
    const send = (async (...[method, given]: Parameters<CDPSession['send']>) => {
      if (method === 'Page.captureScreenshot' && ++asked <= failing) throw new Error('Unable to capture screenshot');
      return session.send(method, given);
    }) as CDPSession['send'];
    return Object.assign(Object.create(session) as CDPSession, { send });
  };
  return Object.assign(Object.create(context) as BrowserContext, { newCDPSession });
}

describe.skipIf(executablePath === null)('a screenshot (skipped without Chromium)', () => {
  it('is asked for once more where the browser was not able to make it, and no third time', async () => {
    const args = ['--no-sandbox', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args });
    try {
      const context = await browser.newContext();
      const page = await context.newPage();
      const png = await screenshotOf(busy(context, 1), page, 900);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      await expect(screenshotOf(busy(context, 2), page, 900)).rejects.toThrow('Unable to capture screenshot');
    } finally {
      await browser.close();
    }
  });
});
