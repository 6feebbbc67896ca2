import { describe, expect, it } from 'vitest';
import { siteLink } from '../../../src/signals/identity/site-link.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { type FixtureOptions, siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './site-link.examples.ts';

signalContract(siteLink, examples);

const FILL = '<h1>Pens</h1><p>Pens and quills in bulk, sent within a day to every harbour.</p>';
const read = (html: string, options: FixtureOptions) => {
  const value = siteLink.extract(siteFrom({ '/': html }, options));
  if (value === null) throw new Error('nothing was read');
  return value;
};
const SHOP = read(`<body>${FILL}</body>`, { host: 'www.fernhollow.cn' });

describe('links between two sides', () => {
  it('are close from a footer, whichever side they stand on', () => {
    const old = read(`<body>${FILL}<footer><a href="http://fernhollow.cn/about">moved</a></footer></body>`, {
      host: 'quillmoor.com',
    });
    expect(siteLink.compare(old, SHOP)).toMatchObject({
      level: 'close',
      left: { quote: 'moved' },
      right: { value: 'fernhollow.cn' },
    });
    expect(siteLink.compare(SHOP, old)).toMatchObject({ level: 'close', right: { quote: 'moved' } });
  });

  it('are identical from a profile that leads to the site', () => {
    const profile = read(
      `<body>${FILL}<a href="https://l.facebook.com/l.php?u=https%3A%2F%2Ffernhollow.cn%2F&h=x">fernhollow.cn</a></body>`,
      {
        host: 'www.facebook.com',
        kind: 'social-page',
      },
    );
    expect(profile.own).toEqual([]);
    expect(siteLink.compare(profile, SHOP)?.level).toBe('identical');
  });

  it('are only partial from an article or a credit', () => {
    const paper = read(
      `<body><main>${FILL}<p>The list names <a href="https://fernhollow.cn">a shop</a> in the north.</p></main></body>`,
      { host: 'paper.test' },
    );
    const client = read(
      `<body>${FILL}<footer><p>Designed by <a href="https://fernhollow.cn">Fernhollow</a></p></footer></body>`,
      { host: 'client.test' },
    );
    expect(siteLink.compare(paper, SHOP)?.level).toBe('partial');
    expect(siteLink.compare(client, SHOP)?.level).toBe('partial');
    expect(siteLink.compare(paper, client)).toBeNull();
  });

  it('are close from hot-linked pictures, a proxied one too, and partial from a hot-linked style sheet', () => {
    for (const [html, level] of [
      ['<img src="https://img.fernhollow.cn/pen.jpg" alt="">', 'close'],
      ['<img src="https://i2.wp.com/fernhollow.cn/pen.jpg" alt="">', 'close'],
      ['<link rel="stylesheet" href="//fernhollow.cn/style.css">', 'partial'],
      ['<form action="https://fernhollow.cn/send.php"></form>', 'close'],
    ] as const) {
      const hot = read(`<body>${FILL}${html}</body>`, { host: 'quillmoor.com' });
      expect(siteLink.compare(hot, SHOP)?.level, html).toBe(level);
    }
  });
});
