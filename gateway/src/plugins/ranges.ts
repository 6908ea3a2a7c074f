import type { LedgerView, MirroredRecord } from '../hosting.ts';

const chunk = 500;

/** The id that a key of the form `kind/<id>/…` is about. */
export const subjectOfKey = (key: string): string => key.split('/')[1] ?? '';

/** Records of a kind about the ids from the first to the last, both included. */
export const recordsBetween = async (
  view: LedgerView,
  kind: string,
  first: string,
  last: string,
): Promise<MirroredRecord[]> => {
  const found: MirroredRecord[] = [];
  for (let after = `${kind}/${first}/`; ;) {
    const page = await view.records(`${kind}/`, after, chunk);
    const within = page.filter(({ key }) => subjectOfKey(key) <= last);
    found.push(...within);
    const end = page.at(-1);
    if (end === undefined || page.length < chunk || within.length < page.length) return found;
    after = end.key;
  }
};
