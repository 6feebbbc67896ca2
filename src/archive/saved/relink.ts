import { inMarkup } from './replace-addresses.ts';
import { plain } from './said-of-itself.ts';

const REFERENCE = /\b(href|src)=(["'])([^"'<>]{1,2000})\2/gi;
/** What is no way to a file beside the page: another scheme, the root of a server, a place in the page. */
const NOT_RELATIVE = /^(?:[a-z][a-z0-9+.-]*:|[/#?]|$)/i;

/**
 * Programs that copy sites make links lead to the copied files. This puts the addresses of those files back, so that a link
 * leads where it led: nothing else is changed. Works on bytes, whatever the charset.
 *
 * @param steps names from the uppermost folder down to the page
 * @param addresses of each file, by its names joined with slashes
 */
export function relink(page: Buffer, steps: readonly string[], addresses: ReadonlyMap<string, string>): Buffer {
  const folder = steps.slice(0, -1);
  let changed = false;
  const text = page.toString('latin1').replace(REFERENCE, (whole, name: string, quote: string, written: string) => {
    const address = NOT_RELATIVE.test(written) ? undefined : addresses.get(fileOf(written, folder) ?? '');
    if (address === undefined) return whole;
    changed = true;
    const mark = written.indexOf('#');
    return `${name}=${quote}${inMarkup(address)}${mark === -1 ? '' : written.slice(mark)}${quote}`;
  });
  return changed ? Buffer.from(text, 'latin1') : page;
}

/** The file that a reference means; null where it leads out of the folder. */
function fileOf(written: string, folder: readonly string[]): string | null {
  const reference = plain(Buffer.from(written, 'latin1').toString('utf8')) ?? '';
  const at = [...folder];
  for (const step of decoded(reference.split('#', 1)[0] ?? '').split('/')) {
    if (step === '..' && at.pop() === undefined) return null;
    if (step !== '..' && step !== '.') at.push(step);
  }
  return at.join('/');
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
