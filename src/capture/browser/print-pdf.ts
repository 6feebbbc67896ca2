import { ConfigError, within } from '../../errors.ts';
import { command } from '../../model/text/program.ts';
import { launchChromium } from './chromium.ts';

/** Nothing listens there, so even a browser that wanted to could reach nobody. */
const NO_PROXY = 'http://127.0.0.1:9';
const PRINT_MS = 120_000;

/**
 * A page of ours as PDF, everything unfolded. The browser has no network and runs no script. Throws
 * ConfigError where there is no browser.
 */
export async function printPdf(executable: string | null, html: string): Promise<Buffer> {
  if (executable === null)
    throw new ConfigError(
      `a PDF needs a browser, and none was found (see ${command('doctor')}): write an .html file instead, and print that`,
    );
  const chromium = await launchChromium(executable, NO_PROXY);
  try {
    const printing = (async () => {
      const context = await chromium.playwright.newContext({
        javaScriptEnabled: false,
        offline: true,
        acceptDownloads: false,
        serviceWorkers: 'block',
        permissions: [],
      });
      await context.route('**/*', (route) => route.abort());
      const page = await context.newPage();
      page.setDefaultTimeout(PRINT_MS);
      await page.setContent(html.replaceAll('<details', '<details open'), { waitUntil: 'load' });
      const margin = { top: '14mm', bottom: '16mm', left: '12mm', right: '12mm' };
      return page.pdf({ format: 'A4', printBackground: true, tagged: true, margin });
    })();
    return await within(PRINT_MS, printing, () => new Error('the browser did not print the report in two minutes'));
  } finally {
    await chromium.end();
  }
}
