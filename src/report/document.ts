import { sha256 } from '../model/digest.ts';
import { type Html, html } from './escape.ts';
import { STYLE } from './style.ts';

// Not a template hole inside <style>: the hash in the policy is over exactly these characters.
const STYLE_HASH = Buffer.from(sha256(STYLE), 'hex').toString('base64');

/** A page that loads nothing and runs nothing. @param title escaped here */
export function documentOf(title: string, body: Html): string {
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
`;
  return `${head.text}<style>${STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}
