// Measures the page in which it runs. Read as text and evaluated in Chromium: see looks.ts.
({ isPaper, leastText, leastDrawn, leastContrast, leastTarget, isNarrow }) => {
  const faults = [];
  const nameOf = (one) =>
    `${one.tagName.toLowerCase()}${one.getAttribute('class') ? `.${one.getAttribute('class').split(' ')[0]}` : ''} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`;
  const isDrawn = (one) =>
    one.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
  // For screen readers alone.
  const isClipped = (one) =>
    one.closest('.hidden, .skip') !== null || getComputedStyle(one.closest('thead') ?? one).clipPath !== 'none';
  // It says that it is cut: the page has the whole text elsewhere. Paper has no room for such words.
  const isShortened = (one) =>
    !isPaper && (getComputedStyle(one).textOverflow === 'ellipsis' || getComputedStyle(one).webkitLineClamp !== 'none');
  const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  /** Any colour of CSS as red, green, blue and alpha from 0 to 1. */
  function channels(colour) {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r / 255, g / 255, b / 255, a / 255]);
    }
    return known.get(colour);
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  /** What is painted behind an element. A text of a drawing stands on the last box before it. */
  function groundOf(element) {
    const layers = [];
    const svg = element.closest('svg');
    if (svg !== null) {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const boxes = [...svg.querySelectorAll('rect')].filter((rect) => {
        const box = rect.getBoundingClientRect();
        return (
          (rect.compareDocumentPosition(element) & 4) !== 0 &&
          box.left <= x &&
          box.right >= x &&
          box.top <= y &&
          box.bottom >= y
        );
      });
      if (boxes.length > 0) layers.push(channels(getComputedStyle(boxes.at(-1)).fill));
    }
    for (let one = svg ?? element; one !== null; one = one.parentElement)
      layers.push(channels(getComputedStyle(one).backgroundColor));
    return layers.reduceRight(
      (ground, layer) => over(layer, ground),
      channels(
        getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
          matchMedia('(prefers-color-scheme: dark)').matches &&
          !isPaper
          ? '#121212'
          : '#fff',
      ),
    );
  }
  function checkText(element, colour, size, what) {
    const ground = groundOf(element);
    const [r, g, b, a] = channels(colour);
    let opacity = a;
    for (let one = element; one !== null; one = one.parentElement) opacity *= Number(getComputedStyle(one).opacity);
    const ratio = contrast(over([r, g, b, opacity], ground), ground);
    if (ratio < leastContrast) faults.push(`contrast ${ratio.toFixed(2)} of ${what}`);
    if (size < (element.closest('svg') === null ? leastText : leastDrawn))
      faults.push(`text of ${size.toFixed(1)} px: ${what}`);
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || /^(?:SCRIPT|STYLE|OPTION|TITLE|NOSCRIPT)$/i.test(element.tagName)) continue;
    if (!isDrawn(element) || isClipped(element)) continue;
    const style = getComputedStyle(element);
    const what = nameOf(element);
    const svg = element.closest('svg');
    // A wide drawing has a page of its own, in landscape: 1047 px of A4.
    const isTurned = isPaper && svg !== null && getComputedStyle(svg.parentElement).page === 'wide';
    const scale =
      svg === null ? 1 : isTurned ? Math.min(1, 1047 / Number(svg.getAttribute('width'))) : element.getScreenCTM().a;
    checkText(element, svg === null ? style.color : style.fill, parseFloat(style.fontSize) * scale, what);
    if (svg !== null) continue;
    // The words must stay inside of the box that holds them.
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    let box = element;
    while (/^(?:inline|contents)$/.test(getComputedStyle(box).display)) box = box.parentElement;
    const held = box.getBoundingClientRect();
    if (!scrolls(box) && !isShortened(box) && (text.right > held.right + 2 || text.left < held.left - 2))
      faults.push(`words stand out of their box: ${what}`);
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), textarea, select')) {
    if (!isDrawn(field)) continue;
    const style = getComputedStyle(field);
    checkText(field, style.color, parseFloat(style.fontSize), `the field ${field.name}`);
    if (field.placeholder)
      checkText(
        field,
        getComputedStyle(field, '::placeholder').color,
        parseFloat(style.fontSize),
        `the hint of ${field.name}`,
      );
  }

  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`the page is ${wide} px too wide`);
  for (const one of document.querySelectorAll('body *')) {
    if (!isDrawn(one) || isClipped(one) || one.closest('svg') !== null) continue;
    const style = getComputedStyle(one);
    const isCut = /^(?:hidden|clip)$/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
    if (isCut && !isShortened(one) && one.tagName !== 'IMG') faults.push(`cut without a scroll bar: ${nameOf(one)}`);
    let above = one.parentElement;
    while (above !== null && !scrolls(above) && !isShortened(above)) above = above.parentElement;
    const { left, right } = one.getBoundingClientRect();
    if (above === null && (right > document.documentElement.clientWidth + 1 || left < -1))
      faults.push(`out of the page: ${nameOf(one)}`);
    if (isPaper && scrolls(one) && one.scrollWidth > one.clientWidth + 1) faults.push(`cut on paper: ${nameOf(one)}`);
  }

  if (!isPaper)
    for (const one of document.querySelectorAll(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    )) {
      if (!isDrawn(one) || isClipped(one) || one.tabIndex < 0) continue;
      // WCAG 2.2, 2.5.8: a link in a sentence is as high as its line.
      const isInText =
        one.tagName === 'A' &&
        getComputedStyle(one).display === 'inline' &&
        [...one.parentElement.childNodes].some((near) => near !== one && near.textContent.trim() !== '');
      if (isInText) continue;
      const { width, height } = (
        one.type === 'checkbox' || one.type === 'radio' ? (one.closest('label') ?? one) : one
      ).getBoundingClientRect();
      if (Math.min(width, height) < leastTarget - 0.5)
        faults.push(`a target of ${width.toFixed(0)}×${height.toFixed(0)} px: ${nameOf(one)}`);
    }

  for (const table of isPaper ? [] : document.querySelectorAll('table')) {
    if (!isDrawn(table)) continue;
    const head = table.querySelector('thead th');
    if (!isNarrow && head !== null && getComputedStyle(head).position !== 'sticky')
      faults.push(`the head of a table goes away: ${nameOf(table)}`);
    const cells = isNarrow
      ? [...table.querySelectorAll('tbody td')].filter((cell) => isDrawn(cell) && cell.colSpan === 1)
      : [];
    const dumb = cells.filter((cell) => !/"[^"]+"/.test(getComputedStyle(cell, '::before').content));
    if (dumb.length > 0) faults.push(`${dumb.length} cells do not name their column: ${nameOf(dumb[0])}`);
  }
  return [...new Set(faults)];
};
