/** Whoever has the key can seal anything: what a bundle says of its pictures must agree with its visits and its log. */
import { describe, expect, it } from 'vitest';
import { type BundleDrawings, drawingProblems } from '../../src/evidence/bundle-drawings.ts';
import { extractOf, makeCheckpoint } from '../../src/evidence/checkpoint.ts';
import { makeKeys, readKeys } from '../../src/evidence/signing.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import { hashOfEntry, NOTHING_BEFORE } from '../../src/model/decisions/log-hash.ts';
import { type Drawing, drawingId } from '../../src/model/derived/drawing.ts';
import { sha256 } from '../../src/model/digest.ts';
import { captureOf, visitOf } from '../../testkit/store/facts.ts';

const png = Buffer.from('a picture');
const at = '2026-11-30T08:00:00.000Z';
const [page, style] = [
  captureOf('v', 'http://shop.test/', { body: sha256('home') }),
  captureOf('v', 'http://shop.test/a.css', { role: 'style', body: sha256('style') }),
];
const visit = visitOf('v', { captures: [page, style] });
const DRAWING: Drawing = {
  schema: 'revenant.drawing/1',
  id: drawingId('v', page.id, 'desktop'),
  ...{ visit: 'v', capture: page.id, screen: 'desktop', picture: sha256(png), length: png.length },
  ...{ from: [sha256('home'), sha256('style')], reason: null, browser: 'Chromium 156', software: 'revenant 1', at },
};
const keys = readKeys(makeKeys(), 'test');

function bundled(drawing: Drawing, logged: Drawing = drawing, bytes: Buffer = png): BundleDrawings {
  const entry = {
    seq: 1,
    at,
    kind: 'drawing' as const,
    subject: logged.id,
    digest: sha256(canonicalJson(logged)),
    previous: NOTHING_BEFORE,
  };
  const whole = { schema: 'revenant.log-entry/1' as const, ...entry, hash: hashOfEntry(entry) };
  const log = extractOf([whole], [whole.hash], makeCheckpoint([whole.hash], at, keys));
  const pictures = new Map(drawing.picture === null ? [] : [[drawing.picture, bytes]]);
  return { document: { schema: 'revenant.drawings/1', drawings: [drawing], log }, pictures };
}
const faults = (one: BundleDrawings): string[] => [...drawingProblems(one, [visit])].map(({ detail }) => detail);

describe('pictures of pages in a bundle', () => {
  it('agree with the visit and the log', () => {
    expect(faults(bundled(DRAWING))).toEqual([]);
    const missing = { ...DRAWING, picture: null, length: 0, from: [], reason: 'render:unavailable', browser: null };
    expect(faults(bundled(missing))).toEqual([]);
  });

  it.each<[string, BundleDrawings, string]>([
    ['another picture under its name', bundled(DRAWING, DRAWING, Buffer.from('b picture')), 'its bytes are others'],
    ['of a page that the visit does not have', bundled({ ...DRAWING, capture: 'other' }), 'no page of the bundle'],
    [
      'of another visit',
      bundled({ ...DRAWING, visit: 'w', id: drawingId('w', page.id, 'desktop') }),
      'no page of the bundle',
    ],
    [
      'from bytes that nobody captured',
      bundled({ ...DRAWING, from: [sha256('home'), sha256('ours')] }),
      'did not capture',
    ],
    ['from another page', bundled({ ...DRAWING, from: [sha256('style')] }), 'not drawn from its page'],
    ['that the log has otherwise', bundled({ ...DRAWING, browser: 'Chromium 1' }, DRAWING), 'no such picture'],
  ])('%s is found', (_, one, fault) => {
    expect(faults(one).join()).toContain(fault);
  });
});
