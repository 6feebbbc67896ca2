import { describe, expect, it } from 'vitest';
import { pictureMetadata } from '../../../src/signals/content/picture-metadata.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { at, paint, picture } from '../../../testkit/sketch/pictures.ts';
import { examples } from './picture-metadata.examples.ts';

signalContract(pictureMetadata, examples);

const PAGE =
  '<html lang="en"><body><p>We dry herbs in the mountains.</p><img src="/0.jpg"><img src="/1.jpg"></body></html>';

function marksOf(...photos: { body: string; grey?: Uint8Array; metadata: Record<string, string> }[]) {
  const images = Object.fromEntries(
    photos.map(({ body, grey, metadata }, i) => {
      const grid = { width: 640, height: 480, format: 'jpeg', metadata };
      return [`/${i}.jpg`, { body, grid: { ...grid, grey: grey ? Buffer.from(grey).toString('base64') : null } }];
    }),
  );
  return pictureMetadata.extract(siteFrom({ '/': PAGE }, { images })) ?? [];
}
const camera = { make: 'ACME', bodySerial: 'AC-0098712' };

describe('picture-metadata', () => {
  it('links sites whose different pictures one camera took', () => {
    const found = pictureMetadata.compare(
      marksOf({ body: 'hall', metadata: camera }),
      marksOf({ body: 'field', metadata: camera }),
    );
    expect(found).toMatchObject({
      level: 'identical',
      note: 'The metadata of different pictures on both sides names the same author, owner or camera: serial acme:ac0098712.',
    });
  });

  it('adds nothing where both sites took one photograph, saved again or not', () => {
    const grey = picture(77);
    const metadata = { artist: 'Anna Quill' };
    const one = marksOf({ body: 'hall', grey, metadata });
    const again = marksOf({ body: 'hall saved again', grey: paint((x, y) => at(grey, x, y) * 0.9 + 9), metadata });
    expect(pictureMetadata.compare(one, one)).toBeNull();
    expect(pictureMetadata.compare(one, again)).toBeNull();
    const more = marksOf({ body: 'hall', grey, metadata }, { body: 'field', grey: picture(78), metadata });
    expect(pictureMetadata.compare(more, again)).toBeNull();
    const other = marksOf({ body: 'barn', grey: picture(79), metadata });
    expect(pictureMetadata.compare(more, other)?.level).toBe('identical');
  });

  it('reads no mark out of defaults and out of two makers with one number', () => {
    expect(
      marksOf({ body: 'a', metadata: { artist: 'Administrator', copyright: '2020', bodySerial: 'AC-0098712' } }),
    ).toEqual([]);
    const [mine] = marksOf({ body: 'a', metadata: camera });
    const [theirs] = marksOf({ body: 'b', metadata: { ...camera, make: 'OTHER' } });
    expect(mine?.value).not.toBe(theirs?.value);
  });
});
