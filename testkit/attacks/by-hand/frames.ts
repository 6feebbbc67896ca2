/** Frames of whole sites as various software and hands write them: tables of 1999, hashed class names, roles, no landmarks at all. */
export interface Frame {
  readonly name: string;
  readonly lang?: string;
  readonly menu: readonly (readonly [path: string, label: string])[];
  /** The site's own last lines. */
  readonly foot: string;
  /** Between the name and the menu. */
  readonly top?: string;
  readonly head?: string;
}

export type Draw = (frame: Frame, title: string, main: string) => string;

const rtl = (lang: string): string => (['fa', 'ar', 'he', 'ur'].includes(lang) ? ' dir="rtl"' : '');
const links = ({ menu }: Frame, between: string, more = ''): string =>
  menu.map(([path, label]) => `<a${more} href="${path}">${label}</a>`).join(between);
const head = ({ lang = 'en', name, head: own = '' }: Frame, title: string): string =>
  `<!doctype html>\n<html lang="${lang}"${rtl(lang)}><head><meta charset="utf-8"><title>${title} – ${name}</title>${own}</head>`;

/** Tables and fonts. */
export const table: Draw = (frame, title, main) => `${head(frame, title)}
<body bgcolor="#ffffee"><table width="760" align="center" cellpadding="4"><tr><td colspan="2"><font size="5"><b>${frame.name}</b></font>${frame.top ?? ''}<hr></td></tr>
<tr><td width="140" valign="top"><font size="2">${links(frame, '<br>')}</font></td><td valign="top">${main}</td></tr>
<tr><td colspan="2" align="center"><hr><font size="1">${frame.foot}</font></td></tr></table></body></html>`;

/** Class names that a bundler made. */
export const hashed: Draw = (frame, title, main) => `${head(frame, title)}
<body><div id="__app"><div class="sc-1xk9 hQbWcN"><div class="sc-7fd2 jTrLmA"><a class="sc-0q eXvGzH" href="/">${frame.name}</a>${frame.top ?? ''}<div class="sc-3p">${links(frame, '', ' class="sc-9d bKqUoi"')}</div></div>
<div class="sc-5wz dLmPqR"><div class="sc-c2 fRtYuV">${main}</div></div><div class="sc-8ab gHjKlZ">${frame.foot}</div></div></div></body></html>`;

/** Landmarks by the book. */
export const plain: Draw = (frame, title, main) => `${head(frame, title)}
<body><header><p><strong>${frame.name}</strong></p>${frame.top ?? ''}<nav><ul><li>${links(frame, '</li><li>')}</li></ul></nav></header>
<main>${main}</main><footer>${frame.foot}</footer></body></html>`;

/** Utility classes, no landmarks but the navigation. */
export const utility: Draw = (frame, title, main) => `${head(frame, title)}
<body class="bg-stone-50 text-slate-900"><div class="max-w-5xl mx-auto px-4"><div class="flex items-center py-3"><a href="/" class="font-bold text-xl">${frame.name}</a>${frame.top ?? ''}
<nav class="ml-auto flex gap-4">${links(frame, '', ' class="hover:underline"')}</nav></div><div class="grid gap-6 py-8">${main}</div><div class="border-t py-6 text-sm">${frame.foot}</div></div></body></html>`;

/** Roles of a public body's software. */
export const civic: Draw = (frame, title, main) => `${head(frame, title)}
<body><div role="banner"><div class="crest"></div><span>${frame.name}</span>${frame.top ?? ''}</div><div role="navigation"><ol><li>${links(frame, '</li><li>')}</li></ol></div>
<div class="crumbs"><a href="/">${frame.menu[0]?.[1] ?? ''}</a> &gt; ${title}</div><div role="main"><h1>${title}</h1>${main}</div><div role="contentinfo">${frame.foot}</div></body></html>`;

/** One column between rules: what a person writes in an editor. */
export const bare: Draw = (frame, title, main) => `${head(frame, title)}
<body><h2>${frame.name}</h2>${frame.top ?? ''}<p>[ ${links(frame, ' | ')} ]</p><hr>
${main}
<hr><p><small>${frame.foot}</small></p></body></html>`;

/** A board: a strip of links above and below, all in divs with short ids. */
export const board: Draw = (frame, title, main) => `${head(frame, title)}
<body id="bd"><div id="w"><div id="h"><h1>${frame.name}</h1>${frame.top ?? ''}</div><div id="m1">${links(frame, ' &middot; ')}</div><div id="c"><h2>${title}</h2>${main}</div>
<div id="m2">${links(frame, ' &middot; ')}</div><div id="f">${frame.foot}</div></div></body></html>`;

/** A blog with a column at the side. */
export const blog: Draw = (frame, title, main) => `${head(frame, title)}
<body><div class="page-w"><div class="masthead-x"><a href="/">${frame.name}</a>${frame.top ?? ''}</div><div class="two"><div class="left-col">${main}</div>
<div class="right-col"><h4>${frame.menu[0]?.[1] ?? ''}</h4><ul><li>${links(frame, '</li><li>')}</li></ul></div></div><div class="last-row">${frame.foot}</div></div></body></html>`;

/** The same frame with everything on the page in one box. */
export const inBox =
  (open: string, draw: Draw, close: string): Draw =>
  (frame, title, main) =>
    draw(frame, title, main).replace(/(<body[^>]*>)([\s\S]*)(<\/body>)/, (_, ...[start, body, end]) => {
      return `${start}${open}${body}${close}${end}`;
    });
