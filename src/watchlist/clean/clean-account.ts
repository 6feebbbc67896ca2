/** An account that a list gives as a service and a name → the value that signals read from pages. */
import type { ListedValue } from '../../model/seed.ts';
import { cleanEmail } from './clean-email.ts';
import { cleanPhones } from './clean-phone.ts';
import { cleanWebsites } from './clean-website.ts';

/** Where the profile of a name is, by the service as people call it. */
// biome-ignore format: a dense table
const PROFILE_AT: Readonly<Record<string, string>> = {
  telegram: 't.me/', facebook: 'facebook.com/', instagram: 'instagram.com/', twitter: 'x.com/', x: 'x.com/',
  vk: 'vk.com/', vkontakte: 'vk.com/', youtube: 'youtube.com/@', tiktok: 'tiktok.com/@', linkedin: 'linkedin.com/in/',
};

/** Lists also put e-mail addresses, phone numbers and web addresses where the name belongs. */
export function cleanAccount(service: string, name: string): ListedValue[] {
  const raw = service === '' ? name : `${service}: ${name}`;
  const known = PROFILE_AT[service.trim().toLowerCase()];
  const handle = name.trim().replace(/^@/, '');
  const read = [
    ...(/^https?:\/\//i.test(name) ? cleanWebsites(name) : []),
    ...(/.@./.test(name) ? cleanEmail(name) : []),
    ...(/^\+?[\d ()-]{7,20}$/.test(name) ? cleanPhones(name) : []),
    ...(known !== undefined && /^[\w.-]{2,60}$/.test(handle) ? cleanWebsites(`${known}${handle}`) : []),
  ].filter(({ fault }) => fault === undefined);
  if (read.length > 0) return read.map((value) => ({ ...value, raw }));
  return [{ kind: 'social', value: raw, raw, fault: 'names no profile of a service that is known' }];
}
