/** Distributes long texts over a first message and its continuations. */

/** Lines that one text field has at most. */
export const textLinesMax = 100;

export interface LongText {
  readonly key: string;
  readonly tag: string;
  readonly lines: readonly string[];
  readonly mayBreakBefore: (line: string) => boolean;
}

/** The lines of each text in one part. */
export type Part = Readonly<Record<string, readonly string[]>>;

export interface Room {
  /** Characters that are left in the first message, and in each continuation. */
  readonly first: number;
  readonly continuation: number;
  readonly partsMax: number;
}

const lineEndLength = 2;

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((length, line) => length + line.length + lineEndLength, 0);

/** `:45A:` */
const tagLength = (tag: string): number => tag.length + 2;

/** Runs of lines that stay together. */
const unitsOf = ({ lines, mayBreakBefore }: LongText): string[][] => {
  const units: string[][] = [];
  for (const line of lines) {
    const open = units.at(-1);
    if (open === undefined || mayBreakBefore(line)) units.push([line]);
    else open.push(line);
  }
  return units;
};

interface OpenPart {
  readonly lines: Record<string, string[]>;
  left: number;
}

const costIn = (part: OpenPart, { key, tag }: LongText, unit: readonly string[]): number =>
  lengthOf(unit) + (key in part.lines ? 0 : tagLength(tag));

const fits = (part: OpenPart, text: LongText, unit: readonly string[]): boolean =>
  (part.lines[text.key]?.length ?? 0) + unit.length <= textLinesMax && costIn(part, text, unit) <= part.left;

/** Puts each text where there is room, in order. @returns undefined when the parts do not suffice */
export const distribute = (texts: readonly LongText[], room: Room): Part[] | undefined => {
  let open: OpenPart = { lines: {}, left: room.first };
  const parts = [open];
  for (const text of texts) {
    for (const unit of unitsOf(text)) {
      if (!fits(open, text, unit)) {
        open = { lines: {}, left: room.continuation };
        parts.push(open);
        if (parts.length > room.partsMax || !fits(open, text, unit)) return undefined;
      }
      open.left -= costIn(open, text, unit);
      (open.lines[text.key] ??= []).push(...unit);
    }
  }
  return parts.map(({ lines }) => lines);
};

/** Cuts one text so that each continuation gets so many lines of its end. */
const cutAsBefore = (
  { lines, mayBreakBefore }: LongText,
  counts: readonly number[],
): (readonly string[])[] | undefined => {
  let at = lines.length - counts.reduce((sum, count) => sum + count, 0);
  if (at < 0) return undefined;
  const cuts = [lines.slice(0, at)];
  for (const count of counts) {
    const cut = lines.slice(at, at + count);
    if (cut[0] !== undefined && !mayBreakBefore(cut[0])) return undefined;
    cuts.push(cut);
    at += count;
  }
  return cuts.some((cut) => cut.length > textLinesMax) ? undefined : cuts;
};

/** Cuts the texts as a message had them: so many lines at the end of each in each continuation. */
export const distributeAsBefore = (
  texts: readonly LongText[],
  counts: readonly Readonly<Record<string, number>>[],
): Part[] | undefined => {
  const parts: Record<string, readonly string[]>[] = [{}, ...counts.map(() => ({}))];
  for (const text of texts) {
    const cuts = cutAsBefore(
      text,
      counts.map((count) => count[text.key] ?? 0),
    );
    if (cuts === undefined) return undefined;
    for (const [index, part] of parts.entries()) {
      const cut = cuts[index] ?? [];
      if (cut.length > 0) part[text.key] = cut;
    }
  }
  return parts;
};
