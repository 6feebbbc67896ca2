/** A report → one page of HTML that makes no request; printed, it is the PDF. */
import { reportTexts as texts } from '../texts/report.ts';
import {
  type Bar,
  type Block,
  type Cell,
  type Figure,
  inert,
  type Line,
  type Paper,
  type ReportDocument,
  type Section,
  spansOf,
  type Table,
  wordsOf,
} from './document.ts';
import { DOCUMENT_STYLE } from './document-style.ts';
import { type Html, html } from './escape.ts';
import { page } from './html.ts';
import { piecesHtml } from './shared-words.ts';
import { STYLE } from './style.ts';
import { MARKS } from './waterfall.ts';
import { signed, total } from './wording.ts';

export function documentHtml({ title, papers }: ReportDocument): string {
  const body = html`${papers.map(paperHtml)}`;
  return page(inert(title), body, `${STYLE}${DOCUMENT_STYLE}${papers.map(stampStyle).join('')}`);
}

/** Printed, the stamp stands in the margin of each page of its paper. */
function stampStyle({ stamp }: Paper, index: number): string {
  const text = stamp.text.replace(/["\\<>\n]/g, '');
  const colour = stamp.isReviewed ? '#444' : '#a3271c';
  return `.paper-${index}{page:paper-${index}}@page paper-${index}{@top-center{content:"${text}";color:${colour};font:bold 9pt sans-serif}@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}\n`;
}

function paperHtml({ brand, title, subtitle, stamp, sections, isOnePage }: Paper, index: number): Html {
  return html`<main class="paper paper-${index}${isOnePage && ' one-page'}"><p class="stamp${!stamp.isReviewed && ' open'}">${stamp.text}</p>
<p class="brand">${brand}</p><h1><bdi>${inert(title)}</bdi></h1><p>${lineHtml(subtitle)}</p>
${sections.map(sectionHtml)}</main>`;
}

function sectionHtml({ title, blocks }: Section): Html {
  return html`<section>${title !== '' && html`<h2>${inert(title)}</h2>`}${blocks.map(blockHtml)}</section>
`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return block.as === 'command'
        ? html`<p><code class="command">${lineHtml(block.line)}</code></p>`
        : html`<p class="${block.as}">${lineHtml(block.line)}</p>`;
    case 'answer':
      return html`<div class="card verdict v-${block.verdict}"><div><div class="word">${block.word}</div><div class="bits"><b>${block.bits}</b></div></div><div>${cellHtml(block.lines)}</div></div>`;
    case 'list':
      return html`<ul class="plain">${block.items.map((item) => html`<li>${lineHtml(item)}</li>`)}</ul>`;
    case 'figures':
      return html`<div class="figures ${block.of}">${block.figures.map(figureHtml)}</div>`;
    case 'bars':
      return barsHtml(block.bars);
    case 'table':
      return tableHtml(block);
  }
}

/** On a phone each cell names its column. */
function tableHtml({ head, widths, rows }: Table): Html {
  return html`<table class="of-report"><colgroup>${widths.map((share) => html`<col width="${Math.round(share * 100)}%">`)}</colgroup><thead><tr>${head.map((one) => html`<th><bdi>${inert(one)}</bdi></th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td data-head="${inert(head[at] ?? '')}">${cellHtml(cell)}</td>`)}</tr>`)}</tbody></table>`;
}

const cellHtml = (cell: Cell): Html => html`${cell.map((line) => html`<p>${lineHtml(line)}</p>`)}`;

function lineHtml(line: Line): Html {
  return html`${wordsOf(line).map((word) => {
    if (typeof word === 'string') return html`<bdi>${inert(word)}</bdi>`;
    if (word.as === 'quote')
      return html`<bdi>${piecesHtml(word.pieces.map((piece) => ({ ...piece, text: inert(piece.text) })))}</bdi>`;
    const text = html`<bdi>${inert(word.text)}</bdi>`;
    if (word.as === 'strong') return html`<b>${text}</b>`;
    return word.as === 'code' ? html`<code>${text}</code>` : html`<span class="soft">${text}</span>`;
  })}`;
}

function figureHtml({ sources, alt, caption }: Figure): Html {
  const shown = sources.map((source) =>
    source === null ? html`<span class="none"></span>` : html`<img alt="${inert(alt)}" src="${source}">`,
  );
  return html`<figure><div>${shown}</div><figcaption><bdi>${inert(caption)}</bdi></figcaption></figure>`;
}

const WIDTH = 920;
const LABELS = 230;
const NUMBERS = 70;
const ROW = 24;
const TOP = 30;
/** Closer marks would stand upon each other. */
const LEAST_MARKS = 150;

function barsHtml(bars: readonly Bar[]): Html {
  const spans = spansOf(bars);
  const low = Math.min(0, ...spans.map(({ from }) => from));
  const high = Math.max(22, ...spans.map(({ to }) => to + 1));
  const x = (bits: number) => Math.round(LABELS + ((bits - low) / (high - low)) * (WIDTH - LABELS - NUMBERS));
  const height = TOP + bars.length * ROW + 8;
  const named = x(20) - x(8) < LEAST_MARKS ? [] : Object.entries(MARKS);
  const lines = [...named.map(([word, bits]) => [`${word} ${bits}`, bits] as const), ['0', 0] as const];
  return html`<svg class="waterfall" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${texts.addsUp}">
${lines.map(([label, bits]) => html`<line class="mark" x1="${x(bits)}" x2="${x(bits)}" y1="${TOP - 6}" y2="${height}"/><text class="mark-text" x="${x(bits)}" y="${TOP - 12}" text-anchor="middle">${label}</text>`)}
${spans.map(({ bar: { label, bits, kind }, from, to }, index) => {
  const y = TOP + index * ROW;
  return html`<g><text class="label" x="${LABELS - 12}" y="${y + 16}" text-anchor="end">${inert(label)}</text><rect class="bar bar-${kind}" x="${x(from)}" y="${y + 4}" width="${Math.max(2, x(to) - x(from))}" height="${ROW - 8}" rx="3"/><text class="number" x="${WIDTH - 4}" y="${y + 16}" text-anchor="end">${kind === 'total' ? total(bits) : signed(bits)}</text></g>`;
})}</svg>`;
}
