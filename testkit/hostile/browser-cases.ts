/** Pages that hold up a browser (safety.md, B83); they are taken with `--browser always`. */
import { always, type HostileCase, shop } from './hostile-case.ts';

const SCRIPTS: Readonly<Record<string, string>> = {
  'push-state-flood': 'for (;;) history.pushState(null, "", "?" + Math.random());',
  'endless-loop': 'for (;;);',
  'endless-writes': 'setInterval(() => { for (let i = 0; i < 1e4; i++) document.body.append("ink "); }, 1);',
  memory: 'const kept = []; setInterval(() => kept.push(new Uint8Array(64 << 20).fill(1)), 1);',
  popups: 'setInterval(() => window.open("/?" + Math.random()), 10); for (let i = 0; i < 50; i++) window.open("/");',
  dialogs: 'for (;;) alert("ink");',
  reloads: 'location.href = "/?" + Math.random();',
  unload:
    'addEventListener("beforeunload", (e) => { e.preventDefault(); return "stay"; }); for (const end = Date.now() + 2e3; Date.now() < end;);',
  requests: 'for (let i = 0; i < 5e3; i++) fetch("/x" + i).catch(() => 0);',
  'nested-frames':
    'for (let i = 0; i < 300; i++) { const f = document.createElement("iframe"); f.src = "/?" + i; document.body.append(f); }',
  'deep-dom':
    'let at = document.body; for (let i = 0; i < 5e4; i++) at = at.appendChild(document.createElement("div"));',
};

/** Held up or not, the page as it was sent is kept and the visit ends. */
export const BROWSER: readonly HostileCase[] = Object.entries(SCRIPTS).map(([name, script]) => ({
  name: `browser-${name}`,
  group: 'B83 browser',
  expect: { state: ['captured', 'partial', 'hollow', 'failed'] },
  serve: always({ body: shop(`<p>Ink.</p><script>${script}</script>`) }),
}));
