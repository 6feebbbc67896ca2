/**
 * parse5's tokenizer, which reads one character at a time, with two changes: it bounds the
 * attributes of an element, and it takes runs in which no character means anything at once.
 */
import { Token, Tokenizer } from 'parse5';

/**
 * Attributes of one element; more are dropped: mark limit:attributes. The parser compares each with
 * all before it.
 */
const ATTRIBUTES = 256;

/** Units at which no run of its kind begins or goes on. NUL and CR are never part of one. */
const IN_TEXT = '<&';
const IN_CODE = '<';
const IN_DOUBLE = '"&';
const IN_SINGLE = "'&";
/** The tokenizer's sign for the end of the page. */
const END = -1;

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0c;
/** Small letters, digits and hyphens, of which nearly all names consist. */
const isOfName = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2d;

const endsRun = (unit: number, stops: string): boolean =>
  unit <= 0 || unit === 0x0d || unit === stops.charCodeAt(0) || unit === stops.charCodeAt(1);

/** The part of parse5's preprocessor that moves over the markup. */
interface Reading {
  readonly html: string;
  pos: number;
  readonly skipNextNewLine: boolean;
}

export class PageTokenizer extends Tokenizer {
  protected override _leaveAttrName(): void {
    if ((this.currentToken as Token.TagToken).attrs.length < ATTRIBUTES) super._leaveAttrName();
    else (this.options as { readonly marks?: Set<string> }).marks?.add('limit:attributes');
  }

  /** The run behind the unit just read, up to the first for which `ends` is true. */
  #run(ends: (unit: number) => boolean): string {
    const reading = this.preprocessor as unknown as Reading;
    const { html, pos } = reading;
    // A line feed may follow that belongs to the carriage return before it.
    if (reading.skipNextNewLine) return '';
    let end = pos + 1;
    while (end < html.length && !ends(html.charCodeAt(end))) end++;
    reading.pos = end - 1;
    return html.slice(pos + 1, end);
  }

  /** Blanks at the start are a token of their own: outside of a body the parser drops them. */
  #goOn(unit: number, stops: string): void {
    if (unit === END || endsRun(unit, stops)) return;
    const blank = isBlank(unit);
    const run = this.#run(blank ? (next) => !isBlank(next) : (next) => endsRun(next, stops));
    if (run === '') return;
    const { WHITESPACE_CHARACTER, CHARACTER } = Token.TokenType;
    this._appendCharToCurrentCharacterToken(blank ? WHITESPACE_CHARACTER : CHARACTER, run);
  }

  protected override _stateData(unit: number): void {
    super._stateData(unit);
    this.#goOn(unit, IN_TEXT);
  }

  protected override _stateRcdata(unit: number): void {
    super._stateRcdata(unit);
    this.#goOn(unit, IN_TEXT);
  }

  protected override _stateRawtext(unit: number): void {
    super._stateRawtext(unit);
    this.#goOn(unit, IN_CODE);
  }

  protected override _stateScriptData(unit: number): void {
    super._stateScriptData(unit);
    this.#goOn(unit, IN_CODE);
  }

  protected override _stateTagName(unit: number): void {
    super._stateTagName(unit);
    if (isOfName(unit)) (this.currentToken as Token.TagToken).tagName += this.#run((next) => !isOfName(next));
  }

  protected override _stateAttributeName(unit: number): void {
    super._stateAttributeName(unit);
    if (isOfName(unit)) this.currentAttr.name += this.#run((next) => !isOfName(next));
  }

  protected override _stateAttributeValueDoubleQuoted(unit: number): void {
    super._stateAttributeValueDoubleQuoted(unit);
    if (!endsRun(unit, IN_DOUBLE)) this.currentAttr.value += this.#run((next) => endsRun(next, IN_DOUBLE));
  }

  protected override _stateAttributeValueSingleQuoted(unit: number): void {
    super._stateAttributeValueSingleQuoted(unit);
    if (!endsRun(unit, IN_SINGLE)) this.currentAttr.value += this.#run((next) => endsRun(next, IN_SINGLE));
  }
}
