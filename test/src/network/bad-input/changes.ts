/** One member of a body changed, by its JSON pointer. */
export type Json = Readonly<Record<string, unknown>>;

/** @param value `undefined` removes the member */
export const changed = (body: Json, pointer: string, value: unknown): Json => {
  const copy = structuredClone(body) as Record<string, unknown>;
  const members = pointer.split('/').slice(1);
  const last = members.pop() ?? '';
  let holder = copy;
  for (const member of members) holder = holder[member] as Record<string, unknown>;
  holder[last] = value;
  return copy;
};
