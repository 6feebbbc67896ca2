/** Where a file of a copied site stood, by its path: what wget, HTTrack and browsers make of an address, taken back. */

/** index.html, default.htm: the folder itself. */
export function isIndex(steps: readonly string[]): boolean {
  return /^(?:index|default)\.x?html?$/i.test(withoutQuery(steps.at(-1) ?? '').name);
}

/** "www.shop.example", "192.0.2.1", "shop.example:8080" or, as wget writes it for Windows, "shop.example+8080". Null: no host. */
export function hostOfFolder(name: string): string | null {
  const found =
    /^((?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.){1,20}(?:[a-z]{2,24}|xn--[a-z0-9-]{2,58})|(?:\d{1,3}\.){3}\d{1,3}|localhost)(?:[:+](\d{1,5}))?$/i.exec(
      name,
    );
  if (found === null) return null;
  const host = `${found[1]?.toLowerCase()}${found[2] === undefined ? '' : `:${found[2]}`}`;
  return URL.canParse(`http://${host}/`) ? host : null;
}

/**
 * The relative address of a file. A query string stands in the name behind "?" (wget) or, where Windows forbids that,
 * behind "@"; wget adds ".html" to pages whose address does not end so.
 */
export function addressPath(steps: readonly string[]): string {
  const { name, query } = withoutQuery(steps.at(-1) ?? '');
  const last = isIndex(steps) ? '' : withoutAddedEnding(name);
  const path = [...steps.slice(0, -1), last].map(inPath).join('/');
  return `./${path}${query === null ? '' : `?${inQuery(query)}`}`;
}

/** As browsers write a reference to the file itself: nothing of its name means anything. */
export function filePath(steps: readonly string[]): string {
  return `./${steps.map((step) => inPath(step.replaceAll('%', '%25'))).join('/')}`;
}

function withoutQuery(name: string): { name: string; query: string | null } {
  const mark = name.indexOf('?');
  const at = mark !== -1 ? mark : name.search(/@[\w.[\]%-]{1,60}=/);
  if (at === -1) return { name, query: null };
  return { name: name.slice(0, at), query: name.slice(at + 1).replace(/\.html?$/i, '') };
}

function withoutAddedEnding(name: string): string {
  return name.replace(/(\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl))\.html$/i, '$1');
}

/** Escapes that stand in the name already are those of the address. */
function inPath(step: string): string {
  return step.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/[?#\\]/g, encodeURIComponent);
}

function inQuery(query: string): string {
  return query.replace(/%(?![0-9a-f]{2})/gi, '%25').replaceAll('#', '%23');
}
