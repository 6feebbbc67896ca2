import { readdirSync, readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendTo } from '../../src/model/group-by.ts';
import { leavesOf, literalTexts, usedPaths } from './syntax.ts';

const src = join(import.meta.dirname, '../../src');
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(src, join(entry.parentPath, entry.name)));
const sourceOf = (file: string): string => readFileSync(join(src, file), 'utf8');

/** What programs read (the API, metrics), styles and script. */
const NO_PAGES = /\/api\.ts$|(?:operations|assets|style|(?:client|graph)-script|idempotency|metrics(?:-port)?)\.ts$/;
const ALLOWED = [
  // Names: of the program, of a time zone, of an OpenID scope.
  /^(?:… · )?revenant$|^UTC$|^openid profile email$/,
  // Headers and attributes.
  /; charset=|default-src|no-cache|; filename=|^(?:selected|open|aria-current="page")$/,
  // Words that the log keeps.
  /^(?:the key of the desk|the printed one|signed in|OpenID provider)$/,
];
const isAllowed = (text: string): boolean =>
  ALLOWED.some((one) => one.test(text)) || Object.values(STATUS_CODES).includes(text);

/** The objects of the room, by their names. */
async function catalogues(): Promise<[string, object][]> {
  const files = await Promise.all(sourcesIn('texts').map((file) => import(join(src, file)) as Promise<object>));
  return files.flatMap((file) => Object.entries(file)).filter(([, texts]) => typeof texts === 'object');
}

describe('texts', () => {
  it('stand in the catalogue, not in the pages of the desk', () => {
    const pages = sourcesIn('desk').filter((file) => !NO_PAGES.test(file));
    const found = pages.flatMap((file) =>
      literalTexts(sourceOf(file))
        .filter((text) => !isAllowed(text))
        .map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('are found in markup, in shown attributes, in holes and in strings', () => {
    const page =
      "const title = isNew ? 'a new thing' : ''; html`<p title=\"Two words\" class=\"big card\">${n > 0 && 'many'} Text <b>${x}</b></p>`";
    expect(literalTexts(page)).toEqual(['a new thing', '… Text', 'Two words', 'many']);
    expect(
      literalTexts("html`<a class=\"${on ? 'strong' : 'weak'}\">${say.word}</a>`; log.warn({}, 'it went wrong')"),
    ).toEqual([]);
  });

  it('stand once', async () => {
    const places = new Map<string, string[]>();
    // A word alone may mean two things.
    for (const [catalogue, texts] of await catalogues())
      for (const [path, text] of leavesOf(texts))
        if (typeof text === 'string' && text.includes(' ')) appendTo(places, text, `${catalogue}.${path}`);
    expect([...places].filter(([, where]) => where.length > 1)).toEqual([]);
  });

  it('are all shown somewhere', async () => {
    const used = [...sourcesIn('desk'), ...sourcesIn('report'), ...sourcesIn('texts')].flatMap((file) =>
      usedPaths(sourceOf(file)),
    );
    const unused: string[] = [];
    for (const [catalogue, texts] of await catalogues()) {
      const isUsed = (path: string) =>
        used.some(
          (one) =>
            one.catalogue === catalogue && (`${path}.`.startsWith(`${one.path}.`) || one.path.startsWith(`${path}.`)),
        );
      for (const [path] of leavesOf(texts)) if (!isUsed(path)) unused.push(`${catalogue}.${path}`);
    }
    expect(unused).toEqual([]);
  });

  it('are unused where no source names them', () => {
    const used = usedPaths("import { aTexts as say } from './a.ts'; f(say.kinds[kind], say.one(say.two.three))");
    expect(used).toEqual([
      { catalogue: 'aTexts', path: 'kinds' },
      { catalogue: 'aTexts', path: 'one' },
      { catalogue: 'aTexts', path: 'two.three' },
    ]);
    expect(leavesOf({ a: 'x', b: { c: 'y' } })).toEqual([
      ['a', 'x'],
      ['b.c', 'y'],
    ]);
  });
});
