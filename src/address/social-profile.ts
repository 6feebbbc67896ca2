/** A web address → the profile on a social network or trade platform that it names. */
import { type PlatformAddress, platformOfHost, readPlatformAddress } from './platform.ts';

/** Numbers to call and invitations are other signals' own; there nothing may count twice. */
const NOT_PROFILES = new Set(['whatsapp', 'wechat']);

/** The profile that a place on a platform belongs to, of a post too. */
export function profileAt({ platform, owner }: PlatformAddress): string | null {
  return owner === null || NOT_PROFILES.has(platform) || owner.length > 200
    ? null
    : `${platform}:${folded(platform, owner)}`;
}

/** "facebook:quillmoor": network and handle, both lower case. Null for sharing, the platform's own pages, posts, and other sites. */
export function socialProfile(url: string): string | null {
  const standing = readPlatformAddress(url);
  return standing === null || standing.unit === 'post' ? null : profileAt(standing);
}

/** Whether the address is of a platform of the tables at all, profile or not: such hosts are nobody's own site. */
export function isSocialHost(host: string): boolean {
  return platformOfHost(host.toLowerCase()) !== null || /(?:^|\.)(?:whatsapp|line)\.[a-z.]{2,6}$/.test(host);
}

/** Facebook ignores dots, and only the number in "Name-1234567890" lasts. VK opens a community by number under either word. */
function folded(network: string, handle: string): string {
  if (network === 'vk') return handle.replace(/^(?:public|event)(?=\d+$)/, 'club');
  if (network !== 'facebook') return handle;
  return /-(\d{9,20})$/.exec(handle)?.[1] ?? (/^\d+$/.test(handle) ? handle : handle.replaceAll('.', ''));
}
