import { isUrl } from '../../model/text/is-url.ts';

/** The path of a file in a copied site → its address, as wget, HTTrack and browsers name files. */

/** index.html, default.htm: the folder itself. */
export function isIndex(steps: readonly string[]): boolean {
  return /^(?:index|default)\.x?html?$/i.test(withoutQuery(steps.at(-1) ?? '').name);
}

const HOST =
  /^((?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){1,20}(?:[a-z]{2,24}|xn--[a-z0-9-]{2,58})|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?:[:+](\d{1,5}))?$/i;

/** "www.shop.example", "192.0.2.1", "shop.example:8080", or with "+8080" (wget for Windows). */
export function hostOfFolder(name: string): string | null {
  const [, domain, port] = HOST.exec(name) ?? [];
  if (domain === undefined) return null;
  const host = domain.toLowerCase() + (port === undefined ? '' : `:${port}`);
  return isUrl(`http://${host}/`) ? host : null;
}

/**
 * wget begins queries with "?", for Windows with "@", and adds ".html" to pages of other endings.
 */
export function addressPath(steps: readonly string[]): string {
  const { name, query } = withoutQuery(steps.at(-1) ?? '');
  const last = isIndex(steps) ? '' : name.replace(/(\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl))\.html$/i, '$1');
  const path = [...steps.slice(0, -1), last].map(inPath).join('/');
  return `./${path}${query === null ? '' : `?${escapePercent(query).replaceAll('#', '%23')}`}`;
}

/** As browsers write a reference to the file itself: every character of its name is literal. */
export function filePath(steps: readonly string[]): string {
  return `./${steps.map((step) => inPath(step.replaceAll('%', '%25'))).join('/')}`;
}

function withoutQuery(name: string): { name: string; query: string | null } {
  const mark = name.indexOf('?');
  const at = mark !== -1 ? mark : name.search(/@[\w.[\]%-]{1,60}=/);
  if (at === -1) return { name, query: null };
  return { name: name.slice(0, at), query: name.slice(at + 1).replace(/\.html?$/i, '') };
}

/** Escapes that the name already has belong to the address. */
function escapePercent(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

function inPath(step: string): string {
  return escapePercent(step).replace(/[?#\\]/g, encodeURIComponent);
}
