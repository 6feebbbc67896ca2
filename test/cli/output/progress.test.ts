import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bar, progressDisplay } from '../../../src/cli/output/progress.ts';

let written: string[] = [];
const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
const onTerminal = (value: boolean): void =>
  void Object.defineProperty(process.stderr, 'isTTY', { value, configurable: true });

const columns = process.stderr.columns;
beforeEach(() => {
  written = [];
  process.stderr.columns = 100;
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
  vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    written.push(String(part));
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  process.stderr.columns = columns;
  if (isTTY === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
  else Object.defineProperty(process.stderr, 'isTTY', isTTY);
});

const captured = (done: number, current?: string) =>
  ({ what: 'capturing', done, total: 100, unit: ['target', 'targets'], current }) as const;
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

describe('in a pipe', () => {
  it('writes at most a line every five seconds, with rate, time left and the site at hand', () => {
    onTerminal(false);
    const display = progressDisplay(false);
    for (let n = 0; n <= 40; n++) {
      display.state(captured(n, `s${n}.example`));
      pass(0.5);
    }
    display.end();
    expect(written).toEqual([
      'capturing [#---------] 10 %, 10 of 100 targets · 2/s · about 45 s left · s10.example\n',
      'capturing [##--------] 20 %, 20 of 100 targets · 2/s · about 40 s left · s20.example\n',
      'capturing [###-------] 30 %, 30 of 100 targets · 2/s · about 35 s left · s30.example\n',
      'capturing [####------] 40 %, 40 of 100 targets · 2/s · about 30 s left · s40.example\n',
    ]);
  });

  it('says nothing of work that is done at once, and the end of longer work once', () => {
    onTerminal(false);
    const display = progressDisplay(false);
    for (const n of [1, 2, 100]) display.state(captured(n));
    display.end();
    expect(written).toEqual([]);
    display.state(captured(1));
    pass(6);
    display.state(captured(2));
    display.state(captured(100));
    display.end();
    display.end();
    expect(written.map((line) => line.split(',')[1]?.trim())).toEqual([
      '2 of 100 targets',
      '100 of 100 targets · 17/s',
    ]);
  });
});

describe('on a terminal', () => {
  it('draws one line anew, cuts it to the width, and gives way to others', () => {
    onTerminal(true);
    const display = progressDisplay(false);
    display.state(captured(1, 'x'.repeat(300)));
    display.clear();
    display.state(captured(2));
    pass(1);
    display.state(captured(3));
    display.end();
    expect(written[0]).toMatch(/^\r\u001b\[2Kcapturing/);
    expect(written[0]).toHaveLength('\r\u001b[2K'.length + 99);
    expect(written.slice(1)).toEqual(['\r\u001b[2K', '\r\u001b[2Kcapturing [----------] 3 %, 3 of 100 targets', '\n']);
  });
});

it('says at once, in a pipe too, what nobody can count, but not every time', () => {
  onTerminal(false);
  const display = progressDisplay(false);
  for (const current of ['a.example', 'b.example']) {
    display.state({ what: 'asking rdap about', current });
    display.end();
  }
  expect(written).toEqual(['asking rdap about a.example\n']);
});

it('writes nothing where it is to be silent', () => {
  const display = progressDisplay(true);
  display.state(captured(1));
  pass(10);
  display.state(captured(2));
  display.end();
  expect(written).toEqual([]);
});

it('begins a new count with new work, and knows bytes and things without a total', () => {
  onTerminal(true);
  const display = progressDisplay(false);
  for (let n = 0; n <= 10; n++) {
    display.state(captured(100));
    display.state({ what: 'importing', done: n * 1000, unit: ['entity', 'entities'], current: 'A list' });
    pass(1);
  }
  display.state({ what: 'checking', done: 0, total: 5_000_000, unit: 'bytes', current: 'a.tar' });
  pass(10);
  display.state({ what: 'checking', done: 1_500_000, total: 5_000_000, unit: 'bytes', current: 'b.tar' });
  pass(1);
  display.state({ what: 'asking rdap about', current: 'a.example' });
  const lines = written.map((line) => line.replace('\r\u001b[2K', ''));
  expect(lines).toContain('capturing [##########] 100 %, 100 of 100 targets');
  expect(lines.slice(-2)).toEqual([
    'checking [###-------] 30 %, 1.5 MB of 5.0 MB · 150 kB/s · about 25 s left · b.tar',
    'asking rdap about a.example',
  ]);
});

describe('bar', () => {
  it('is full only when all is done', () => {
    expect(bar(0, 3, 4)).toBe('[----] 0 %');
    expect(bar(999, 1000, 4)).toBe('[###-] 99 %');
    expect(bar(3, 3, 4)).toBe('[####] 100 %');
  });
});
