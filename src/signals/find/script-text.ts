/** Reads texts that scripts assemble, without running them: +, fromCharCode, atob, reverse. */
const MOST_CODE = 20_000;
const MOST_TOKENS = 4_000;
const MOST_TEXTS = 200;
const LONGEST = 2_000;

type Token = { readonly kind: 'text' | 'name' | 'mark'; readonly text: string };
type Tokens = readonly Token[];
/** The values of variables. */
type Known = ReadonlyMap<string, string>;
/** A text assembled of so many pieces, and the token behind it. */
type Assembled = { readonly text: string; readonly pieces: number; readonly end: number };

// A literal, comment, name with members, number or any other sign. All bounded, none nested.
const TOKEN =
  /"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|`((?:[^`\\]|\\.){0,2000})`|\/\/[^\n]{0,2000}|\/\*[\s\S]{0,4000}?\*\/|([A-Za-z_$][\w$]{0,60})|(\d{1,7})|(\S)/g;

/** Texts of two pieces or more, at most 200, each of at most 2,000 characters. */
export function textsPutTogether(code: string): string[] {
  // Code without quotes assembles nothing.
  if (code.length > MOST_CODE || !/['"`]/.test(code)) return [];
  const tokens = tokensOf(code);
  const known = new Map<string, string>();
  const texts: string[] = [];
  for (let at = 0; at < tokens.length && texts.length < MOST_TEXTS; ) {
    const sum = sumAt(tokens, at, known);
    if (sum !== null) {
      const [grown, name, before] = [tokens[at - 3], tokens[at - 2], tokens[at - 1]];
      const isAssigned = before?.kind === 'mark' && before.text === '=';
      // name += …, and name = …
      const isGrown = isAssigned && name?.kind === 'mark' && name.text === '+' && grown?.kind === 'name';
      const held = isGrown ? known.get(grown.text) : undefined;
      const text = isGrown ? `${held ?? ''}${sum.text}`.slice(0, LONGEST) : sum.text;
      if (isGrown) known.set(grown.text, text);
      else if (isAssigned && name?.kind === 'name') known.set(name.text, text);
      if (held !== undefined || sum.pieces > 1) texts.push(text);
    }
    at = sum?.end ?? at + 1;
  }
  return texts;
}

function tokensOf(code: string): Token[] {
  const tokens: Token[] = [];
  for (const [, double, single, back, name, number, sign] of code.matchAll(TOKEN)) {
    if (tokens.length >= MOST_TOKENS) break;
    const literal = double ?? single;
    if (back !== undefined) tokens.push(...templateOf(back));
    else if (literal !== undefined) tokens.push({ kind: 'text', text: unescaped(literal) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined || sign !== undefined) tokens.push({ kind: 'mark', text: number ?? sign ?? '' });
  }
  return tokens;
}

/** `a${b}` as the sum 'a' + b. Anything but a plain name becomes a sign that ends the sum. */
function templateOf(template: string): Token[] {
  return template.split(/\$\{([^{}]{0,200})\}/).flatMap((part, i): Token[] => {
    const token: Token =
      i % 2 === 0
        ? { kind: 'text', text: unescaped(part) }
        : { kind: /^\s*[A-Za-z_$][\w$]{0,60}\s*$/.test(part) ? 'name' : 'mark', text: part.trim() };
    return i === 0 ? [token] : [{ kind: 'mark', text: '+' }, token];
  });
}

function unescaped(literal: string): string {
  return literal.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|([\s\S]))/gi,
    (_, two, four, braced, sign) => {
      const code = Number.parseInt(two ?? four ?? braced ?? '', 16);
      if (Number.isNaN(code)) return sign === 'n' || sign === 't' ? ' ' : (sign ?? '');
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** A sum of pieces that begins at a token; null if there is none. */
function sumAt(tokens: Tokens, start: number, known: Known, inList = false): Assembled | null {
  let [text, pieces, end] = ['', 0, start];
  for (let piece = pieceAt(tokens, start, known, inList); piece !== null; piece = pieceAt(tokens, end, known, inList)) {
    text += piece.text;
    pieces += piece.pieces;
    end = piece.end;
    if (text.length > LONGEST || tokens[end]?.text !== '+' || tokens[end]?.kind !== 'mark') break;
    end += 1;
  }
  return pieces === 0 ? null : { text: text.slice(0, LONGEST), pieces, end };
}

function pieceAt(tokens: Tokens, at: number, known: Known, inList: boolean): Assembled | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'text') return turnedAt(tokens, { text: token.text, pieces: 1, end: at + 1 });
  if (token.kind === 'mark') return token.text === '[' && !inList ? listAt(tokens, at, known) : null;
  if (token.text === 'atob' || (token.text === 'window' && tokens[at + 2]?.text === 'atob'))
    return decodedAt(tokens, at);
  if (token.text === 'String' && tokens[at + 2]?.text === 'fromCharCode') return codesAt(tokens, at + 3);
  const held = known.get(token.text);
  const isUse = tokens[at + 1]?.text !== '=' || tokens[at + 2]?.text === '=';
  return held === undefined || !isUse ? null : turnedAt(tokens, { text: held, pieces: 1, end: at + 1 });
}

/** `.split('').reverse().join('')` behind a text. */
function turnedAt(tokens: Tokens, read: Assembled): Assembled {
  const calls = tokens.slice(read.end, read.end + 14).map(({ text }) => text);
  if (calls.join('') !== '.split().reverse().join()') return read;
  return { text: [...read.text].reverse().join(''), pieces: 2, end: read.end + 14 };
}

/** `['a', 'b'].join('@')`, reversed before or not. */
function listAt(tokens: Tokens, start: number, known: Known): Assembled | null {
  const items: string[] = [];
  let at = start + 1;
  while (items.length < 60) {
    const item = sumAt(tokens, at, known, true);
    if (item === null) return null;
    items.push(item.text);
    at = item.end;
    if (tokens[at]?.text !== ',') break;
    at += 1;
  }
  const follows = (...texts: string[]): boolean => texts.every((text, i) => tokens[at + i]?.text === text);
  if (!follows(']')) return null;
  at += 1;
  if (follows('.', 'reverse', '(', ')')) {
    items.reverse();
    at += 4;
  }
  const glue = tokens[at + 3];
  if (!follows('.', 'join', '(') || glue?.kind !== 'text' || tokens[at + 4]?.text !== ')') return null;
  return { text: items.join(glue.text), pieces: items.length, end: at + 5 };
}

function decodedAt(tokens: Tokens, start: number): Assembled | null {
  const open = tokens[start]?.text === 'window' ? start + 3 : start + 1;
  const code = tokens[open + 1];
  if (tokens[open]?.text !== '(' || code?.kind !== 'text') return null;
  return { text: Buffer.from(code.text, 'base64').toString('latin1'), pieces: 2, end: open + 3 };
}

function codesAt(tokens: Tokens, open: number): Assembled | null {
  if (tokens[open]?.text !== '(') return null;
  let text = '';
  let at = open + 1;
  for (; text.length < 400; at += 2) {
    const code = Number(tokens[at]?.text);
    if (!Number.isInteger(code) || code > 0xffff) return null;
    text += String.fromCharCode(code);
    if (tokens[at + 1]?.text !== ',') break;
  }
  return { text, pieces: 2, end: at + 2 };
}
