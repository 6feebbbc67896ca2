/** True if a page asks that nobody shows a copy of it, by its header or in its head. */
import { robotsTagsOf } from '../page/robots-tags.ts';

const META = /<meta\b[^>]{0,1000}>/gi;
const HEAD = 64 << 10;
const attribute = (name: string): RegExp => new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i');
const NAME = attribute('name');
const CONTENT = attribute('content');

export function asksNoArchive(header: string | undefined, html: string): boolean {
  const metas = [...html.slice(0, HEAD).matchAll(META)].map(([tag]) => ({
    name: valueOf(NAME, tag).toLowerCase(),
    content: valueOf(CONTENT, tag),
  }));
  return robotsTagsOf(header, metas).marks.includes('robots:noarchive');
}

function valueOf(pattern: RegExp, tag: string): string {
  const [, double, single, bare] = pattern.exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').trim();
}
