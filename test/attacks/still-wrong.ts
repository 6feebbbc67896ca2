/** Cases of the attack set that come out wrong today, by the reason. The list only ever shrinks; in the end it is empty. */
export const STILL_WRONG: Readonly<Record<string, readonly string[]>> = {
  'nobody asks who had a shared thing first': [
    'hand-framing-words-first',
    'hand-framing-number-of-another',
    'hand-framing-kept-copy',
  ],
  'it stands where an owner’s contacts stand, and only its words deny it': [
    'hand-framing-warning-on-contact-page',
    'hand-framing-warning-bar',
    'hand-framing-latest-comments-bar',
    'hand-framing-imprint-designer',
    'hand-framing-design-credit',
    'hand-framing-dealers-abroad',
    'hand-framing-processors',
  ],
  'a value that the site only reports counts as its own': ['hand-framing-single-thread'],
  'a box around the whole page is taken for a visitor’s words': [
    'hand-hiding-box-forum-post',
    'hand-hiding-box-two-quotes',
  ],
  'copied words are weighed below their worth': ['hand-hiding-copy-behind-filler', 'hand-hiding-copy-in-data'],
  'the place proves nothing: the frame does not lead there, or it is a sentence': [
    'hand-hiding-last-line-of-terms',
    'hand-hiding-deep-contact',
    'hand-hiding-footer-sentence',
  ],
};
