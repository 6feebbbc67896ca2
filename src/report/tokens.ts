/**
 * Sizes, spaces and colours of every page and report, in one place. A colour says what a thing
 * means and is never decoration. Each text has a contrast of 4.5 to 1 or more, which
 * test/desk/looks-long.test.ts measures.
 */
export const TOKENS = `
:root{color-scheme:light dark;
--text-xs:.75rem;--text-s:.875rem;--text-code:.8125rem;--text-m:.9375rem;--text-l:1.125rem;--text-xl:1.375rem;--text-xxl:1.75rem;
--space-1:.25rem;--space-2:.5rem;--space-3:.75rem;--space-4:1rem;--space-5:1.5rem;--space-6:2rem;--space-7:3rem;
--radius:.375rem;--target:1.5rem;--page:75rem;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--fixed:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,monospace;
--paper:#fff;--shadow:0 4px 16px #0003;--veil:#0008;--bg:#f5f6f8;--card:#fff;--quote:#f2f4f7;--ink:#171a1f;--soft:#525a66;--line:#d3d8df;--faint:#e6e9ee;--accent:#17568f;--on-accent:#fff;
--identity:#9d3b1f;--content:#1f5f8b;--look:#624f9c;--host:#46681f;--time:#75580d;--against:#59616d;
--strong:#a3271c;--likely:#964707;--lead:#75580d;--unrelated:#525a66;--not-comparable:#525a66}
@media screen and (prefers-color-scheme:dark){:root{
--bg:#12151a;--card:#1a1e25;--quote:#222831;--ink:#e7e9ed;--soft:#a6aebb;--line:#363e4a;--faint:#262c35;--accent:#83bef2;--on-accent:#10141a;
--identity:#ee8765;--content:#74b6e6;--look:#b3a2ee;--host:#9cc66d;--time:#dbb653;--against:#98a0ae;
--strong:#f4877a;--likely:#f0a05a;--lead:#dbb653;--unrelated:#a6aebb;--not-comparable:#a6aebb}}
@media print{:root{--bg:#fff;--quote:#f3f3f3;--ink:#000;--soft:#444;--line:#bbb;--faint:#ddd;--accent:#000}}
`;
