import { expect, it } from 'vitest';
import { html } from '../../src/report/escape.ts';
import { withHeads } from '../../src/report/table-heads.ts';

it('writes the word of each column into its cells, and leaves all else', () => {
  const value = '</td><td>"<table>';
  const page = html`<p>x</p><table class="summary"><thead><tr><th class="num">Bits</th><th><span class="hidden">Do “it”</span></th></tr></thead><tbody><tr class="a"><td class="num">${value}</td><td>2</td></tr><tr><td>3</td><td></td></tr></tbody></table><table><tbody><tr><td>4</td></tr></tbody></table>`;
  expect(withHeads(page.text)).toBe(
    '<p>x</p><table class="summary named"><thead><tr><th scope="col" class="num">Bits</th><th scope="col"><span class="hidden">Do “it”</span></th></tr></thead><tbody><tr class="a"><td data-head="Bits" class="num">&lt;/td&gt;&lt;td&gt;&quot;&lt;table&gt;</td><td data-head="Do “it”">2</td></tr><tr><td data-head="Bits">3</td><td data-head="Do “it”"></td></tr></tbody></table><table class="named"><tbody><tr><td data-head="">4</td></tr></tbody></table>',
  );
});
