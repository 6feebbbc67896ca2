import { describe, expect, it } from 'vitest';
import { qrCode } from '../../../src/signals/identity/qr-code.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './qr-code.examples.ts';

signalContract(qrCode, examples);

const PAGE = '<html lang="en"><body><p>We dry herbs in the mountains.</p><img src="/code.png"></body></html>';

/** Another picture of another size each time; only what it holds is the same. */
function valueOf(size: number, ...codes: string[]) {
  const grid = { width: size, height: size, format: 'png', grey: null, codes };
  return qrCode.extract(siteFrom({ '/': PAGE }, { images: { '/code.png': { body: `code ${size}`, grid } } }));
}

describe('qr-code', () => {
  it('takes a code drawn anew for the same', () => {
    const found = qrCode.compare(
      valueOf(120, 'https://Pay.Herbs.test/x/77/?spm=a') ?? [],
      valueOf(430, 'http://pay.herbs.test/x/77') ?? [],
    );
    expect(found).toMatchObject({
      level: 'identical',
      note: 'QR codes on both sides hold the same data: pay.herbs.test/x/77.',
    });
  });

  it.each([
    'https://www.example.test/mobile',
    'https://play.google.com/store/apps/details?id=x',
    'https://maps.app.goo.gl/abc',
    '06901234567892',
    'a',
    'https://10.0.0.1/x',
  ])('passes over %s', (text) => expect(valueOf(200, text)).toBeNull());
});
