/** What measures the looks of pages sees each kind of fault. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { likeness } from '../../testkit/desk/layout.ts';
import { type Look, lookFaults } from '../../testkit/desk/looks.ts';
import { noBrowser, openBrowser } from './desk-browser.ts';

const PHONE: Look = { media: 'light', width: 360 };
const HEAD = '<!doctype html><html lang="en"><title>Toy</title>';

describe.skipIf(noBrowser)('the measure of looks (skipped without Chromium)', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  async function faultsOf(body: string, look = PHONE): Promise<string> {
    await page.setContent(`${HEAD}<body style="background:#fff">${body}`);
    return (await lookFaults(page, look, false)).join('\n');
  }

  it.each<[fault: string, body: string, look?: Look]>([
    ['', '<main><h1>A page</h1><p>with <a href="#1">a link</a> in its text</p></main>'],
    ['contrast 4.48', '<p style="color:#777">grey</p>'],
    ['', '<p style="color:#767676">grey</p>'],
    ['contrast', '<p style="opacity:.99;color:#0008">half of black</p>'],
    ['contrast', '<svg width="90" height="30"><rect width="90" height="30" fill="#222"/><text y="20">ink</text></svg>'],
    ['', '<svg width="90" height="30"><rect width="90" height="30" fill="#eee"/><text y="20">ink</text></svg>'],
    [
      'hint',
      '<input aria-label="a" style="height:30px" placeholder="https://" name="a"><style>::placeholder{color:#aaa}</style>',
    ],
    ['text of 11.0 px', '<p style="font-size:11px">small</p>'],
    ['text of 6.5 px', '<svg width="180" viewBox="0 0 360 40"><text y="20" font-size="13">small</text></svg>'],
    ['too wide', '<p style="width:400px">wide</p>'],
    ['words stand out', `<p style="width:90px">${'w'.repeat(20)}</p>`],
    ['cut without a scroll bar', `<p style="width:90px;overflow:hidden">${'w'.repeat(20)}</p>`],
    ['', `<div tabindex="0" style="width:90px;overflow:auto">${'w'.repeat(20)}</div>`],
    ['cut on paper', `<div style="width:90px;overflow:auto">${'w'.repeat(20)}</div>`, { media: 'print', width: 718 }],
    ['a target of', '<button style="height:20px">Go</button>'],
    ['a target of', '<ul><li><a href="#1" style="font-size:12px">alone</a></li></ul>'],
    ['do not name', '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'],
    [
      'goes away',
      '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
      { media: 'light', width: 1440 },
    ],
  ])('sees: %s', async (fault, body, look) => {
    const seen = await faultsOf(body, look);
    if (fault === '') expect(seen).toBe('');
    else expect(seen).toContain(fault);
  });

  it('compares layouts by their blocks: another font changes little, another order or width much', () => {
    const page = 'main 0 1440 900\nh1 120 1200 32\ntable.summary 120 1200 400\nform.card 120 1200 240\n';
    expect(likeness(page, page)).toBe(1);
    expect(likeness(page, page.replace('1200 400', '1192 480'))).toBe(1);
    expect(likeness(page, page.replace('table.summary 120 1200', 'table.summary 120 600'))).toBe(0.75);
    expect(likeness(page, 'main 0 1440 900\n')).toBe(0.25);
  });
});
