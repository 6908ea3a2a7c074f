/** The text of a PDF, page by page, as its lines and columns stand on it. */
import { getDocumentProxy } from 'unpdf';

/** A document of a credit has few pages; more would keep the process busy for others. */
const pagesMax = 200;
/** Points of one column of text, of the difference within a line, and of a gap between two cells. */
const columnWidth = 5;
const lineHeight = 3;
const cellGap = 10;

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

const runsOf = async (page: Page): Promise<Run[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
    return [{ text: item.str, x, y, end: x + item.width }];
  });
};

/** Runs of one height, from the top of the page down. */
const linesOf = (runs: readonly Run[]): Run[][] =>
  runs
    .toSorted((one, other) => other.y - one.y)
    .reduce<Run[][]>((lines, run) => {
      const last = lines.at(-1);
      const isSame = last?.[0] !== undefined && last[0].y - run.y <= lineHeight;
      return isSame ? [...lines.slice(0, -1), [...last, run]] : [...lines, [run]];
    }, []);

/** Cells stand at their columns, two spaces apart at least; what adjoins is one text. */
const textOfLine = (runs: readonly Run[]): string => {
  let [line, end] = ['', -Infinity];
  for (const { text, x, end: next } of runs.toSorted((one, other) => one.x - other.x)) {
    if (x - end > cellGap) {
      const least = line === '' ? 0 : line.length + 2;
      line = line.padEnd(Math.max(least, Math.round(x / columnWidth)));
    } else if (x - end > 1 && !/\s$/.test(line) && !/^\s/.test(text)) line += ' ';
    line += text;
    end = next;
  }
  return line.trimEnd();
};

/** @returns `undefined` for bytes that are no readable PDF, or one without text, such as a scan */
export const pagesOfPdf = async (bytes: Uint8Array): Promise<readonly string[] | undefined> => {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      if (pdf.numPages > pagesMax) return undefined;
      const pages: string[] = [];
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const runs = await runsOf(await pdf.getPage(number));
        pages.push(linesOf(runs).map(textOfLine).join('\n'));
      }
      return pages.some((page) => page !== '') ? pages : undefined;
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return undefined;
  }
};
