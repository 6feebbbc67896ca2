/** Writes docs/signals.md, limits.md, commands.md, settings.md and sources.md. usage: npm run docs */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandDocs, settingDocs } from './command-docs.ts';
import { limitDocs } from './limit-docs.ts';
import { type Powers, signalDocs } from './signal-docs.ts';
import { sourceDocs } from './source-docs.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const powers = JSON.parse(readFileSync(join(docs, 'signal-power.json'), 'utf8')) as Powers;
writeFileSync(join(docs, 'signals.md'), signalDocs(powers));
writeFileSync(join(docs, 'limits.md'), limitDocs());
writeFileSync(join(docs, 'commands.md'), await commandDocs());
writeFileSync(join(docs, 'settings.md'), settingDocs());
writeFileSync(join(docs, 'sources.md'), sourceDocs());
