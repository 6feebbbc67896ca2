/** A web address → the profile on a social network or trade platform that it names. */
import { type PlatformAddress, platformOfHost, readPlatformAddress } from './platform.ts';

/** Numbers to call and invitations belong to other signals, and nothing may count twice. */
const NOT_PROFILES = new Set(['whatsapp', 'wechat']);

/** The profile that a place on a platform belongs to. For a post: its author. */
export function profileAt({ platform, owner }: PlatformAddress): string | null {
  return owner === null || NOT_PROFILES.has(platform) || owner.length > 200
    ? null
    : `${platform}:${folded(platform, owner)}`;
}

/**
 * "facebook:quillmoor", in lower case. Null for sharing, the platform's own pages, posts and other
 * sites.
 */
export function socialProfile(url: string): string | null {
  const standing = readPlatformAddress(url);
  return standing === null || standing.unit === 'post' ? null : profileAt(standing);
}

/** True if a host belongs to a platform of the tables, so it is no site's own host. */
export function isSocialHost(host: string): boolean {
  return platformOfHost(host.toLowerCase()) !== null || /(?:^|\.)(?:whatsapp|line)\.[a-z.]{2,6}$/.test(host);
}

/**
 * Facebook ignores dots, and only the number of "Name-1234567890" lasts. VK accepts three words
 * before a number: `public`, `event` and `club`.
 */
function folded(network: string, handle: string): string {
  if (network === 'vk') return handle.replace(/^(?:public|event)(?=\d+$)/, 'club');
  if (network !== 'facebook') return handle;
  return /-(\d{9,20})$/.exec(handle)?.[1] ?? (/^\d+$/.test(handle) ? handle : handle.replaceAll('.', ''));
}
