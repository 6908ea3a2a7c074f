/** Which fields a message has, whether each may stand there, and in which order. */
import { fields, tagOf } from './fields.ts';
import type { Kind } from './kinds/kind.ts';
import type { MessageDefinition, Row } from './message.ts';
import type { Report } from './source.ts';
import type { RawField } from './text-block.ts';

export interface Slot {
  /** The JSON member. */
  readonly key: string;
  readonly row: Row;
  readonly option: string;
  /** Place of the row in the message. */
  readonly index: number;
}

export interface PlacedField {
  readonly slot: Slot;
  readonly field: RawField;
}

export interface Structure {
  readonly placed: readonly PlacedField[];
  /** Fields of another message that this one may carry. */
  readonly others: readonly RawField[];
  /** Fields that have no place. */
  readonly unplaced: readonly RawField[];
  readonly isInOrder: boolean;
}

/** What the fields of a row are like. Kinds differ in their values; callers pass on what they got. */
export const kindOfRow = ({ name }: Row): Kind<unknown> => fields[name].kind as unknown as Kind<unknown>;

const slotsByDefinition = new WeakMap<MessageDefinition, ReadonlyMap<string, Slot>>();

/** The slots of a message by tag. */
export const slotsOf = (definition: MessageDefinition): ReadonlyMap<string, Slot> => {
  const known = slotsByDefinition.get(definition);
  if (known !== undefined) return known;
  const slots = new Map(
    Object.entries(definition.rows).flatMap(([key, row], index) =>
      Object.keys(kindOfRow(row).notations).map((option): [string, Slot] => [
        tagOf(row.name, option),
        { key, row, option, index },
      ]),
    ),
  );
  slotsByDefinition.set(definition, slots);
  return slots;
};

/** The tags of a row, as a reader writes them. */
export const tagsOfRow = (row: Row): string[] =>
  Object.keys(kindOfRow(row).notations).map((option) => tagOf(row.name, option));

/** Where the fields of another message begin. */
const ownFieldCount = (slots: ReadonlyMap<string, Slot>, given: readonly RawField[]): number => {
  let last = -1;
  for (const [count, { tag }] of given.entries()) {
    const index = slots.get(tag)?.index ?? -1;
    if (index <= last) return count;
    last = index;
  }
  return given.length;
};

const reportUnknown = (slots: ReadonlyMap<string, Slot>, { tag, start }: RawField, report: Report): void => {
  const others = [...slots.keys()].filter((known) => known !== tag && known.slice(0, 2) === tag.slice(0, 2));
  if (others.length === 0) {
    report({ code: 'TAG_UNKNOWN', expected: 'a field of this message type' }, start, tag);
  } else report({ code: 'OPTION_NOT_ALLOWED', expected: others.join(', ') }, start, tag);
};

/** The first place in a rising list whose index is greater. */
const firstAbove = (index: number, rising: readonly number[]): number => {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Places of the fields that make the longest run in order; the others are the misplaced ones. */
const inOrder = (placed: readonly PlacedField[]): ReadonlySet<number> => {
  /** Of the runs of each length: the lowest index that one ends with, and where. */
  const lowest: number[] = [];
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, { slot }] of placed.entries()) {
    const length = firstAbove(slot.index, lowest);
    before.push(ends[length - 1] ?? -1);
    lowest[length] = slot.index;
    ends[length] = at;
  }
  const places = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) places.add(at);
  return places;
};

const isSorted = (placed: readonly PlacedField[]): boolean =>
  placed.every(({ slot }, at) => at === 0 || (placed[at - 1]?.slot.index ?? 0) <= slot.index);

type Severity = 'error' | 'warning';

/** Reports the fields that are not in order. */
const checkOrder = (placed: readonly PlacedField[], severity: Severity, report: Report): boolean => {
  if (isSorted(placed)) return true;
  const right = inOrder(placed);
  const tags = new Map(
    placed.filter((_, at) => right.has(at)).map(({ slot, field }) => [slot.index, field.tag]),
  );
  for (const [at, { slot, field }] of placed.entries()) {
    if (right.has(at)) continue;
    const next = [...tags.keys()].filter((index) => index > slot.index);
    const expected =
      next.length === 0 ? 'the field at the end' : `the field before ${tags.get(Math.min(...next)) ?? ''}`;
    report({ code: 'FIELD_ORDER', expected, severity }, field.start, field.tag);
  }
  return false;
};

/** Where a missing field should be: at the next field that is there. */
const placeOf = (index: number, placed: readonly PlacedField[], end: number): number =>
  placed.find(({ slot }) => slot.index > index)?.field.start ?? end;

const checkPresence = (
  definition: MessageDefinition,
  placed: readonly PlacedField[],
  { end, unconfirmed, report }: { end: number; unconfirmed: Severity; report: Report },
): void => {
  const present = new Set(placed.map(({ slot }) => slot.key));
  for (const [index, [key, row]] of Object.entries(definition.rows).entries()) {
    if (row.presence === 'optional' || present.has(key)) continue;
    const tags = tagsOfRow(row).join(' or ');
    const severity = row.presence === 'expected' ? unconfirmed : 'error';
    report({ code: 'FIELD_MISSING', expected: `field ${tags}`, severity }, placeOf(index, placed, end), tags);
  }
};

interface Sorted {
  readonly placed: PlacedField[];
  readonly unplaced: RawField[];
}

/** Gives each field its slot, or reports why it has none. */
const findSlots = (slots: ReadonlyMap<string, Slot>, given: readonly RawField[], report: Report): Sorted => {
  const placed: PlacedField[] = [];
  const unplaced: RawField[] = [];
  const seen = new Set<string>();
  for (const field of given) {
    const slot = slots.get(field.tag);
    if (slot !== undefined && (slot.row.isRepeated || !seen.has(slot.key))) {
      placed.push({ slot, field });
      seen.add(slot.key);
      continue;
    }
    unplaced.push(field);
    if (slot === undefined) reportUnknown(slots, field, report);
    else report({ code: 'FIELD_DUPLICATE', expected: 'the field once' }, field.start, field.tag);
  }
  return { placed, unplaced };
};

/** Places the fields of a text block, which ends at an offset. */
export const placeFields = (
  definition: MessageDefinition,
  given: readonly RawField[],
  { end, unconfirmed, report }: { end: number; unconfirmed: Severity; report: Report },
): Structure => {
  const slots = slotsOf(definition);
  const ownCount = definition.takesOtherFields ? ownFieldCount(slots, given) : given.length;
  const { placed, unplaced } = findSlots(slots, given.slice(0, ownCount), report);
  const isInOrder = checkOrder(placed, definition.isOrderConfirmed ? 'error' : unconfirmed, report);
  checkPresence(definition, placed, { end, unconfirmed, report });
  return { placed, others: given.slice(ownCount), unplaced, isInOrder };
};
