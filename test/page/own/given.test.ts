import { describe, expect, it } from 'vitest';
import { givenLine, givenOn } from '../../../src/page/own/given.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const PENS = '<p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p>';
const MAIL = 'anna@quillmoor.cn';

const given = (body: string, head = ''): string[] =>
  siteFrom({ '/': `<html><head>${head}</head><body>${PENS}${body}</body></html>` })
    .pages.flatMap((page) => givenOn(page))
    .map(({ text }) => text);

describe('what is as a whole a contact', () => {
  it.each([
    ['', MAIL, MAIL],
    ['contact email', MAIL, `contact email: ${MAIL}`],
    ['', `E-posta: ${MAIL}`, `E-posta: ${MAIL}`],
    ['phone', '0311 8790 1234', 'phone: 0311 8790 1234'],
    ['x', '+86 311 8790 1234', 'x: +86 311 8790 1234'],
    ['telegram', 'quillmoor_works', 'telegram: quillmoor_works'],
    ['href', 'https://t.me/quillmoor_works', 'https://t.me/quillmoor_works'],
    ['', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ])('%s %s', (label, value, line) => expect(givenLine(label, value)).toBe(line));

  it.each([
    ['product', '13803110000'],
    ['brand', 'quillmoor_works'],
    ['', 'We never answer letters that are sent to anna@quillmoor.cn by mistake'],
    ['date', '2024-05-06 10:20'],
    ['src', 'https://cdn.quillmoor.cn/pen.jpg'],
  ])('not: %s %s', (label, value) => expect(givenLine(label, value)).toBeNull());
});

describe('contacts that are given elsewhere than in text', () => {
  it.each([
    ['a button that copies', `<button data-clipboard-text="${MAIL}">Copy</button>`, `clipboard text: ${MAIL}`],
    ['a field to read', `<input readonly value="${MAIL}">`, MAIL],
    [
      'a field that is sent along',
      `<form><input type="hidden" name="recipient" value="${MAIL}"></form>`,
      `recipient: ${MAIL}`,
    ],
    ['a title', `<i title="Mail: ${MAIL}"></i>`, `Mail: ${MAIL}`],
    ['a label for the blind', `<button aria-label="${MAIL}"></button>`, MAIL],
    ['a component', `<site-foot telegram="quillmoor_works"></site-foot>`, 'telegram: quillmoor_works'],
    ['microdata', `<p itemscope><meta itemprop="email" content="${MAIL}"></p>`, `email: ${MAIL}`],
    ['what a click does', `<button onclick="location.href='mailto:${MAIL}'">Write</button>`, `mailto:${MAIL}`],
    [
      'a card in a link',
      `<a href="data:text/vcard,BEGIN%3AVCARD%0AEMAIL%3A${MAIL}%0AEND%3AVCARD">Card</a>`,
      `email: ${MAIL}`,
    ],
    ['a template', `<template><p>${MAIL}</p></template>`, MAIL],
    ['a link in a template', `<template><a href="mailto:${MAIL}">Write</a></template>`, `mailto:${MAIL}`],
  ])('%s', (_, body, line) => expect(given(body)).toEqual([line]));

  it('the content of a style', () => {
    const styles = `<style>.reach::after{content:"anna\\40 quillmoor.cn"} #x:before { content: '${MAIL}' }</style>`;
    expect(given('<p class="reach">Mail: </p>', styles)).toEqual([MAIL]);
  });

  it('a page that is a card', () => {
    const site = siteFrom({
      '/': `<html><body>${PENS}</body></html>`,
      '/a.vcf': `BEGIN:VCARD\nVERSION:3.0\nFN:Quillmoor Pens and Quills in Bulk\nEMAIL;TYPE=work:${MAIL}\nTEL:+86 311 8790 1234\nEND:VCARD`,
    });
    expect(site.pages.flatMap((page) => givenOn(page).map(({ text }) => text))).toEqual([
      `email: ${MAIL}`,
      'tel: +86 311 8790 1234',
    ]);
  });

  it.each([
    ['what a visitor typed', `<input name="q" value="${MAIL}">`],
    ['what a visitor may choose', `<select><option value="${MAIL}">Anna</option></select>`],
    ['an example', `<input placeholder="${MAIL}">`],
    ['a sentence', `<i title="Somebody writes in our name from ${MAIL} and wants money"></i>`],
  ])('not: %s', (_, body) => expect(given(body)).toEqual([]));
});
