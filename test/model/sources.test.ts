import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { configureFind } from '../../src/cli/commands/suggestion-find.ts';
import { environmentName, readSettings, Settings } from '../../src/config.ts';
import { SOURCES, SourceName, sourceLine, ValueKind } from '../../src/model/sources.ts';
import { switchedSources } from '../../src/services/sources.ts';
import { HTTP_SOURCES, isHttp } from '../../src/suggest/sources/list.ts';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
const docs = readFileSync('docs/sources.md', 'utf8');
const settings = readFileSync('docs/settings.md', 'utf8');
const STATED = ['title', 'pace', 'price', 'needs', 'terms', 'keeps', 'learns'] as const;

function helpOfFind(): string {
  let help = '';
  const program = new Command('suggestions');
  configureFind(program);
  const [find] = program.commands;
  find?.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
  return help;
}

/** Settings that a text names, such as braveKey. */
const settingsIn = (text: string): string[] => text.match(/\b[a-z]+(?:Key|Url|Endpoint|Program)\b/g) ?? [];

describe.each(SourceName.options)('the source %s', (name) => {
  const stated = SOURCES[name];

  it('states what it learns, takes, costs and needs, its pace, its terms, and what is kept how long', () => {
    for (const field of STATED) expect(stated[field].trim(), field).not.toBe('');
    expect(stated.takes.length).toBeGreaterThan(0);
    expect(ValueKind.options).toEqual(expect.arrayContaining([...stated.takes]));
    expect(stated.keeps).toMatch(/^only the found address and our own reason, for suggestionDays days/);
    expect(Object.keys(Settings.shape)).toContain('suggestionDays');
  });

  it('is shown with all of it in the help of find and in the documents, and beside its switch', () => {
    const section = docs.split(/^## /m).find((one) => one.startsWith(`${name}\n`)) ?? '';
    const help = helpOfFind();
    for (const field of STATED) {
      expect(section.toLowerCase(), field).toContain(stated[field].toLowerCase());
      expect(help, field).toContain(stated[field]);
    }
    for (const text of [section, help]) expect(text).toContain(stated.takes.join(', '));
    expect(section).toContain(`| kind | ${stated.isPassive ? 'passive' : 'active'} |`);
    expect(sourceLine(name)).toContain(stated.learns);
    expect(settings).toContain(sourceLine(name));
  });

  it('does as it states: robots.txt, its address, its key', () => {
    if (!isHttp(name)) return expect(['dns', 'exec', 'commoncrawl-table']).toContain(name);
    const { obeysRobots, needsKey, url } = HTTP_SOURCES[name];
    expect(stated.pace.includes('robots.txt is obeyed')).toBe(obeysRobots === true);
    expect(settingsIn(stated.needs).some((one) => one.endsWith('Key'))).toBe(needsKey === true);
    expect(settingsIn(stated.needs).some((one) => /(?:Url|Endpoint)$/.test(one))).toBe(url === undefined);
    // Nothing but the asked host learns of it, and it over https.
    if (url !== undefined) expect(url).toMatch(/^https:/);
  });

  it('needs settings that are there, and takes a key from a file too', () => {
    for (const setting of settingsIn(stated.needs)) {
      expect(Object.keys(Settings.shape)).toContain(setting);
      if (!setting.endsWith('Key')) continue;
      const path = join(folder.path, setting);
      writeFileSync(path, 'secret-of-file\n');
      const read = readSettings({}, { [`${environmentName(setting)}_FILE`]: path });
      expect(switchedSources(read).keys[name]).toBe('secret-of-file');
    }
  });
});

it('passive sources are asked first', () => {
  const kinds = SourceName.options.map((name) => SOURCES[name].isPassive);
  expect(kinds).toEqual(kinds.toSorted((a, b) => Number(b) - Number(a)));
});
