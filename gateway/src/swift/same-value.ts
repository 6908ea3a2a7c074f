/** Whether two JSON values are the same, whatever the order of their members. */
export const isSameValue = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(([key, value]) => isSameValue(value, (other as Record<string, unknown>)[key]))
  );
};
