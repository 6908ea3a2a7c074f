/** Reads the content of one field. */
import { isInCharset } from './charset.ts';
import type { Profile } from './code-lists.ts';
import { kindOfRow, type Slot } from './structure.ts';
import type { Report } from './source.ts';
import type { RawField } from './text-block.ts';

/** Content starts in the line of its tag. */
const startsEmpty = /^(?:\n|$)/;
const emptyLine = /\n(?=\n|$)/;
const lineEnd = 10;

/** The value of a field, or undefined; what is wrong is reported at its place. */
export const readField = (slot: Slot, field: RawField, profile: Profile, report: Report): unknown => {
  const kind = kindOfRow(slot.row);
  const { text, tag, offsetOf } = field;
  const match = kind.formats[slot.option]?.match(text);
  if (match === undefined) return undefined;
  if (!match.isMatch) {
    report({ code: match.code, expected: match.expected }, offsetOf(Math.max(match.at, 0)), tag);
    return undefined;
  }
  if (startsEmpty.test(text) && slot.row.name !== '77E') {
    report({ code: 'FORMAT_INVALID', expected: 'text in the line of the tag' }, offsetOf(0), tag);
    return undefined;
  }
  const gap = emptyLine.exec(text);
  if (gap !== null)
    report({ code: 'LINE_EMPTY', expected: 'text in every line' }, offsetOf(gap.index + 1), tag);
  return kind.read(
    { text, option: slot.option, parts: match.parts, starts: match.starts },
    { profile, report: (issue, at) => report(issue, offsetOf(at), tag) },
  );
};

/** Fields of another message are taken as they are, within the widest character set. */
export const checkOtherField = ({ text, tag, offsetOf }: RawField, report: Report): void => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineEnd || isInCharset('z', code)) continue;
    report({ code: 'CHARACTER_NOT_ALLOWED', expected: 'a character of set z' }, offsetOf(at), tag);
    return;
  }
};
