import { expect, it } from 'vitest';
import { templateCredit } from '../../../src/signals/look/template-credit.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './template-credit.examples.ts';

signalContract(templateCredit, examples);

// Long enough not to be a notice.
const WORDS =
  'We pick and dry herbs in the mountains and send them to shops all over the country by post, every week of the year. The rooms are warm and dark, and each bundle hangs for nine days before it is packed in paper and sent.';

const declared = (head: string, body: string, host = 'quillmoor.test') => {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body><p>${WORDS}</p>${body}</body></html>`;
  return templateCredit.extract(siteFrom({ '/': html }, { host }))?.declared.map(({ value }) => value) ?? [];
};

it.each([
  ['<footer>Website by Fern &amp; Daughters. Call us.</footer>', 'credit:ferndaughters'],
  ['<footer>© 2020 Quillmoor | Powered by <a href="https://heron.test/">Heron</a></footer>', 'credit:heron'],
  ['<footer>Diseñado por Helecho Digital</footer>', 'credit:helechodigital'],
  ['<footer>技术支持：蕨类网络</footer>', 'credit:蕨类网络'],
  ['<footer>Umsetzung: Farnwerk</footer>', 'credit:farnwerk'],
  ['<footer><a href="https://www.ferntemplates.test/x">More</a></footer>', 'credit:ferntemplates'],
  ['<p>© 2020 Quillmoor</p><p>Template by Tallgrass</p>', 'credit:tallgrass'],
  ['<p>© 2020 Quillmoor</p><p>Powered by Tallgrass</p>', 'credit:tallgrass'],
  ['<p>Theme by <a href="https://heron.test/">heron</a></p><p>1</p><p>2</p><p>3</p><p>4</p>', 'credit:heron'],
  ['<footer>powered by <a href="https://heron.test/">heron</a></footer>', 'credit:heron'],
  ['<footer>Theme: <a href="https://heron.test/">heron</a></footer>', 'credit:heron'],
])('reads %s', (body, expected) => {
  expect(declared('', body)).toEqual([expected]);
});

it.each([
  '<footer>Website: www.quillmoor-herbs.test</footer>',
  '<footer>Shop by category</footer>',
  '<footer>Designed by Quillmoor</footer>',
  `<p>The house was built by Fern.</p>${'<p>And then we went on.</p>'.repeat(20)}`,
  '<footer>Made with love by hand</footer>',
  '<footer>Powered by a 40 kW diesel engine</footer>',
  '<footer>Powered by 40 kW engines</footer>',
  '<header>Designed by our engineers for outdoor use</header>',
  '<header>DESIGNED BY OUR ENGINEERS FOR OUTDOOR USE</header>',
  '<footer>Made with organic cotton</footer>',
  '<footer>Theme: summer</footer>',
  '<ul><li>Powered by Diesel Engine</li><li>Theme: Summer</li><li>Design: Modern</li><li>Made by Hand</li></ul><p>Ask for a price.</p><p>Open all week.</p><p>Closed at night.</p>',
])('takes nothing for a credit in %s', (body) => {
  expect(declared('', body)).toEqual([]);
});

it.each([
  ['<link rel="stylesheet" href="https://cdn.heronsites.test/a.css">', 'host:heronsites'],
  ['<link rel="stylesheet" href="/bitrix/templates/fern_shop/a.css">', 'folder:fernshop'],
  ['<link rel="stylesheet" href="/static/version1/frontend/Fern/meadow/en_US/css/styles-m.css">', 'folder:meadow'],
  ['<meta name="generator" content="Quillpress 6.1; features: a, b">', 'engine:quillpress'],
  ['<meta name="description" content="Tallgrass is a template by Fern Themes.">', 'credit:fernthemes'],
  ['<script>Shopify.theme = {"name":"Copy of Meadow","id":1,"theme_store_id":123};</script>', 'credit:shopifytheme123'],
])('reads %s in the head', (head, expected) => {
  expect(declared(head, '')).toContain(expected);
});

it('does not take its own name for a template', () => {
  const own = '<link rel="stylesheet" href="/css/quillmoor.css"><script src="/js/quillmoor.js"></script>';
  expect(declared(own, '')).toEqual([]);
});

it('grades by what is shared: a credit, a folder, an engine', () => {
  const read = (head: string, foot: string) =>
    templateCredit.extract(
      siteFrom({
        '/': `<html lang="en"><head>${head}</head><body><p>${WORDS}</p><footer>${foot}</footer></body></html>`,
      }),
    );
  const engine = '<meta name="generator" content="Quillpress 5">';
  const folder = '<link rel="stylesheet" href="/wp-content/themes/meadow/style.css">';
  const level = (left: ReturnType<typeof read>, right: ReturnType<typeof read>) =>
    left === null || right === null ? undefined : templateCredit.compare(left, right)?.level;
  expect(level(read(engine, 'Site by Fern'), read(engine, 'Site by Heron'))).toBe('partial');
  expect(level(read(engine + folder, ''), read(folder, 'Site by Heron'))).toBe('close');
  expect(level(read(engine, 'Site by Fern'), read('', 'Site by Fern'))).toBe('identical');
  expect(level(read('', 'Site by Fern'), read(engine, ''))).toBeUndefined();
  const [one, two] = [read(engine, 'Site by Fern'), read('', 'Site by Fern')];
  expect(one === null || two === null ? null : templateCredit.compare(one, two)?.note).toContain('“Site by Fern”');
});

it('reads hostile pages in bounded time', () => {
  const hostile = `<footer><p>${'designed and '.repeat(40)}</p><p>${'by '.repeat(180)}</p></footer><!--${'theme by '.repeat(300)}-->`;
  expectQuick(() => declared('', hostile.repeat(20)), 500);
});
