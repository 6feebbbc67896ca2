/** Fingerprints of invented shops, as the reader makes them. */
import { decodeImage } from '../../../src/capture/decode/image.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { doWork } from '../../../src/reader/work.ts';
import { capturedFrom, type ExampleImage } from '../../../testkit/site-fixture.ts';
import { shop } from './shop.ts';

const PAGES = 8;
const PICTURES = 6;

/** With pages and pictures of its own, on one of seven templates. */
export async function fingerprintOf(number: number): Promise<Fingerprint> {
  const { host, paths, pictures, page, picture } = shop(number, PAGES, PICTURES);
  const images: Record<string, ExampleImage> = {};
  for (const path of pictures) {
    const grid = await decodeImage(await picture(path));
    if (grid !== null) images[path] = { body: `${host}${path}`, grid };
  }
  const { visit, bodies } = capturedFrom(Object.fromEntries(paths.map((path) => [path, page(path)])), { host, images });
  const work = { what: 'fingerprint', visit, names: null } as const;
  return (await doWork(work, bodies, LIMITS, () => undefined)) as Fingerprint;
}
