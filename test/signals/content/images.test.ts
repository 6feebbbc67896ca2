import { describe, expect, it } from 'vitest';
import type { ImageGrid } from '../../../src/model/facts/visit.ts';
import { images } from '../../../src/signals/content/images.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { at, paint, picture } from '../../../testkit/sketch/pictures.ts';
import { examples } from './images.examples.ts';

signalContract(images, examples);

const page = (path: string) =>
  `<html lang="en"><body><main><p>We show our rooms in this picture, so that buyers see how clean and dry they are.</p><img src="${path}" alt="Room"></main></body></html>`;

function valueOf(grey: Uint8Array, body: string, size = 400, path = '/a.jpg', more: Partial<ImageGrid> = {}) {
  const grid = { width: size, height: size, format: 'jpeg', grey: Buffer.from(grey).toString('base64'), ...more };
  return images.extract(siteFrom({ '/': page(path) }, { images: { [path]: { body, grid } } }));
}
function compared(left: ReturnType<typeof valueOf>, right: ReturnType<typeof valueOf>) {
  return left && right && images.compare(left, right);
}

describe('images', () => {
  const photo = picture(4242);
  const paler = paint((x, y) => at(photo, x, y) * 0.9 + 9);
  const mirror = paint((x, y) => at(photo, 63 - x, y));

  it('finds the same bytes, and a picture saved again', () => {
    const original = valueOf(photo, 'original');
    expect(compared(original, valueOf(photo, 'original'))?.level).toBe('identical');
    expect(compared(original, valueOf(paler, 'paler'))?.level).toBe('close');
    expect(compared(original, valueOf(picture(4243), 'another'))).toBeNull();
  });

  it('finds mirrored and marked copies, says so, and trusts them less', () => {
    const original = valueOf(photo, 'original');
    const turned = compared(original, valueOf(mirror, 'mirrored'));
    expect(turned).toMatchObject({ level: 'close', note: 'One picture is a mirror image on both sites.' });
    const marked = paint((x, y) => (x > 52 && y > 50 ? 200 : at(photo, x, y)));
    const found = compared(original, valueOf(marked, 'marked'));
    expect(found?.level).toBe('close');
    const whole = compared(original, valueOf(paler, 'paler'));
    expect(turned?.similarity).toBeLessThan(whole?.similarity ?? 0);
  });

  it('trusts the hash that capture took of the picture itself', () => {
    const taken = { pdq: { hash: 'f8'.repeat(32), quality: 100 } };
    expect(valueOf(photo, 'a', 400, '/a.jpg', taken)?.pictures[0]?.look?.pdq).toBe('f8'.repeat(32));
    expect(
      valueOf(photo, 'a', 400, '/a.jpg', { pdq: { hash: 'f8'.repeat(32), quality: 49 } })?.pictures[0]?.look,
    ).toBeNull();
  });

  it('names a shared picture by its bytes or its look, and by the other names it may have been counted under', () => {
    const [one, two] = [valueOf(photo, 'one'), valueOf(paler, 'two')];
    const looks = [one, two].map((value) => `images:look:${value?.pictures[0]?.look?.dhash}`);
    const digests = [one, two].map((value) => `images:${value?.pictures[0]?.sha256}`);
    const same = compared(one, one)?.shared[0];
    expect(same).toMatchObject({ token: digests[0], alsoCountedAs: [looks[0]] });
    const alike = compared(one, two)?.shared[0];
    expect(looks).toContain(alike?.token);
    expect(new Set([alike?.token, ...(alike?.alsoCountedAs ?? [])])).toEqual(new Set([...looks, ...digests]));
  });

  it('tells same derivative from same subject: an odd file name corroborates, a stock library does not', () => {
    const own = valueOf(photo, 'own', 400, '/up/herb-drying-hall-north.jpg');
    const copy = valueOf(photo, 'own', 400, '/wp/2021/herb-drying-hall-north-300x200.jpg?v=2');
    expect(compared(own, copy)).toMatchObject({
      level: 'identical',
      note: 'One picture is the same file on both sites. Both give one the same unusual file name: herb-drying-hall-north.',
    });
    const [bought, again] = ['/shutterstock_123456789.jpg', '/herb-hall-from-anywhere.jpg'].map((path) =>
      valueOf(photo, 'stock', 400, path),
    );
    const stock = compared(bought as never, again as never);
    expect(stock?.level).toBe('partial');
    expect(stock?.note).toMatch(/stock libraries/);
    const credited = valueOf(photo, 'stock', 400, '/hall.jpg', { metadata: { copyright: 'Getty Images' } });
    expect(compared(credited, again as never)?.level).toBe('partial');
  });

  it('tells small and plain pictures by their bytes only', () => {
    expect(valueOf(photo, 'small', 59)?.pictures[0]?.look).toBeNull();
    expect(valueOf(photo, 'middling', 60)?.pictures[0]?.look).not.toBeNull();
    const plain = (body: string) =>
      valueOf(
        paint(() => 250),
        body,
      );
    expect(plain('a')?.pictures[0]?.look).toBeNull();
    expect(compared(plain('a'), plain('b'))).toBeNull();
    expect(compared(plain('a'), plain('a'))?.level).toBe('identical');
  });

  it('leaves out tiny pictures, strips, logos and icons', () => {
    expect(valueOf(photo, 'tiny', 20)).toBeNull();
    expect(valueOf(photo, 'logo', 400, '/img/logo-2.png')).toBeNull();
    expect(valueOf(photo, 'icon', 400, '/favicon.ico')).toBeNull();
    expect(valueOf(photo, 'flagship', 400, '/flagship-store.jpg')).not.toBeNull();
  });
});
