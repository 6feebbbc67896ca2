/** What nobody says of time is null, and what is in doubt comes neither before nor after anything. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { captureArchive } from '../../src/capture/archived/archived.ts';
import { isDated } from '../../src/history/dated.ts';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import { timelineOf } from '../../src/match/readings/timeline.ts';
import { Match } from '../../src/model/derived/match.ts';
import { FingerprintDocument, fingerprintDocument, VisitDocument, visitDocument } from '../../src/model/documents.ts';
import { capturedText } from '../../src/report/wording.ts';
import { memoryBlobs } from '../../src/store/blobs/blobs.ts';
import { html, record } from '../../testkit/archive/warc-fixture.ts';
import { readerHere } from '../../testkit/reader-here.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const DIGITS = '20190102030405';
const TEXT = 'The mill grinds rye and wheat for bakers along the river and sends it out every morning of the week.';
const words = `<html><head><title>The mill</title></head><h1>The mill</h1><p>${TEXT}</p><p>Write to orders@lowermill-flour.example for a list of prices.</p>`;
const led = (path: string) => `<a href="/web/${DIGITS}/http://lower-mill.example${path}">There</a>`;

const HOME = 'http://lower-mill.example/';

/** The first file is read, unless it lies in a folder: then that. */
async function read(files: Readonly<Record<string, string | Buffer>>, options: { at?: string; url?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-times-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const [first = ''] = Object.keys(files);
  const about = { kind: 'website', entity: null, ...options } as const;
  const path = join(folder, first.split('/')[0] ?? '');
  const { captured, problems } = await captureArchive(path, about, { blobs: memoryBlobs(), reader: readerHere });
  const fingerprint = await readerHere.fingerprint(captured, null);
  if (!fingerprint.ok) throw new Error(fingerprint.detail);
  return {
    visit: captured.visit,
    fingerprint: fingerprint.value,
    subject: subjectOf(fingerprint.value, null),
    problems,
  };
}

describe('a saved page of which nobody says when it was taken', () => {
  it('has no time in any document', async () => {
    const { visit, fingerprint, subject } = await read({ 'a.html': words }, { url: 'http://upper-mill.example/' });
    const document = visitDocument({ visit, final: true, again: null } as never);
    expect(VisitDocument.parse(document)).toMatchObject({ startedAt: null, endedAt: null, marks: ['time:unknown'] });
    expect(FingerprintDocument.parse(fingerprintDocument(fingerprint)).capturedAt).toBeNull();
    const match = Match.parse(matchPair(subject, subject, shippedBackground()));
    expect(match.left.capturedAt).toBeNull();
    expect(capturedText(match.left)).toBe('unknown time');
    expect(JSON.stringify([document, match])).not.toContain('1970');
  });
});

describe('a page that was saved from a web archive', () => {
  it('gets its time back, and no order is taken from the time', async () => {
    const { visit, fingerprint, subject, problems } = await read(
      { 'a.html': words + led('/') + led('/rye.html') },
      { url: HOME },
    );
    expect(visit).toMatchObject({
      ...{ site: 'lower-mill.example', startedAt: '2019-01-02T03:04:05.000Z' },
      marks: ['replay:restored', 'time:stated'],
    });
    expect(problems).toEqual([expect.stringMatching(/2019-01-02.*--at 2019-01-02 if you know/)]);
    expect(fingerprint).toMatchObject({ capturedAt: '2019-01-02T03:04:05.000Z', timeDoubt: 'stated' });
    expect(isDated(visit)).toBe(false);
    expect(timelineOf(subject).captured).toBeNull();
    const { left } = Match.parse(matchPair(subject, subject, shippedBackground()));
    expect(left).toMatchObject({ capturedAt: '2019-01-02T03:04:05.000Z', timeDoubt: 'stated' });
    expect(capturedText(left)).toBe('2 Jan 2019 03:04 UTC (only the page itself says so)');
  });

  it('has the time that the user vouches for', async () => {
    const { visit, fingerprint } = await read(
      { 'a.html': words + led('/') + led('/rye.html') },
      { url: HOME, at: '2019-01-02' },
    );
    expect(visit).toMatchObject({ site: 'lower-mill.example', startedAt: '2019-01-02T00:00:00.000Z' });
    expect(fingerprint.timeDoubt).toBeUndefined();
    expect(isDated(visit)).toBe(true);
  });

  it('stands among the others of its folder', async () => {
    const contact = `<html><h1>Contact</h1><p>Call +49 30 5557 0199 on any day but Sunday.</p>${led('/')}${led('/rye.html')}`;
    const { visit, fingerprint } = await read(
      {
        'site/index.html': words + led('/') + led('/contact.html'),
        'site/contact.html': contact,
      },
      { url: HOME },
    );
    expect(visit.captures.map(({ url }) => url)).toEqual([
      'http://lower-mill.example/',
      'http://lower-mill.example/contact.html',
    ]);
    expect(fingerprint.pages).toBe(2);
  });
});

describe('a date in the future', () => {
  it('is marked, and no order is taken from it', async () => {
    const block = html('The mill').replace('<p>', `${words}<p>`);
    const warc = record(
      ['WARC-Type: response', 'WARC-Target-URI: http://lower-mill.example/', 'WARC-Date: 2098-01-02T03:04:05Z'],
      block,
    );
    const { visit, fingerprint, subject } = await read({ 'a.warc': warc });
    expect(visit.marks).toEqual(['future-date']);
    expect(fingerprint).toMatchObject({ capturedAt: '2098-01-02T03:04:05.000Z', timeDoubt: 'future' });
    expect(isDated(visit)).toBe(false);
    expect(timelineOf(subject).captured).toBeNull();
    expect(capturedText(matchPair(subject, subject, shippedBackground()).left)).toContain('a date in the future');
  });
});
