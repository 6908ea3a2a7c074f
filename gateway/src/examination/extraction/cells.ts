/** Where on a page the value of a label stands: behind it, in the next cell of its line, or below it. */

interface Cell {
  readonly start: number;
  readonly text: string;
}

/** Texts that two spaces or more divide. */
const cellsOf = (line: string): Cell[] =>
  [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ start: match.index, text: match[0] }));

/** A cell of the next line with text stands below one that begins about where it begins. */
const near = 4;

const below = (lines: readonly string[], index: number, start: number): string | undefined => {
  const next = lines.slice(index + 1).find((line) => line.trim() !== '');
  return cellsOf(next ?? '').find((cell) => Math.abs(cell.start - start) <= near)?.text;
};

export interface Candidate {
  readonly text: string;
  /** The words that a person is shown. */
  readonly words: string;
}

/** What may be the value of the label in a line, the likeliest first. */
export const candidates = (
  lines: readonly string[],
  index: number,
  label: RegExp,
  isLabel: (text: string) => boolean,
): Candidate[] => {
  const line = lines[index] ?? '';
  const cells = cellsOf(line);
  return cells.flatMap((cell, position) => {
    const match = label.exec(cell.text);
    if (match === null) return [];
    const behind = cell.text.slice(match.index + match[0].length).replace(/^\s*[:：.]?\s*/, '');
    if (behind !== '') return [{ text: behind, words: line.trim() }];
    const beside = cells[position + 1]?.text;
    const under = below(lines, index, cell.start);
    return [
      ...(beside === undefined || isLabel(beside) ? [] : [{ text: beside, words: line.trim() }]),
      ...(under === undefined || isLabel(under) ? [] : [{ text: under, words: `${cell.text} ${under}` }]),
    ];
  });
};
