/**
 * Fits free text into the components of a format when a message is written: character set, line length, number of
 * lines, and no line that would look like a tag or like the end of the message. Everything that changes is reported.
 */
import type { Component } from '../notation.ts';
import { transliterate } from '../transliteration.ts';

/**
 * TRANSLITERATED: characters got others of the set. WRAPPED: a line was continued on the next one, nothing is lost.
 * TRUNCATED: the end of a line was cut. LINES_DROPPED: lines at the end were cut. LINE_START_CHANGED: a space was put
 * before a colon or hyphen that would start a line. MEANING_CHANGED: what was written is read as something else.
 */
export type LossCode =
  'TRANSLITERATED' | 'WRAPPED' | 'TRUNCATED' | 'LINES_DROPPED' | 'LINE_START_CHANGED' | 'MEANING_CHANGED';

export interface Loss {
  readonly code: LossCode;
  /** JSON pointer to the member. */
  readonly pointer: string;
  /** What was given; for TRUNCATED and LINES_DROPPED what is missing now. */
  readonly from: string;
  /** What stands there instead. */
  readonly to: string;
}

const startsWrongly = /^[:-]/;
const breakableFrom = 0.5;

/** Where a line is broken: at the last space of its second half, or at its end. */
const breakAt = (line: string, width: number): number => {
  const space = line.lastIndexOf(' ', width);
  return space > width * breakableFrom ? space : width;
};

/** The line in lines of at most this length. */
const foldsOf = (line: string, lengthMax: number): string[] => {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > lengthMax) {
    const at = breakAt(rest, lengthMax);
    lines.push(rest.slice(0, at));
    rest = rest.slice(rest.charAt(at) === ' ' ? at + 1 : at);
  }
  return [...lines, rest];
};

export class Writer {
  readonly losses: Loss[] = [];
  private readonly pointer: string;

  constructor(pointer: string) {
    this.pointer = pointer;
  }

  /** One line for a component; the rest is cut. */
  line(text: string, component: Component): string {
    const flat = this.within(text.replaceAll('\n', ' '), component);
    return this.cut(flat, component.lengthMax);
  }

  /**
   * Lines for a component that has as many lines as the notation says. A longer one goes on in the next as long as
   * there is room for all of them; otherwise it is cut.
   */
  lines(texts: readonly string[], component: Component): string[] {
    const { lengthMax, linesMax = Infinity } = component;
    const flat = texts.map((text) => this.within(text.replaceAll('\n', ' '), component));
    const hasRoom = flat.flatMap((line) => foldsOf(line, lengthMax)).length <= linesMax;
    const fitted = flat
      .flatMap((line) => (hasRoom ? this.wrapped(line, lengthMax) : [this.cut(line, lengthMax)]))
      .map((line, index) => (index === 0 ? line : this.guarded(line, lengthMax)));
    return this.counted(fitted, component);
  }

  /** Text with line ends for a component: longer lines are continued on the next. Later lines start otherwise. */
  narrative(text: string, component: Component, wrongStart: RegExp = startsWrongly): string[] {
    const given = this.within(text, component).split('\n');
    return given
      .flatMap((line) => this.wrapped(line, component.lengthMax))
      .map((line, index) => (index === 0 ? line : this.guarded(line, component.lengthMax, wrongStart)));
  }

  /** At most as many lines as the component has. */
  counted(lines: readonly string[], component: Component): string[] {
    const linesMax = component.linesMax ?? Infinity;
    const dropped = lines.slice(linesMax);
    if (dropped.length > 0) this.lose('LINES_DROPPED', dropped.join('\n'), '');
    return lines.slice(0, linesMax);
  }

  private within(text: string, { charset }: Component): string {
    const { text: result, replacements } = transliterate(text.replace(/\r\n?/g, '\n'), charset);
    for (const { from, to } of replacements) this.lose('TRANSLITERATED', from, to);
    return result;
  }

  private cut(line: string, lengthMax: number): string {
    if (line.length <= lengthMax) return line;
    this.lose('TRUNCATED', line.slice(lengthMax), '');
    return line.slice(0, lengthMax);
  }

  private wrapped(line: string, lengthMax: number): string[] {
    const lines = foldsOf(line, lengthMax);
    if (lines.length > 1) this.lose('WRAPPED', line, lines.join('\n'));
    return lines;
  }

  private guarded(line: string, lengthMax: number, wrongStart = startsWrongly): string {
    if (!wrongStart.test(line)) return line;
    this.lose('LINE_START_CHANGED', line, ` ${line}`);
    return this.cut(` ${line}`, lengthMax);
  }

  private lose(code: LossCode, from: string, to: string): void {
    this.losses.push({ code, pointer: this.pointer, from, to });
  }
}
