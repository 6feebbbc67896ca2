/** The desk's one script. Every page works without it: it saves keystrokes. */
export const DESK_JS = `'use strict';
const all = (selector) => [...document.querySelectorAll(selector)];
document.documentElement.classList.add('scripted');
const watched = document.querySelector('[data-watch]');
if (watched) {
  const events = new EventSource(watched.dataset.watch);
  // Nothing that somebody writes is lost: the page loads anew when they leave the field as it was.
  const isWritten = (one) => one.value !== one.defaultValue || (one === document.activeElement && isTyping(one));
  const showAnew = () => {
    if (!all('input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea').some(isWritten)) location.reload();
  };
  events.addEventListener('changed', () => {
    events.close();
    document.addEventListener('focusout', () => setTimeout(showAnew));
    showAnew();
  });
}
// A page from the bookmark: shown in the form, and sent only by its button.
const taken = document.querySelector('[data-from-hash]');
if (taken && location.hash.startsWith('#html=')) {
  try { taken.value = decodeURIComponent(location.hash.slice(6)); } catch { taken.value = ''; }
  history.replaceState(null, '', location.pathname + location.search);
}
const zone = document.querySelector('[data-zone]');
if (zone && zone.value === '') zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
// A pair of pictures, large; without the script a picture leads to itself.
const enlarged = document.getElementById('enlarged');
if (enlarged) enlarged.querySelector('[data-close]').addEventListener('click', () => enlarged.close());
document.addEventListener('click', (event) => {
  const link = event.target.closest('a.enlarge');
  if (!link || !enlarged || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const pair = link.closest('.homes, .two-pictures');
  const pictures = [...(pair || link).querySelectorAll('img')].map((one) => {
    const [figure, name, image] = [document.createElement('figure'), document.createElement('figcaption'), one.cloneNode()];
    image.loading = 'eager';
    name.textContent = one.alt;
    figure.append(name, image);
    return figure;
  });
  enlarged.querySelector('.shown').replaceChildren(...pictures);
  enlarged.showModal();
});
// A link to a panel of the bar, or to a folded part, opens it.
function unfold() {
  const part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = part && part.closest('details');
  if (folded) openTool(folded);
}
function openTool(tool) {
  tool.open = true;
  const field = tool.querySelector('.panel :is(input:not([type=hidden]), select, textarea, a, button)');
  if (field) field.focus();
}
addEventListener('hashchange', unfold);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === location.hash) unfold();
});
unfold();
// Keys. A control names its own (aria-keyshortcuts); j and k move between rows, x chooses one,
// and / goes to the search.
const OFF = 'revenant-keys-off';
const kept = { get: () => { try { return localStorage.getItem(OFF); } catch { return null; } }, set: (off) => { try { off ? localStorage.setItem(OFF, '1') : localStorage.removeItem(OFF); } catch {} } };
const off = document.querySelector('[data-keys-off]');
if (off) {
  off.checked = kept.get() !== null;
  off.addEventListener('change', () => kept.set(off.checked));
}
const isTyping = ({ tagName, type, isContentEditable }) => isContentEditable || /^(TEXTAREA|SELECT)$/.test(tagName) || (tagName === 'INPUT' && type !== 'checkbox');
function move(by) {
  const stops = all('td.sites a, td.sites summary, .reason > summary').filter((one) => one.checkVisibility());
  const on = stops.indexOf(document.activeElement);
  const at = on >= 0 ? on : stops.findIndex((one) => one.closest('li, tr, .reason').contains(document.activeElement));
  const next = stops[Math.max(0, Math.min(stops.length - 1, at + by))];
  if (next) next.focus();
}
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) {
    const tool = document.querySelector('details.tool[open]');
    if (tool) { tool.open = false; tool.querySelector('summary').focus(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(target)) return;
  const modal = document.querySelector('dialog[open], :popover-open');
  if ((modal && key !== '?') || (kept.get() !== null && key !== '?')) return;
  const own = all('[aria-keyshortcuts]').find((one) => one.getAttribute('aria-keyshortcuts') === key);
  if (own && modal !== enlarged) {
    event.preventDefault();
    const tool = own.closest('details.tool');
    if (!tool) own.click();
    else if (tool.open) tool.open = false;
    else openTool(tool);
  } else if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1);
  else if (key === 'x') {
    const row = document.activeElement && document.activeElement.closest('li, tr');
    const box = row && row.querySelector('input[type=checkbox]');
    if (box) box.checked = !box.checked;
  } else if (key === '/') { event.preventDefault(); location.href = '/search'; }
});
`;
