/** Writes the value of one field, and reads it back: what does not come back as it was is a loss. */
import { defaultProfile } from './code-lists.ts';
import type { Written } from './kinds/kind.ts';
import { type Loss, Writer } from './kinds/writer.ts';
import type { Row } from './message.ts';
import { isSameValue } from './same-value.ts';
import { kindOfRow } from './structure.ts';

const silent = { profile: defaultProfile, report: () => undefined };

/** The value of a content, without a word about what is wrong with it; undefined when there is none. */
export const readBack = (row: Row, option: string, text: string): unknown => {
  const kind = kindOfRow(row);
  const match = kind.formats[option]?.match(text);
  if (match?.isMatch === true) {
    return kind.read({ text, option, parts: match.parts, starts: match.starts }, silent);
  }
  // Texts that go on in a further message have more lines than the format of one field.
  return kind.mayBreakBefore === undefined
    ? undefined
    : kind.read({ text, option, parts: [], starts: [] }, silent);
};

export interface WrittenField extends Written {
  readonly losses: readonly Loss[];
}

/** The content of a field, in the one way in which it is written here. */
export const writeField = (row: Row, value: unknown, pointer: string): WrittenField => {
  const writer = new Writer(pointer);
  const { option, text } = kindOfRow(row).write(value, writer);
  if (writer.losses.length === 0) {
    const back = readBack(row, option, text);
    if (back !== undefined && !isSameValue(back, value)) {
      const losses = [
        { code: 'MEANING_CHANGED', pointer, from: JSON.stringify(value), to: JSON.stringify(back) },
      ] as const;
      return { option, text, losses };
    }
  }
  return { option, text, losses: writer.losses };
};

/** The content as a message had it, as long as it still means the value; or as it is written here. */
export const writeAsBefore = (
  row: Row,
  value: unknown,
  { pointer, asWritten }: { pointer: string; asWritten: string | undefined },
): WrittenField => {
  const written = writeField(row, value, pointer);
  if (asWritten === undefined || !isSameValue(readBack(row, written.option, asWritten), value))
    return written;
  return { option: written.option, text: asWritten, losses: [] };
};
