/**
 * HTML of trusted templates and hostile values: all interpolated values are escaped, except Html.
 */

export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Interpolated = Html | string | number | null | undefined | false | readonly Interpolated[];

/** Escapes for text and double-quoted attributes. Null and false become empty, lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly Interpolated[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += render(value) + (strings[index + 1] ?? '');
  return new Html(text);
}

function render(value: Interpolated): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(render).join('');
}

// biome-ignore format: one row
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;',
};

/** No markup, and nothing that reorders or hides the text around it. */
function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? '');
}

/**
 * Shows deceptive characters by their code point: controls, bidirectional overrides, invisible and
 * tag characters.
 */
export function visible(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu,
      (char) => `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    )
    .replace(/\p{Cs}/gu, '\ufffd');
}
