/** What stands around the examples of signals: enough words for a page, and nothing that any signal reads. */

export const PENS: string =
  '<h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p>';

/** A site of one page, for signals that read what a registry or server shows. */
export const PENS_SITE = '<body><main><p>Pens and quills in bulk, sent within a day.</p></main></body>';
