/** Keys of a map that are remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

/** Puts a value as the newest. Maps that strangers fill need a limit. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most = REMEMBERED): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
