import type { BrowserContext, Page } from 'playwright';

/**
 * The whole page as PNG, up to `height` pixels. Playwright's own waits for two frames of the page.
 * @param optimizeForSpeed false: packed harder, for a fifth more processor time a page
 */
export async function screenshotOf(
  context: BrowserContext,
  page: Page,
  height: number,
  optimizeForSpeed = true,
): Promise<Buffer> {
  const session = await context.newCDPSession(page);
  try {
    const { cssContentSize, cssLayoutViewport } = await session.send('Page.getLayoutMetrics');
    const size = { width: cssLayoutViewport.clientWidth, height: Math.max(1, Math.min(cssContentSize.height, height)) };
    const capture = () =>
      session.send('Page.captureScreenshot', {
        ...{ format: 'png', optimizeForSpeed, captureBeyondViewport: true },
        clip: { x: 0, y: 0, scale: 1, ...size },
      });
    // A busy Chromium says "Unable to capture screenshot", and is able to a moment later.
    const { data } = await capture().catch(capture);
    return Buffer.from(data, 'base64');
  } finally {
    session.detach().catch(() => undefined);
  }
}
