/** Names where a reader hardly looks: picture texts, titles of links, file names, forms, and the subjects of mails. */
import type { AnyNode } from 'domhandler';
import type { Page } from '../../page/view/views.ts';
import { amongOthers } from './among-others.ts';
import type { NameList, NameRole } from './carried-name.ts';
import { fileWords } from './file-words.ts';
import { mailWords } from './mail-words.ts';
import { isArticle } from './names-in-head.ts';

const LONGEST = 300;
const MOST_FILES = 300;
const MOST_FIELDS = 60;
/** Fields by which a form says whom it writes to. */
const TO_WHOM = /compan|firm|site|recipient|subject|realname|to_?name|seller|shop|brand|form_?name/i;
const PICTURE = /\.(?:jpe?g|png|webp|gif|svg|avif|bmp|tiff?)$/i;
const PAPER = /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|odt|ods)$/i;

export function namesInAttributes(page: Page, list: NameList): void {
  const own: NameRole = isArticle(page) ? 'mention' : 'trace';
  const roles = new Map<AnyNode, NameRole>();
  const roleAt = (node: AnyNode): NameRole => {
    const known = roles.get(node) ?? (amongOthers(node) === null && !page.isOfVisitors(node) ? own : 'mention');
    roles.set(node, known);
    return known;
  };
  const addText = (text: string | undefined, source: 'alt' | 'attribute', node: AnyNode): void => {
    if (text === undefined || text.length < 3 || text.length > LONGEST) return;
    list.addMentions(text, roleAt(node), source, node);
  };
  let files = 0;
  const addFile = (url: string, kind: RegExp, node: AnyNode): void => {
    const words = files < MOST_FILES ? fileWords(lastPart(url), kind) : null;
    if (words === null) return;
    files += 1;
    list.addPhrase(words, roleAt(node), 'file-name', node, lastPart(url));
  };

  for (const { url, alt, node } of page.images) {
    addText(alt, 'alt', node);
    if (alt.length >= 3 && alt.length <= LONGEST) list.addPhrase(alt, roleAt(node), 'alt', node);
    addFile(url, PICTURE, node);
  }
  for (const { href, url, node, zone, text } of page.links) {
    if (url !== null) addFile(url, PAPER, node);
    else
      for (const part of mailWords(href)) {
        list.addMentions(part, 'trace', 'mailto', node);
        list.addPhrase(part, 'trace', 'mailto', node);
      }
    // A link home that has a title says whose home it is.
    const title = 'attribs' in node ? node.attribs['title'] : undefined;
    if (title !== undefined && title !== text && title.length <= LONGEST && zone !== 'main' && isHome(url))
      list.addPhrase(title, own, 'attribute', node);
  }
  let fields = 0;
  for (const { tag, node } of page.outline) {
    if (!('attribs' in node)) continue;
    const { title, placeholder } = node.attribs;
    addText(title, 'attribute', node);
    addText(node.attribs['aria-label'], 'attribute', node);
    if (tag !== 'input' && tag !== 'textarea') continue;
    addText(placeholder, 'attribute', node);
    const { value, type = '', name = '', id = '' } = node.attribs;
    if (!/^hidden$/i.test(type) || value === undefined || value.length > LONGEST || fields >= MOST_FIELDS) continue;
    fields += 1;
    list.addMentions(value, own, 'form', node);
    if (TO_WHOM.test(`${name} ${id}`)) list.addPhrase(value, own, 'form', node);
  }
}

function isHome(url: string | null): boolean {
  return url !== null && /^[a-z]+:\/\/[^/?#]+\/?(?:index\.\w{3,5}|[a-z]{2}\/?)?$/i.test(url);
}

function lastPart(url: string): string {
  const [path = ''] = url.slice(0, 2_000).split(/[?#]/, 1);
  return decoded(path.split('/').at(-1) ?? '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
