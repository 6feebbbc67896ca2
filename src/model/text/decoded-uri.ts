/** Percent-encoded text, decoded; as written where it is malformed. */
export function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
