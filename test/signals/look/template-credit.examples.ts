import { templateCredit } from '../../../src/signals/look/template-credit.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page = (head: string, foot: string) =>
  `<!doctype html><html lang="en"><head><title>Herbs</title>${head}</head><body><main><h1>Herbs</h1><p>We dry herbs in the mountains, made by hand, and send them by post to shops everywhere.</p></main><footer>${foot}</footer></body></html>`;
const names = ({ declared }: { declared: readonly { value: string }[] }) => declared.map(({ value }) => value).join();

export const examples = examplesOf(templateCredit, [
  {
    name: 'a credit in the footer',
    pages: page('', '<p>© 2020 Quillmoor. Theme: Tallgrass by <a href="https://fernthemes.test/">Fern Themes</a>.</p>'),
    expect: (value) => names(value) === 'credit:tallgrass,credit:fernthemes',
  },
  {
    name: 'a comment and a generator',
    pages: page(
      '<meta name="generator" content="Quillpress 5.2.1"><!--\n\tTallgrass by Fern Themes\n\tfernthemes.test\n\tFree under its licence\n-->',
      '<p>© 2020 Quillmoor</p>',
    ),
    expect: (value) => names(value) === 'credit:tallgrass,credit:fernthemes,engine:quillpress',
  },
  {
    name: 'a theme folder and files of one name',
    pages: page(
      '<link rel="stylesheet" href="/wp-content/themes/tallgrass-child/style.css"><link rel="stylesheet" href="/css/tallgrass.min.css"><script src="/js/tallgrass.js?v=2"></script>',
      '',
    ),
    expect: (value) => names(value) === 'folder:tallgrass,file:tallgrass',
  },
  {
    name: 'a maker in another language',
    pages: page('', '<p>© 2020 Гусиное перо. Разработка сайта: Студия Папоротник</p>'),
    expect: (value) => names(value) === 'credit:студияпапоротник',
  },
  {
    name: 'made by hand, from common files',
    pages: page(
      '<link rel="stylesheet" href="/css/style.css"><script src="/js/style.js"></script>',
      '<p>Made with love</p>',
    ),
    expect: null,
  },
]);
