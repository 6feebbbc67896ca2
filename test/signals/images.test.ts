import { describe, expect, it } from 'vitest';
import { images } from '../../src/signals/images.ts';
import { signalContract } from '../contract/signal.contract.ts';
import { siteFrom } from '../site-fixture.ts';
import { at, paint, picture } from '../sketch/pictures.ts';

signalContract(images);

const PAGE =
  '<html lang="en"><body><main><p>We show our rooms in this picture, so that buyers see how clean and dry they are.</p><img src="/a.jpg" alt="Room"></main></body></html>';

function valueOf(grey: Uint8Array, body: string, size = 400, path = '/a.jpg') {
  const grid = { width: size, height: size, format: 'jpeg', grey: Buffer.from(grey).toString('base64') };
  return images.extract(siteFrom({ '/': PAGE }, { images: { [path]: { body, grid } } }));
}
function levelOf(left: ReturnType<typeof valueOf>, right: ReturnType<typeof valueOf>) {
  return left && right && images.compare(left, right)?.level;
}

describe('images', () => {
  const photo = picture(4242);

  it('finds the same bytes, a picture saved again, and its mirror image', () => {
    const original = valueOf(photo, 'original');
    expect(levelOf(original, valueOf(photo, 'original'))).toBe('identical');
    expect(
      levelOf(
        original,
        valueOf(
          paint((x, y) => at(photo, x, y) * 0.9 + 9),
          'paler',
        ),
      ),
    ).toBe('close');
    expect(
      levelOf(
        original,
        valueOf(
          paint((x, y) => at(photo, 63 - x, y)),
          'mirrored',
        ),
      ),
    ).toBe('close');
    expect(levelOf(original, valueOf(picture(4243), 'another'))).toBe('different');
  });

  it('tells small and plain pictures by their bytes only', () => {
    expect(valueOf(photo, 'small', 60)?.pictures[0]?.look).toBeNull();
    const plain = (body: string) =>
      valueOf(
        paint(() => 250),
        body,
      );
    expect(plain('a')?.pictures[0]?.look).toBeNull();
    expect(levelOf(plain('a'), plain('b'))).toBe('different');
    expect(levelOf(plain('a'), plain('a'))).toBe('identical');
  });

  it('leaves out tiny pictures, strips, logos and icons', () => {
    expect(valueOf(photo, 'tiny', 20)).toBeNull();
    expect(valueOf(photo, 'logo', 400, '/img/logo-2.png')).toBeNull();
    expect(valueOf(photo, 'icon', 400, '/favicon.ico')).toBeNull();
    expect(valueOf(photo, 'flagship', 400, '/flagship-store.jpg')).not.toBeNull();
  });
});
