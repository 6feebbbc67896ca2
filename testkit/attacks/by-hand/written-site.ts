/**
 * Sites as they are written in this folder, so that a whole site fits on a screen. After a blank line:
 *   a sentence: the story
 *   host = name of the site
 *   _ its last lines on every page     ^ lines beside its name     @ markup of its head
 *   # path label | title               a page in the menu; `##`: a page with a title that the menu does not have
 *   #! path                            a whole page: what follows is written as it stands
 * A line that begins with a tag, or stands in `<pre>`, is markup; every other line is a paragraph.
 */
import type { Draw, Frame } from './frames.ts';

interface Part {
  readonly path: string;
  readonly title: string;
  readonly whole: boolean;
  readonly lines: string[];
}

export interface Written {
  readonly story: string;
  readonly host: string;
  readonly pages: Readonly<Record<string, string>>;
}

export function written(text: string, draw: Draw, lang: string): Written {
  const [story = '', naming = '', ...lines] = text.trim().split('\n');
  const [host = '', name = ''] = naming.split(' = ');
  const said: Record<string, string> = { _: '', '^': '', '@': '' };
  const menu: [string, string][] = [];
  const parts: Part[] = [];
  let preformatted = false;
  for (const line of lines) {
    const [, mark, path, rest = ''] = (!preformatted && /^(#{1,2}|#!) (\/\S*) ?(.*)$/.exec(line)) || [];
    if (mark !== undefined && path !== undefined) {
      const [label = '', title = label] = rest.split(' | ');
      if (mark === '#') menu.push([path, label]);
      parts.push({ path, title, whole: mark === '#!', lines: [] });
      continue;
    }
    const part = parts.at(-1);
    if (part === undefined) said[line[0] ?? ''] += line.slice(2);
    else part.lines.push(part.whole || preformatted || /^\s*(<|$)/.test(line) ? line : `<p>${line}</p>`);
    if (part !== undefined)
      preformatted = line.lastIndexOf('<pre') > line.lastIndexOf('</pre') || (preformatted && !line.includes('</pre'));
  }
  const frame: Frame = { name, lang, menu, foot: said['_'] ?? '', top: said['^'] ?? '', head: said['@'] ?? '' };
  const drawn = parts.map(({ path, title, whole, lines: of }): [string, string] => [
    path,
    whole ? of.join('\n') : draw(frame, title, of.join('\n')),
  ]);
  return { story, host, pages: Object.fromEntries(drawn) };
}
