/** Files of SVG that a site sent: written anew in the reader process, then drawn there. */
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/model/limits.ts';
import { createReader } from '../../src/reader/reader.ts';

const reader = createReader(LIMITS);
afterAll(() => reader.close());

const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const TEN = Array.from({ length: 10 });
const BOMB = `<!DOCTYPE svg [<!ENTITY a0 "lol">${TEN.map((_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;

async function drawn(svg: string): Promise<{ width: number; height: number; colour: string } | null> {
  const answer = await reader.redraw(Buffer.from(svg), 600, 'white');
  if (!answer.ok) throw new Error(answer.code);
  if (answer.value === null) return null;
  const { data, info } = await sharp(Buffer.from(answer.value, 'base64'))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, colour: data.subarray(0, 3).toString('hex') };
}

describe('a drawing that a site sent', () => {
  it('is drawn in its size and colours', async () => {
    const svg = `<svg ${SVG} width="40" height="20"><style>.r{fill:#f00}</style><rect class="r" width="40" height="20"/></svg>`;
    expect(await drawn(svg)).toEqual({ width: 40, height: 20, colour: 'ff0000' });
  });

  it.each([
    [
      'an entity of another file',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg ${SVG} width="9" height="9"><text>&x;</text></svg>`,
    ],
    [
      'a picture of another file',
      `<svg ${SVG} width="9" height="9"><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>`,
    ],
    [
      'a style sheet elsewhere',
      `<?xml-stylesheet href="file:///etc/passwd"?><svg ${SVG} width="9" height="9"><style>@import "file:///etc/passwd";</style></svg>`,
    ],
    [
      'copies of copies',
      `<svg ${SVG} width="9" height="9"><g id="l0"><rect width="9" height="9" fill="#fff"/></g>${TEN.map((_, i) => `<g id="l${i + 1}">${`<use xlink:href="#l${i}"/>`.repeat(10)}</g>`).join('')}</svg>`,
    ],
    ['itself', `<svg ${SVG} width="9" height="9"><g id="a"><use xlink:href="#a"/></g><use xlink:href="#a"/></svg>`],
    ['elements in one another', `<svg ${SVG} width="9" height="9">${'<g>'.repeat(50_000)}</svg>`],
  ])('%s costs nothing and shows nothing', async (_, svg) => {
    expect(await drawn(svg)).toEqual({ width: 9, height: 9, colour: 'ffffff' });
  });

  it.each([
    ['too many pixels', `<svg ${SVG} width="100000" height="100000"><rect width="9" height="9"/></svg>`],
    ['too many bytes', `<svg ${SVG} width="9" height="9"><path d="M0 0${'h1'.repeat(1_100_000)}"/></svg>`],
    ['no drawing', `<svg`],
    ['entities of entities', `${BOMB}<svg ${SVG} width="9" height="9"><text>&a10;</text></svg>`],
  ])('with %s is not drawn', async (_, svg) => {
    expect(await drawn(svg)).toBeNull();
  });

  it('that does not begin as one is no picture at all', async () => {
    const hidden = `${'<!-- -->'.repeat(600)}<svg ${SVG} width="9" height="9"><rect width="9" height="9"/></svg>`;
    expect(await drawn(hidden)).toBeNull();
  });
});
