/** A person with a keyboard and no mouse: goes from control to control with Tab, and notes each button that is pressed. */

import type { Page } from 'playwright';
import { expect } from 'vitest';

/** What Tab reaches, in the order of the document. Of a group of radio buttons only the chosen one, or the first. */
const CONTROLS = `(() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]')]
    .filter((one) => !one.disabled && one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
    // What is drawn twice may be passed once.
    .filter((one, _, all) => one.tabIndex >= 0 || !all.some((two) => two !== one && two.tabIndex >= 0 && two.getAttribute('href') === one.getAttribute('href')))
    .filter((one) => {
      if (one.type !== 'radio') return true;
      const group = [...document.querySelectorAll('input[type=radio]')].filter(({ name, form }) => name === one.name && form === one.form);
      return one === (group.find(({ checked }) => checked) ?? group[0]);
    });
})()`;

/** What a person calls the control: for messages. */
const NAME_OF = `((one) => one.tagName.toLowerCase() + ' ' + (one.getAttribute('name') ?? '') + ' ' + (one.getAttribute('href') ?? one.getAttribute('value') ?? '') + ' ' + (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40))`;

const OUTLINE_IN_FRAME = `parseFloat(getComputedStyle(document.activeElement ?? document.documentElement).outlineWidth)`;

/** More stops than any page has: then the focus is caught. */
const MOST_STOPS = 2_000;

export interface Stop {
  /** Place among the controls; -1: a scroller, which the browser itself lets one reach. */
  readonly at: number;
  readonly name: string;
  /** Width of its outline in pixels. */
  readonly outline: number;
  readonly inSight: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** A control as a stop. Null: the focus is nowhere in the page. */
const stopAt = (control: string): string => `(() => {
  const one = ${control};
  if (one === null || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    at: window.controls.indexOf(one),
    name: ${NAME_OF}(one),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left,
  };
})()`;
const STOP = stopAt('document.activeElement');

/** Every stop of Tab from the top of the page to its end, and the controls that it must pass. */
export async function walk(page: Page): Promise<{ readonly stops: Stop[]; readonly controls: string[] }> {
  await page.evaluate(`window.controls = ${CONTROLS}`);
  const controls = await page.evaluate<string[]>(`window.controls.map(${NAME_OF})`);
  const stops: Stop[] = [];
  let presses = 0;
  for (; presses < MOST_STOPS; presses++) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate<Stop | null>(STOP);
    const next = Math.max(-1, ...stops.map(({ at }) => at)) + 1;
    if (stop === null && controls[next]?.startsWith('iframe')) {
      // A frame in a process of its own has the focus a moment after the page gave it away.
      const inFrame = () => page.frames()[1]?.evaluate<boolean>('document.hasFocus()');
      const taken = async () => (await page.evaluate(STOP)) !== null || (await inFrame());
      await expect.poll(taken, { timeout: 20_000 }).toBe(true);
      stop = await page.evaluate<Stop | null>(stopAt(`window.controls[${next}]`));
    }
    // The end of the page: the browser's own controls are next, or the page from its top.
    if (stop === null || (stop.at === 0 && stops.length > 1)) break;
    // The frame's own document has the focus, and says so.
    const shown =
      stop.name.startsWith('iframe') && page.frames()[1] !== undefined
        ? { ...stop, outline: (await page.frames()[1]?.evaluate<number>(OUTLINE_IN_FRAME)) ?? 0 }
        : stop;
    // A date has several fields in one control.
    if (stop.at === -1 || stop.at !== stops.at(-1)?.at) stops.push(shown);
  }
  expect(presses, `the focus is caught in ${page.url()}, at ${stops.at(-1)?.name}`).toBeLessThan(MOST_STOPS);
  return { stops, controls };
}

export interface Keyboard {
  readonly page: Page;
  /** Buttons pressed so far: method, pattern of the address, and the button's own value where it has one. */
  readonly pressed: Set<string>;
  /** Presses Tab until the control has the focus. Fails where Tab never reaches it. */
  to(selector: string): Promise<void>;
  /** Goes to a field and writes over what is in it. */
  write(selector: string, text: string): Promise<void>;
  /** Goes to a list of choices and takes one by its arrows. */
  choose(selector: string, value: string): Promise<void>;
  /** Goes to a box and ticks it, or to a group of radio buttons and takes one by its arrows. */
  tick(selector: string): Promise<void>;
  /** Goes to a file field and gives it this file, as the system's own dialog does. */
  file(
    selector: string,
    file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
  ): Promise<void>;
  /** Goes to a button or link and presses Enter; waits for the page that follows. */
  press(selector: string): Promise<void>;
  /** The same where a file is given back. Returns its name. */
  take(selector: string): Promise<string>;
}

/** Asks the page; once more where it loaded anew meanwhile, as the page of a job does by itself. */
export async function asked<Of>(page: Page, what: string): Promise<Of> {
  for (;;) {
    try {
      return await page.evaluate<Of>(what);
    } catch (error) {
      if (!/context was destroyed|because of a navigation/.test(String(error))) throw error;
      await page.waitForLoadState();
    }
  }
}

const isAt = (selector: string): string => `document.activeElement.matches(${JSON.stringify(selector)})`;

/** @param patternOf the pattern of the route that a path belongs to */
export function keyboardOf(
  page: Page,
  pressed: Set<string>,
  patternOf: (method: string, path: string) => string,
): Keyboard {
  // From the start: else the first dialog may open before somebody listens.
  page.on('filechooser', () => undefined);
  async function to(selector: string): Promise<void> {
    for (let n = 0; n < MOST_STOPS; n++) {
      if (await asked<boolean>(page, isAt(selector))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
  }
  /** Notes the button that has the focus. */
  async function note(): Promise<void> {
    const form = await asked<{ method: string; path: string; value: string } | null>(page, BUTTON);
    if (form === null) return;
    const { method, path, value } = form;
    pressed.add(`${method} ${patternOf(method, path)}${value}`);
  }
  return {
    page,
    pressed,
    to,
    async write(selector, text) {
      await to(selector);
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    async choose(selector, value) {
      await to(selector);
      await page.keyboard.press('Home');
      const isChosen = `document.activeElement.value === ${JSON.stringify(value)}`;
      for (let n = 0; n < 300 && !(await page.evaluate<boolean>(isChosen)); n++) await page.keyboard.press('ArrowDown');
      expect(await page.evaluate(isChosen), `${selector} offers ${value}`).toBe(true);
    },
    async tick(selector) {
      const [group, type] = await Promise.all(
        ['name', 'type'].map((name) => page.locator(selector).first().getAttribute(name)),
      );
      await to(type === 'radio' ? `input[type=radio][name="${group}"]` : selector);
      const isThere = () => asked<boolean>(page, isAt(selector));
      // The arrows take the next of a group; the space bar takes the one that has the focus.
      if (type === 'radio') for (let n = 0; n < 10 && !(await isThere()); n++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      expect(await page.evaluate('document.activeElement.checked'), selector).toBe(true);
    },
    async file(selector, file) {
      await to(selector);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(file);
    },
    async press(selector) {
      await to(selector);
      await note();
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
      await page.waitForLoadState();
    },
    async take(selector) {
      await to(selector);
      await note();
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      await file.path();
      return file.suggestedFilename();
    },
  };
}

/** The buttons of the page that send a form, as `note` writes them. */
export async function buttonsOf(page: Page, patternOf: (method: string, path: string) => string): Promise<string[]> {
  const found = await page.evaluate<{ method: string; path: string; value: string }[]>(
    `[...document.querySelectorAll('form button')].map(${FORM_OF})`,
  );
  return found.map(({ method, path, value }) => `${method} ${patternOf(method, path)}${value}`);
}

/** A time is another each time; other values say what the button does. */
const FORM_OF = `((button) => ({
  method: (button.getAttribute('formmethod') ?? button.form.method).toUpperCase(),
  path: new URL(button.getAttribute('formaction') ?? button.form.getAttribute('action') ?? '', location.href).pathname,
  value: button.name === '' || /^\\d{4}-/.test(button.value) ? '' : ' ' + button.name + '=' + button.value,
}))`;
const BUTTON = `document.activeElement.form && document.activeElement.tagName === 'BUTTON' ? ${FORM_OF}(document.activeElement) : null`;
