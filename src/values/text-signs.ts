/** Text → the signs in it, as bits: a finder is asked only where those that it needs stand. */

export const AT = 1;
export const SLASH = 2;
/** A colon or an equals sign. */
export const COLON = 4;
export const DIGIT = 8;
/** As many letters and digits in one run as a wallet has, or in five groups of four. */
export const RUN = 16;
/** Any character that is not ASCII: it may stand for one that is. */
export const OTHER = 32;
const ALPHANUMERIC = 64;

const LEAST_RUN = 26;
const LEAST_GROUPS = 5;

const SIGNS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  const known = { '@': AT, '/': SLASH, ':': COLON, '=': COLON }[sign] ?? 0;
  return /\d/.test(sign) ? DIGIT | ALPHANUMERIC : /[a-z]/i.test(sign) ? ALPHANUMERIC : known;
});

export function signsOf(text: string): number {
  let [signs, run, groups] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const sign = code < 128 ? (SIGNS[code] as number) : OTHER;
    signs |= sign;
    if ((sign & ALPHANUMERIC) !== 0) {
      if (++run === LEAST_RUN) signs |= RUN;
      continue;
    }
    // The first group may be the end of a longer run.
    if (run !== 0) groups = code !== 0x20 && code !== 0x2d ? 0 : run === 4 ? groups + 1 : run > 4 ? 1 : 0;
    else groups = 0;
    if (groups === LEAST_GROUPS) signs |= RUN;
    run = 0;
  }
  return signs & ~ALPHANUMERIC;
}
