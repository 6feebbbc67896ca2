import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentName, readSettings, Settings } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-config-'));
const file = join(folder, 'settings.json');
writeFileSync(file, JSON.stringify({ pages: 5, delay: 3, resolve: ['a.test:80:127.0.0.1'] }));

describe('readSettings', () => {
  it('takes the file, then the environment, then the flags', () => {
    const read = readSettings({ pages: 9 }, { REVENANT_PAGES: '7', REVENANT_DELAY: '4' }, file);
    expect(read).toMatchObject({ pages: 9, delay: 4, resolve: ['a.test:80:127.0.0.1'], data: './.revenant' });
  });

  it('names every setting in the environment, lists by commas', () => {
    expect(Object.keys(Settings.shape).map(environmentName)).toContain('REVENANT_DATABASE_URL');
    const read = readSettings({}, { REVENANT_ALLOW: '10.0.0.1, 10.0.0.0/8', REVENANT_ALLOW_PRIVATE: 'true' });
    expect(read).toMatchObject({ allow: ['10.0.0.1', '10.0.0.0/8'], allowPrivate: true });
  });

  it('says which setting is wrong, in one line', () => {
    expect(() => readSettings({}, { REVENANT_PAGES: '1000' })).toThrow(/REVENANT_PAGES.*200/);
    expect(() => readSettings({ browser: 'perhaps' }, {})).toThrow(/browser/);
    expect(() => readSettings({}, {}, join(folder, 'none.json'))).toThrow('cannot read the configuration file');
    writeFileSync(join(folder, 'list.json'), '[]');
    expect(() => readSettings({}, {}, join(folder, 'list.json'))).toThrow('one JSON object');
    writeFileSync(join(folder, 'typo.json'), '{"pagse": 3}');
    expect(() => readSettings({}, {}, join(folder, 'typo.json'))).toThrow('pagse');
  });

  it('wants a reason where robots.txt is overridden', () => {
    expect(() => readSettings({ noRobots: true }, {})).toThrow('--reason');
    expect(readSettings({ noRobots: true, reason: 'court order' }, {}).noRobots).toBe(true);
  });
});
