/** The header of a WARC record → what an index says of the record. */
export interface IndexedRecord {
  readonly type: string;
  readonly id: string;
  /** ISO 8601. */
  readonly date: string;
  readonly url: string | null;
  /** As `WARC-Payload-Digest` has it; of a record without one: its block digest. */
  readonly digest: string;
  readonly mime: string;
  readonly status: number | null;
  readonly offset: number;
  readonly length: number;
}

/** The value of a field of a WARC or HTTP header; null where it has none of that name. */
export function fieldOf(header: string, name: string): string | null {
  for (const line of header.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0 && line.slice(0, colon).trim().toLowerCase() === name) return line.slice(colon + 1).trim();
  }
  return null;
}

export function indexedRecord(
  header: string,
  http: string,
  place: { readonly offset: number; readonly length: number },
): IndexedRecord {
  const type = fieldOf(header, 'warc-type') ?? '';
  const status =
    type === 'response' ? /^HTTP\/\d\.\d (\d{3})/.exec(http)?.[1] : type === 'resource' ? '200' : undefined;
  const contentType = type === 'response' ? fieldOf(http, 'content-type') : fieldOf(header, 'content-type');
  return {
    type,
    id: fieldOf(header, 'warc-record-id') ?? '',
    date: fieldOf(header, 'warc-date') ?? '',
    url: fieldOf(header, 'warc-target-uri'),
    digest: fieldOf(header, 'warc-payload-digest') ?? fieldOf(header, 'warc-block-digest') ?? '',
    mime: (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    status: status === undefined ? null : Number(status),
    ...place,
  };
}
