/** Cuts and changes files: whatever of an archive is damaged, it gives what can be read or a typed refusal. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { InputError, PermanentError } from '../../src/errors.ts';

/** Cuts the content or leaves it `whole`, changes a byte, and has it read, which may do nothing but succeed or throw an InputError. */
export async function readDamaged(
  content: Buffer,
  numRuns: number,
  read: (damaged: Buffer, whole: boolean) => Promise<void>,
): Promise<void> {
  const damages = [
    fc.nat(content.length),
    fc.nat(content.length - 1),
    fc.integer({ min: 1, max: 255 }),
    fc.boolean(),
  ] as const;
  await fc.assert(
    fc.asyncProperty(...damages, async (length, at, change, whole) => {
      const damaged = Buffer.from(whole ? content : content.subarray(0, length));
      if (at < damaged.length) damaged[at] = (damaged[at] as number) ^ change;
      try {
        await read(damaged, whole);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(InputError);
        expect(thrown).not.toBeInstanceOf(PermanentError);
      }
    }),
    { numRuns },
  );
}
