import { title } from '../../../src/signals/content/title.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page = (title: string, description: string) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta name="description" content="${description}"></head><body><main><h1>Herbs</h1><p>We pick and dry herbs in the mountains and send them to shops by post every week of the year.</p></main></body></html>`;
const ABOUT = 'Herbs from three valleys, dried in the shade and sent within a week of picking';

export const examples = examplesOf(title, [
  {
    name: 'two pages whose titles end in the name',
    pages: {
      '/': page('Mountain herbs dried slowly | Green Slope', ABOUT),
      '/about.html': page('How our drying rooms work | Green Slope', 'How we dry them'),
    },
    expect: ({ lines }) => lines.some(({ text }) => text === 'how our drying rooms work') && lines.length === 4,
  },
  {
    name: 'the description with one word changed under another title',
    pages: page('Welcome to the shop of the brothers', ABOUT.replace('three', 'four')),
    expect: ({ lines }) => lines.length === 2,
  },
  { name: 'a bare name', pages: page('Green Slope', ''), expect: null },
]);
