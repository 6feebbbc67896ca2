import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withPassword, withSecretFiles } from '../src/config/secrets.ts';
import { environmentName, readSettings, Settings, unknownSettings } from '../src/config.ts';

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

  it('takes the program of a source from the configuration file only', () => {
    const named = join(folder, 'program.json');
    writeFileSync(named, JSON.stringify({ sources: ['exec'], sourceProgram: '/opt/find' }));
    expect(readSettings({}, {}, named).sourceProgram).toBe('/opt/find');
    const elsewhere = readSettings({ sourceProgram: '/bin/sh' }, { REVENANT_SOURCE_PROGRAM: '/bin/sh' }, file);
    expect(elsewhere.sourceProgram).toBeUndefined();
    expect(unknownSettings({ REVENANT_SOURCE_PROGRAM: '/bin/sh' }).join()).toContain('REVENANT_SOURCE_PROGRAM is not');
  });

  it('says which setting is wrong, in one line', () => {
    expect(readSettings({}, { REVENANT_LIMITS: 'totalMs=5000, images=3' }).limits).toMatchObject({
      totalMs: 5000,
      images: 3,
      connectMs: 10_000,
    });
    expect(() => readSettings({ limits: ['totalMs=soon'] }, {})).toThrow('--limits: totalMs must be a number');
    expect(() => readSettings({ limits: ['totalMs=-1'] }, {})).toThrow('--limits: totalMs must be a number, 0 or more');
    // A lease that ends at once, or no reader at all, is a run that never ends.
    expect(() => readSettings({ limits: ['lockMs=0'] }, {})).toThrow('--limits: lockMs must be a number, 1000 or more');
    expect(() => readSettings({ limits: ['readers=0'] }, {})).toThrow('--limits: readers must be a number, 1 or more');
    expect(() => readSettings({}, { REVENANT_LIMITS: 'totlMs=1' })).toThrow(
      /no limit "totlMs"; the limits are connectMs, .*databaseMs/,
    );
    expect(() => readSettings({}, { REVENANT_PAGES: '1000' })).toThrow(/REVENANT_PAGES.*200/);
    expect(() => readSettings({}, { REVENANT_PAGES: 'many' })).toThrow('REVENANT_PAGES: "many" is not a number');
    expect(() => readSettings({ browser: 'perhaps' }, {})).toThrow(
      '--browser: "perhaps" is not one of home, auto, always, never',
    );
    expect(() => readSettings({}, {}, join(folder, 'none.json'))).toThrow(
      /configuration file .*: there is no such file/,
    );
    writeFileSync(join(folder, 'list.json'), '[]');
    expect(() => readSettings({}, {}, join(folder, 'list.json'))).toThrow('one JSON object');
    writeFileSync(join(folder, 'typo.json'), '{"pagse": 3}');
    expect(() => readSettings({}, {}, join(folder, 'typo.json'))).toThrow('pagse');
  });

  it('names the nearest setting for a variable that is none', () => {
    expect(unknownSettings({ REVENANT_PAGSE: '3', REVENANT_DATA: 'x', REVENANT_CONFIG: 'y', PATH: 'z' })).toEqual([
      'not used: REVENANT_PAGSE is not a setting (the nearest is REVENANT_PAGES)',
    ]);
    expect(unknownSettings({ REVENANT_DATA: 'x' })).toEqual([]);
  });

  it('reads a secret from the file that the variable with _FILE names', () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, ' s3 cret \n');
    const named = { REVENANT_DATABASE_URL: 'postgres://ann@db.example/x', REVENANT_DATABASE_PASSWORD_FILE: secret };
    expect(readSettings({}, named).databaseUrl).toBe('postgres://ann:%20s3%20cret%20@db.example/x');
    expect(withSecretFiles({ AWS_SECRET_ACCESS_KEY_FILE: secret })).toMatchObject({
      AWS_SECRET_ACCESS_KEY: ' s3 cret ',
    });
    expect(unknownSettings(named)).toEqual([]);
    // Only secrets can stand in a file.
    expect(unknownSettings({ REVENANT_PAGES_FILE: secret })).toHaveLength(1);
    const both = { REVENANT_QUEUE_URL: 'redis://a.example', REVENANT_QUEUE_URL_FILE: secret };
    expect(() => readSettings({}, both)).toThrow('REVENANT_QUEUE_URL and REVENANT_QUEUE_URL_FILE are both set');
    const gone = { REVENANT_QUEUE_URL_FILE: join(folder, 'gone') };
    expect(() => readSettings({}, gone)).toThrow(/secret of REVENANT_QUEUE_URL_FILE.*ENOENT/);
    writeFileSync(secret, '\n');
    expect(() => readSettings({}, named)).toThrow('the file of REVENANT_DATABASE_PASSWORD_FILE is empty');
  });

  it.each([
    ['postgres://ann@db.example:5432/x?ssl=1', 'postgres://ann:p%40%2F@db.example:5432/x?ssl=1'],
    ['postgres://ann:old@db.example/x', 'postgres://ann:p%40%2F@db.example/x'],
    ['postgres:///x?host=/run/db', 'postgres:///x?host=/run/db&password=p%40%2F'],
    ['redis://queue.example:6379', 'redis://:p%40%2F@queue.example:6379'],
    ['redis://[::1]:6379/2', 'redis://:p%40%2F@[::1]:6379/2'],
    ['no address', 'no address'],
  ])('puts a password into %s', (address, whole) => {
    expect(withPassword(address, 'p@/')).toBe(whole);
  });

  it.each(['postgres://ann:50%off%zz@db.example/x', 'redis://:%@queue.example', 'redis://ann:%ff%41@queue.example'])(
    'takes a percent sign in %s that encodes nothing as it is written',
    (address) => {
      const read = readSettings({}, { REVENANT_DATABASE_URL: address, REVENANT_QUEUE_URL: address });
      expect(read.queueUrl).toBe(read.databaseUrl);
      const { password } = new URL(read.queueUrl ?? '');
      expect(address).toContain(`:${decodeURIComponent(password).replace('\uFFFD', '')}@`);
    },
  );

  it('wants a reason where robots.txt is overridden', () => {
    expect(() => readSettings({ noRobots: true }, {})).toThrow('--reason');
    expect(readSettings({ noRobots: true, reason: 'court order' }, {}).noRobots).toBe(true);
  });
});
