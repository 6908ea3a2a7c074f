/** The text of a file as it was given, and where things stand in it. */
import type { Issue, Position } from './findings.ts';

/** Starts of lines; CR LF, LF and CR each end one. */
const lineStartsOf = (text: string): number[] => {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
};

export class Source {
  readonly text: string;
  private starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  position(offset: number): Position {
    this.starts ??= lineStartsOf(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

/** Reports a finding at an offset of the source. */
export type Report = (issue: Issue, offset: number, tag?: string) => void;
