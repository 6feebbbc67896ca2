/** Pictures of a Word file, with their captions. */
import { ImageRun, Paragraph, type Table } from 'docx';
import type { Block, Figure } from './document.ts';
import { BORDERLESS, grid } from './docx-tables.ts';
import { paragraph, shown } from './docx-text.ts';

/** Pixels (96 an inch). */
const BOXES = { homes: { width: 330, height: 268 }, pairs: { width: 88, height: 88 } };
const LINE_PIXELS = 16.7;
type Figures = Extract<Block, { kind: 'figures' }>;
interface Box {
  readonly width: number;
  readonly height: number;
}

/** In columns. */
export function figures({ of, figures: shown, lines }: Figures): Table {
  const columns = of === 'pairs' ? 3 : 2;
  const { width, height } = BOXES[of];
  const box = { width, height: Math.min(height, (lines ?? 99) * LINE_PIXELS) };
  const cells = shown.map((one) => figure(one, box));
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) => {
    const row = cells.slice(i * columns, (i + 1) * columns);
    return [...row, ...Array.from({ length: columns - row.length }, () => [new Paragraph({})])];
  });
  return grid(rows, Array<number>(columns).fill(1 / columns), BORDERLESS);
}

function figure({ sources, alt, caption }: Figure, box: Box): Paragraph[] {
  const images = sources.flatMap((source) => (source === null ? [] : (imageOf(source, alt, box) ?? [])));
  return [
    new Paragraph({ spacing: { before: 40, after: 30 }, children: images }),
    paragraph([{ text: caption, as: 'soft' }], true),
  ];
}

const START = 'data:image/png;base64,';

/** As large as its box lets it be, in its own shape. Null: not a PNG. */
function imageOf(source: string, alt: string, box: Box): ImageRun | null {
  if (!source.startsWith(START)) return null;
  const data = Buffer.from(source.slice(START.length), 'base64');
  // IHDR is always the first part.
  const [width, height] = data.length < 24 ? [0, 0] : [data.readUInt32BE(16), data.readUInt32BE(20)];
  if (width === 0 || height === 0) return null;
  const scale = Math.min(box.width / width, box.height / height, 1);
  const name = shown(alt);
  return new ImageRun({
    ...{ type: 'png', data },
    transformation: { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) },
    altText: { title: name, description: name, name },
  });
}
