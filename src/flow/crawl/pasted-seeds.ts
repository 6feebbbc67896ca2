import { kindOfAddress } from '../../address/platform.ts';
import { InputError } from '../../errors.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { OfReplay } from '../../model/ports/capture.ts';
import { refanged } from '../../model/text/defanged.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { refuseUserinfo } from '../site/inputs.ts';
import { liveSeeds } from './live-seeds.ts';

/**
 * Web addresses as somebody pastes them. Throws InputError for anything else: a path would read a
 * file of this machine.
 */
export function pastedSeeds(text: string, ofReplay: OfReplay): Seed[] {
  const addresses = [
    ...new Set(
      text
        .split(/\s+/)
        .filter((word) => word !== '')
        .map(refanged),
    ),
  ];
  for (const address of addresses) {
    if (!/^https?:\/\//i.test(address) || !isUrl(address))
      throw new InputError(`${address} is no web address: write it with https:// or http://`);
    refuseUserinfo(address);
  }
  const { seeds, problems } = liveSeeds(
    addresses.map((url): Seed => ({ url, kind: kindOfAddress(url) ?? 'website', tags: [] })),
    ofReplay,
  );
  if (problems[0] !== undefined) throw new InputError(problems[0]);
  if (seeds.length === 0) throw new InputError('paste one or more web addresses');
  return seeds;
}
