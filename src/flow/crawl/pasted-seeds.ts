import { kindOfAddress } from '../../address/platform.ts';
import { InputError, messageOf } from '../../errors.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { OfReplay } from '../../model/ports/capture.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { refuseUserinfo } from '../site/inputs.ts';
import { meantAddress } from '../site/meant-input.ts';
import { liveSeeds } from './live-seeds.ts';

/**
 * Web addresses as somebody pastes them, https:// before a bare host. A word that is no web address
 * is a problem: a path would read a file of this machine.
 */
export function pastedRows(text: string, ofReplay: OfReplay): { seeds: Seed[]; problems: string[] } {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(meantAddress);
  const faults: string[] = [];
  const typed: Seed[] = [];
  for (const [url, bare] of new Map(words.map((word) => [word.url, word.bare]))) {
    const fault = faultOf(url);
    if (fault === null) typed.push({ url, kind: kindOfAddress(url) ?? 'website', ...(bare && { bare }), tags: [] });
    else faults.push(fault);
  }
  const { seeds, problems } = liveSeeds(typed, ofReplay);
  return { seeds, problems: [...faults, ...problems] };
}

/** The same. Throws InputError for the first problem, or where there is no address. */
export function pastedSeeds(text: string, ofReplay: OfReplay): Seed[] {
  const { seeds, problems } = pastedRows(text, ofReplay);
  if (problems[0] !== undefined) throw new InputError(problems[0]);
  if (seeds.length === 0) throw new InputError('paste one or more web addresses');
  return seeds;
}

function faultOf(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !isUrl(address))
    return `${address} is no web address: write it with https:// or http://`;
  try {
    refuseUserinfo(address);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
