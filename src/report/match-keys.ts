/** The keys that brought a pair together → how many, and those that a person can read. Match documents hold all. */
import { type Html, html } from './escape.ts';
import { counted } from './wording.ts';

const FIRST = 5;
/** A page of keys tells nobody more. */
const MOST = 100;

/** Bands of sketches and hashes of menus and files. */
const DIGESTED = /^(?:body-text|images|structure|favicon):|:run:/;

export function matchKeys(keys: readonly string[]): Html {
  const readable = keys.filter((key) => !DIGESTED.test(key));
  const [first, more] = [readable.slice(0, FIRST), readable.slice(FIRST, MOST)];
  const digests = keys.length - readable.length;
  const about =
    digests === 0
      ? ''
      : `, ${digests === keys.length ? (digests === 1 ? 'a digest' : 'all digests') : `${digests} of them ${digests === 1 ? 'a digest' : 'digests'}`} of text, pictures or markup`;
  return html`${counted(keys.length, 'shared key')}${about}${first.length > 0 && html`: <span class="mono">${first.join(' · ')}</span>`}${
    more.length > 0 &&
    html`<details><summary>${more.length} more</summary><span class="mono">${more.join(' · ')}</span></details>`
  }`;
}
