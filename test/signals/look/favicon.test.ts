import { expect, it } from 'vitest';
import { favicon } from '../../../src/signals/look/favicon.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { paint, picture } from '../../../testkit/sketch/pictures.ts';
import { examples } from './favicon.examples.ts';

signalContract(favicon, examples);

const PAGE =
  '<html lang="en"><head><link rel="shortcut icon" href="/i.ico"></head><body><p>We pick and dry herbs in the mountains and send them to shops by post every week.</p></body></html>';

function iconOf(grey: Uint8Array, body: string) {
  const grid = { width: 32, height: 32, format: 'png', grey: Buffer.from(grey).toString('base64') };
  const value = favicon.extract(siteFrom({ '/': PAGE }, { images: { '/i.ico': { body, grid } } }));
  if (value === null) throw new Error('no icon');
  return value;
}

it('tells the same file, the same look and another icon apart', () => {
  const icon = picture(9);
  const again = paint((x, y) => (icon[y * 64 + x] as number) * 0.95 + 5);
  expect(favicon.compare(iconOf(icon, 'a'), iconOf(icon, 'a'))?.level).toBe('identical');
  expect(favicon.compare(iconOf(icon, 'a'), iconOf(again, 'b'))?.level).toBe('close');
  expect(favicon.compare(iconOf(icon, 'a'), iconOf(picture(10), 'b'))?.level).toBe('different');
});

it('never takes two nearly flat icons for one by their look', () => {
  const flat = paint((x) => (x < 4 ? 200 : 180));
  expect(favicon.compare(iconOf(flat, 'a'), iconOf(flat, 'b'))?.level).toBe('different');
});

it('passes over an icon of one colour, whatever its bytes', () => {
  const blank = paint((x) => 250 + (x % 5));
  expect(() => iconOf(blank, 'blank')).toThrow('no icon');
});

it('names an icon that looks the same by the bytes of both sides', () => {
  const icon = picture(9);
  const again = paint((x, y) => (icon[y * 64 + x] as number) * 0.95 + 5);
  const [one, two] = [iconOf(icon, 'a'), iconOf(again, 'b')];
  const [shared] = favicon.compare(one, two)?.shared ?? [];
  const names = [one, two].map((value) => `favicon:${value.icons[0]?.sha256}`);
  expect([shared?.token, ...(shared?.alsoCountedAs ?? [])]).toEqual(names.sort());
});
