import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import { keysOfText } from '../../../src/flow/site/keys-of-text.ts';
import { openCaptureServices } from '../../../src/services/capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'revenant-keys-'));
const ports = await openCaptureServices(readSettings({ data: folder, browser: 'never', logLevel: 'silent' }, {}));
afterAll(async () => {
  await ports.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what somebody searches for', () => {
  it.each([
    ['Sales.Desk@Orrinmere.example', 'contact-email:sales.desk@orrinmere.example'],
    ['+86 311 8573 6291', 'contact-phone:+8631185736291'],
    ['+86 (311) 857 362 91', 'contact-phone:+8631185736291'],
    ['@orrinmere_desk', 'messenger:telegram:orrinmere_desk'],
    ['orrinmere.example', 'site-link:orrinmere.example'],
    ['Orrinmere Coils Co., Ltd.', 'copyright-owner:orrinmere coils'],
    ['G-4TQ7N2K9XB', 'tracker:google-analytics-4:G-4TQ7N2K9XB'],
  ])('%s is read as the signals read it', async (text, key) => {
    expect(await keysOfText(text, ports)).toContain(key);
  });

  it.each([[''], ['   '], ['<script>alert(1)</script>'], ['a'.repeat(300)]])(
    '%j is no value, and no failure',
    async (text) => {
      expect((await keysOfText(text, ports)).filter((key) => key.startsWith('contact'))).toEqual([]);
    },
  );
});
