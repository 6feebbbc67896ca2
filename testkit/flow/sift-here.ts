/** A sift from its beginning to its end in this process, part by part, without a queue. */
import { beginSift, type SiftOptions, siftDocument } from '../../src/flow/sift/sift.ts';
import { workPart } from '../../src/flow/sift/work-part.ts';
import { SIFT_BITS, type SiftDocument } from '../../src/model/derived/sift.ts';
import type { Services } from '../../src/services.ts';

export async function siftHere(
  given: readonly string[],
  services: Services,
  options: Partial<SiftOptions> = {},
): Promise<SiftDocument> {
  const { sifts } = services.store;
  const { id } = await beginSift(given, { bits: SIFT_BITS, base: null, again: false, ...options }, services);
  const worker = { id: services.worker, signal: new AbortController().signal };
  for (;;) {
    const state = await sifts.state(id);
    if (state === null) throw new Error('nothing was begun');
    if (state.step === null) return siftDocument(state, services);
    for (const { id: part } of await sifts.waiting(100)) await workPart(part, worker, services);
    await sifts.reclaim(false);
    await sifts.advance(id);
  }
}
