/** Names from a folder down to a file → the file's address below the address of the folder. */

/** `index.html` stands for its folder; a question mark in the name of a file begins the query. */
export function addressBelow(folder: string, steps: readonly string[]): string {
  const [name = '', ...query] = (steps.at(-1) ?? '').split('?');
  const last = /^index\.html?$/i.test(name) ? '' : name;
  const path = [...steps.slice(0, -1), last].map((step) => inPath(escapePercent(step))).join('/');
  const search = query.length === 0 ? '' : `?${escapePercent(query.join('?')).replaceAll('#', '%23')}`;
  return new URL(`./${path}${search}`, folder).href;
}

/** As browsers write a reference to the file itself: every character of its name is literal. */
export function addressBeside(page: string, steps: readonly string[]): string {
  return new URL(`./${steps.map((step) => inPath(step.replaceAll('%', '%25'))).join('/')}`, page).href;
}

/** Escapes that the name already has belong to the address. */
function escapePercent(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})/gi, '%25');
}

function inPath(step: string): string {
  return step.replace(/[?#\\]/g, encodeURIComponent);
}
