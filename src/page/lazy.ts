export function lazy<Value>(compute: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => (kept ??= { value: compute() }).value;
}

/** An object whose members are computed at their first use and kept. */
export function lazyMembers<Of extends object>(makers: { readonly [Name in keyof Of]: () => Of[Name] }): Of {
  const made = {} as Of;
  for (const name of Object.keys(makers) as (keyof Of)[])
    Object.defineProperty(made, name, { get: lazy(makers[name]), enumerable: true });
  return made;
}
