/** Cuts the text block into fields `:TAG:content`. */
import type { Report } from './source.ts';

/** A field as it stands in the text. */
export interface RawField {
  readonly tag: string;
  /** The content; its lines are joined by LF, whatever ended them. */
  readonly text: string;
  /** Offset of the colon before the tag. */
  readonly start: number;
  /** Offset in the source of a place in the text. */
  readonly offsetOf: (at: number) => number;
}

interface Line {
  readonly start: number;
  readonly text: string;
}

const lineEnd = /\r\n|\r|\n/g;
const fieldStart = /^:(\d{2}[A-Z]?):/;
const smallTag = /^:\d{2}[a-z]:/;

/** Lines between two offsets, the second of which is a line end. Reports the first that is not CR LF. */
const linesBetween = (text: string, from: number, to: number, report: Report): Line[] => {
  const found: Line[] = [];
  let start = from;
  let isReported = false;
  const reportEnd = (end: string, at: number): void => {
    if (end === '\r\n' || isReported) return;
    report({ code: 'LINE_END_UNUSUAL', expected: 'CR LF at the end of every line' }, at);
    isReported = true;
  };
  lineEnd.lastIndex = from;
  let match = lineEnd.exec(text);
  for (; match !== null && match.index < to; match = lineEnd.exec(text)) {
    found.push({ start, text: text.slice(start, match.index) });
    start = lineEnd.lastIndex;
    reportEnd(match[0], match.index);
  }
  if (match?.index === to) reportEnd(match[0], to);
  found.push({ start, text: text.slice(start, to) });
  return found;
};

const fieldOf = (tag: string, start: number, lines: readonly Line[]): RawField => ({
  tag,
  text: lines.map((line) => line.text).join('\n'),
  start,
  offsetOf: (at) => {
    let rest = at;
    for (const line of lines) {
      if (rest <= line.text.length) return line.start + rest;
      rest -= line.text.length + 1;
    }
    return start;
  },
});

const checkLineStart = (line: Line, report: Report): void => {
  if (!/^[:-]/.test(line.text)) return;
  const expected = smallTag.test(line.text)
    ? 'the letter of the tag as a capital'
    : 'a field tag, or text that starts otherwise';
  report({ code: 'LINE_START', expected }, line.start);
};

/** The fields between two offsets, in their order. */
export const readFields = (text: string, from: number, to: number, report: Report): RawField[] => {
  const [first, ...lines] = linesBetween(text, from, to, report);
  const result: RawField[] = [];
  let open: { tag: string; start: number; lines: Line[] } | undefined;
  const close = (): void => {
    if (open !== undefined) result.push(fieldOf(open.tag, open.start, open.lines));
  };
  const isOpenedRight = first?.text === '';
  for (const line of isOpenedRight || first === undefined ? lines : [first, ...lines]) {
    const [mark, tag] = fieldStart.exec(line.text) ?? [];
    if (mark !== undefined && tag !== undefined) {
      close();
      open = {
        tag,
        start: line.start,
        lines: [{ start: line.start + mark.length, text: line.text.slice(mark.length) }],
      };
    } else if (open === undefined) {
      report({ code: 'TEXT_OUTSIDE_FIELD', expected: 'a field tag between colons' }, line.start);
    } else {
      checkLineStart(line, report);
      open.lines.push(line);
    }
  }
  close();
  if (!isOpenedRight) report({ code: 'TEXT_OUTSIDE_FIELD', expected: 'CR LF after {4:' }, from);
  return result;
};
