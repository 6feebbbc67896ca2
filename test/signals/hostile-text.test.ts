/** Whatever reads text of a page takes time in proportion to it: a crawl meets pages that were written to hold it up. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../src/signals/list.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

const LENGTH = 50_000;
/** A pattern that goes over its text again from every place would take minutes. */
const MOST_MS = 400;

/** What patterns start over at: signs alone, openings that nothing closes, and the words that readers look for. */
const UNITS = [
  ...[
    'a',
    'A',
    ' ',
    '\n',
    '1',
    '1 ',
    '@',
    '.',
    ',',
    '-',
    '(',
    '"',
    "'",
    '\\',
    '/',
    '<',
    '&',
    '+1 ',
    '\u200b',
    '\u202e',
    '中',
    '١',
  ],
  ...[
    'a@',
    'a.b@c.',
    'a at ',
    'a, ',
    'A Ltd ',
    'Aa Bb Co., Ltd. ',
    '有限公司',
    '© ',
    '© 2020 A',
    'ICP备',
    '<a ',
    '<!--',
    '{',
    '[',
  ],
  ...[
    'url(',
    'url( ',
    'url("',
    'http://',
    'www.a',
    'x+=x;',
    "'@'+",
    'a,,',
    'a 1w,',
    '.a{',
    '@media{',
    '/*',
    'by a ',
    'No. 1 A Street, ',
  ],
  ...['Tel: ', 'WeChat: ', 'id=', 'mailto:', 'one two ', '1-1-', '0x', 'a_', 'sameAs ', '%40', '&#64;'],
];

const grown = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

type Reader = (text: string) => unknown;

/** The exported functions of a room that take one text. */
async function readersOf(room: string): Promise<[string, Reader][]> {
  const folder = join(import.meta.dirname, '..', '..', 'src', room);
  const found: [string, Reader][] = [];
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.d)\.ts$/.test(name),
  )) {
    const exported: Record<string, unknown> = await import(join(folder, file));
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value !== 'function' || value.length !== 1 || /^class\b/.test(String(value))) continue;
      try {
        // Who takes something else than text does not get through this.
        value('Quillmoor Trading Ltd, anna@quillmoor.com');
        found.push([`${room}/${file} ${name}`, value as Reader]);
      } catch {}
    }
  }
  return found;
}

describe.each(['values', 'address', 'page', 'signals'])('readers of text in %s', async (room) => {
  const readers = await readersOf(room);
  it('are found', () => expect(readers.length).toBeGreaterThan(5));
  it.each(readers)('%s stays linear', (_, read) => {
    for (const unit of UNITS) {
      const text = grown(unit);
      expectQuick(() => read(text), MOST_MS, JSON.stringify(unit));
    }
  });
});

/** Where a page can hold much that is not its text; each of 16,000 characters, as many as make a megabyte. */
const HOLDERS: readonly (readonly [holder: (text: string) => string, unit: string, tail: string])[] = [
  [(text) => `<img srcset="${text}">`, 'a', ' x'],
  [(text) => `<img srcset="${text}">`, 'a,,', 'x'],
  [(text) => `<i style="${text}"></i>`, 'url(', ''],
  [(text) => `<i style="${text}"></i>`, "url('", ''],
  [(text) => `<i style="background:url( ${text}"></i>`, ' ', ''],
  [(text) => `<img src="/a.png" alt="${text}">`, 'A Ltd ', ''],
  [(text) => `<script>var x='@a.com';${text}</script>`, 'x+=x+x;', ''],
  [(text) => `<script>var x='@a.com';${text}</script>`, "'\\", ''],
  [(text) => `<script>var x='@a.com';${text}</script>`, '`${x}', ''],
  [(text) => `<a href="javascript:${text.slice(0, 1_900)}">a</a>`, "'@'+", ''],
  [(text) => `<a href="javascript:linkTo_UnCryptMailto('${text.slice(0, 400)}')">a</a>`, 'ocknvq,', ''],
  [(text) => `<i data-mail="${text.slice(0, 390)}"></i>`, 'a@b.cc ', ''],
  [(text) => `<i title="${text.slice(0, 190)}"></i>`, 'a@b.cc ', ''],
  [(text) => `<i aria-label="${text.slice(0, 190)}"></i>`, '+1 ', ''],
  [(text) => `<i data-key="${text.slice(0, 190)}"></i>`, 'bc1q w508 ', ''],
  [(text) => `<a onclick="${text.slice(0, 1_990)}">a</a>`, "'a@b.cc',", ''],
  [(text) => `<form>${text}</form>`, '<input type=hidden name=to value=a@b.cc>', ''],
  [(text) => `<template>${text}</template>`, '<p>a@b.cc', ''],
  [(text) => `<script>var x={${text}}</script>`, 'mail:"a@b.cc",', ''],
  [(text) => `<script>var x={${text}}</script>`, '"a":"b@', ''],
  [(text) => `<style>${text}</style>`, '.a::after{content:"a@b.cc"}', ''],
  [(text) => `<a href="data:text/vcard,BEGIN:VCARD%0A${text.slice(0, 3_900)}">a</a>`, 'EMAIL:a@b.cc%0A', ''],
  [(text) => `<!--${text}-->`, 'a@b.cc ', ''],
  [(text) => `<style>${text}</style>`, '.a,', ''],
  [(text) => `<style>${text}</style>`, '.a{unicode-bidi:bidi-override}', ''],
  [(text) => `<noscript>${text}</noscript>`, 'a@b.cc ', ''],
  [(text) => `<table>${text}</table>`, '<tr><td>a@b.cc', ''],
  [(text) => text, `<p>${'A Ltd '.repeat(50)}`, ''],
  [(text) => `<p>${text}</p>`, 'a@b.cc<p>', ''],
  [(text) => `<p>${text}</p>`, 'Tel:<p>86-311-85672390<p>', ''],
];

describe('pages', () => {
  it.each(HOLDERS)('%s of %j is read in seconds', (holder, unit, tail) => {
    const text = unit.repeat(Math.ceil(16_000 / unit.length)).slice(0, 16_000 - tail.length) + tail;
    const one = holder(text);
    const body = `<p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks.</p>${one.repeat(Math.floor(1_000_000 / one.length))}`;
    const work = (): void => {
      const site = siteFrom({ '/': `<html lang="en"><body>${body}</body></html>` });
      for (const page of site.pages) void [page.text, page.images, page.navs, page.condition];
      for (const signal of SIGNALS) signal.extract(site);
    };
    expectQuick(work, 4_000);
  });
});
