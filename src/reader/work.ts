/** One piece of work and the bytes it is about → its answer. Runs in a reader process. */
import { decideCharset } from '../capture/decode/charset.ts';
import { InputError } from '../errors.ts';
import type { ExtractionRule } from '../model/derived/extraction-rule.ts';
import type { NameSearch } from '../model/derived/mention.ts';
import type { ShownPage } from '../model/ports/capture.ts';
import type { NameFile } from '../model/ports/names.ts';
import type { ListRead } from '../model/ports/reader.ts';
import { siteMentions } from '../names/site-mentions.ts';
import { advise } from '../page/advise.ts';
import { decode } from '../page/decode.ts';
import { keptPages } from '../page/kept-pages.ts';
import { type FindByRules, NO_RULES } from '../page/rules/rule-find.ts';
import { searchTexts } from '../page/search-text.ts';
import { openSite } from '../page/site.ts';
import { decodeSheet } from '../page/styles/decode-sheet.ts';
import { sheetStyles } from '../page/styles/links.ts';
import type { Site } from '../page/view/views.ts';
import { viewDifference } from '../page/view-difference.ts';
import { fingerprintSite } from '../signals/fingerprint.ts';
import type { ReaderLimits, Work } from './messages.ts';
import { loadNames } from './name-file.ts';

/** Listed names that are kept of one site, the most telling first. */
const MENTIONS = 300;
/** Bytes of a drawing (SVG); a larger one is not shown. */
const MOST_DRAWING = 2 * 1024 * 1024;

const advised = keptPages();

/** Does one piece of work. `found` gets results so far: they are kept if the process is killed. */
export async function doWork(
  work: Work,
  bodies: ReadonlyMap<string, Uint8Array>,
  limits: ReaderLimits,
  found: (soFar: unknown) => void,
): Promise<unknown> {
  const body = bodies.get('') ?? new Uint8Array();
  switch (work.what) {
    case 'charset':
      return decideCharset(body, work.contentType);
    case 'advise': {
      const capture = withCharset(body, work.capture);
      return { ...advise(body, capture, work.kind, advised), charset: capture.charset ?? undefined };
    }
    case 'difference': {
      const [first, second] = work.captures.map((capture, i) => {
        const bytes = bodies.get(String(i)) ?? new Uint8Array();
        return { body: bytes, capture: withCharset(bytes, capture) };
      }) as [ShownPage, ShownPage];
      return viewDifference(first, second, work.kind);
    }
    case 'fingerprint': {
      const site = openSite({ visit: work.visit, bodies }, await finderOf(work.rules), advised);
      return {
        ...fingerprintSite(site),
        ...(work.names !== null && { listed: mentionsOn(site, work.names) }),
        ...(work.texts === true && { texts: searchTexts(site) }),
      };
    }
    case 'texts':
      return searchTexts(openSite({ visit: work.visit, bodies }));
    case 'leads': {
      const { leadsOf } = await import('../suggest/leads.ts');
      return leadsOf(openSite({ visit: work.visit, bodies }, NO_RULES));
    }
    case 'mentions':
      return mentionsOn(openSite({ visit: work.visit, bodies }, await finderOf(work.rules)), work.names);
    case 'sheet':
      return sheetStyles(decodeSheet({ body, capture: work.capture }), work.capture.finalUrl);
    case 'image': {
      // Loaded when the first picture comes: most pages have been read by then.
      if (body.byteLength > limits.imageBytes) return { grid: null, marks: ['limit:bytes'] };
      const { decodeImage, IMAGE_PIXELS } = await import('../capture/decode/image.ts');
      const grid = await decodeImage(body);
      const flood = grid !== null && grid.width * grid.height > IMAGE_PIXELS;
      return { grid, marks: flood ? ['limit:pixels'] : [] };
    }
    case 'redraw': {
      const { looksLikeSvg, redraw, redrawOwn } = await import('../capture/decode/image.ts');
      if (!looksLikeSvg(body)) return redraw(body, work.side, work.ground);
      const { drawingFile } = await import('../page/replay/replayed-drawing.ts');
      const svg = body.byteLength > MOST_DRAWING ? null : drawingFile(decode(body, null));
      return svg === null ? null : redrawOwn(svg, work.side, work.ground);
    }
    case 'differ': {
      const { drawDifference } = await import('../capture/decode/picture-difference.ts');
      const [earlier, later] = ['0', '1'].map((key) => bodies.get(key) ?? new Uint8Array()) as [Uint8Array, Uint8Array];
      return drawDifference(earlier, later);
    }
    case 'replay': {
      const { replayedPage } = await import('../page/replay/replayed-page.ts');
      const sheets = work.sheets.map((sheet, i) => ({ ...sheet, body: bodies.get(String(i)) ?? new Uint8Array() }));
      return replayedPage({ body, capture: withCharset(body, work.capture) }, work.pictures, sheets);
    }
    case 'document': {
      const { readDocument } = await import('../capture/decode/document.ts');
      return body.byteLength > limits.documentBytes ? null : readDocument(body, found);
    }
    case 'list':
      return readList(work.path);
    case 'watchlist':
      return (await import('./sent-watchlist.ts')).readWatchlist(work.sent);
    case 'archive':
      return (await import('../capture/archived/check-archive.ts')).checkArchive(work.sent);
    case 'feed':
      return (await import('./feed.ts')).readFeed(work.asked, found);
    case 'table':
      return (await import('./crawl-table.ts')).readTable(work.asked, bodies);
    case 'record':
      return (await import('./archive-record.ts')).checkRecord(work.asked);
    case 'sift':
      return (await import('./sift-archive.ts')).siftPiece(work.piece);
    case 'gather':
      return (await import('./sift-archive.ts')).gatherPiece(work.piece);
  }
}

/** The selector engine is loaded where there are rules. */
async function finderOf(rules: readonly ExtractionRule[] = []): Promise<FindByRules> {
  return rules.length === 0 ? NO_RULES : (await import('../page/rules/rule-finder.ts')).ruleFinder(rules);
}

function mentionsOn(site: Site, { path, digest }: NameFile): NameSearch {
  return siteMentions(site, loadNames(path), digest, MENTIONS);
}

async function readList(path: string): Promise<ListRead> {
  const { readLists } = await import('../watchlist/own/read-lists.ts');
  try {
    const { seeds, problems } = await readLists([path], { wanted: 'sellers', columns: [] });
    return { seeds, problems, fault: null };
  } catch (error) {
    if (error instanceof InputError) return { seeds: [], problems: [], fault: error.message };
    throw error;
  }
}

function withCharset(body: Uint8Array, capture: ShownPage['capture']): ShownPage['capture'] {
  return { ...capture, charset: capture.charset ?? decideCharset(body, capture.headers['content-type'] ?? null) };
}
