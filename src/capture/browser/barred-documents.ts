import type { BrowserContext, Request } from 'playwright';

/**
 * Keeps a page in the browser from documents that robots.txt withholds: where its scripts lead on to, and frames of its
 * own host. `url`: the page itself, which was judged before; what pictures, scripts and other hosts' frames it needs to be
 * drawn is not judged. Redirects on the way do not come by here: where they end is judged by who asked for the page.
 */
export async function barDocuments(
  context: BrowserContext,
  url: string,
  mayVisit: (url: string) => Promise<boolean>,
): Promise<{ barred(): boolean }> {
  const page = new URL(url);
  let barred = false;
  await context.route('**/*', async (route) => {
    const request = route.request();
    const isOther = request.isNavigationRequest() && request.url() !== page.href && /^https?:/.test(request.url());
    const isJudged = isOther && (isMain(request) || new URL(request.url()).host === page.host);
    if (!isJudged || (await mayVisit(request.url()).catch(() => false))) return route.fallback();
    barred = true;
    // So the document that stands there stays; another error would put Chromium's own page in its place.
    return route.abort('aborted').catch(() => undefined);
  });
  return { barred: () => barred };
}

function isMain(request: Request): boolean {
  try {
    return request.frame().parentFrame() === null;
  } catch {
    // The frame is not there yet: a window that is only being opened.
    return true;
  }
}
