/** Sets a sheet as PDF: label, value, label in the other language; pages numbered, each with its seal line. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { SheetRow } from './sheet.ts';

export interface PrintedCredit {
  readonly rows: readonly SheetRow[];
  /** Which version of the terms it is, in one line. */
  readonly seal: string;
  /** Where a holder of the paper checks it. */
  readonly verificationUrl: string;
  /** Date of the document itself: the same credit prints to the same bytes. */
  readonly issuedAt: Date;
}

const fonts = join(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'), '..', '..', 'fonts');
const regular = join(fonts, 'NotoSansHans-Regular.otf');
const bold = join(fonts, 'NotoSansHans-Bold.otf');

const margin = 48;
const columns = [
  { x: margin, width: 104 },
  { x: margin + 112, width: 284 },
  { x: margin + 404, width: 95 },
] as const;
const gap = 5;
const footRoom = 40;
const qrSize = 72;

type Document = InstanceType<typeof PDFDocument>;

/** Dots of the code as filled squares, so that it stays sharp at any size. */
const drawCode = (document: Document, text: string, x: number, y: number): void => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = qrSize / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) document.rect(x + column * side, y + row * side, side, side);
    }
  }
  document.fill('black');
};

const drawHead = (document: Document, { seal, verificationUrl }: PrintedCredit): void => {
  document.font(bold).fontSize(16).text('Documentary Credit', margin, margin);
  document.text('跟单信用证', margin, margin + 22);
  document
    .font(regular)
    .fontSize(7.5)
    .text(seal, margin, margin + 50, { width: 390 });
  document.text(verificationUrl, margin, document.y + 2, { width: 390 });
  drawCode(document, verificationUrl, document.page.width - margin - qrSize, margin);
  document.y = Math.max(document.y, margin + qrSize) + 16;
};

const linesTogether = 10;
const lineLengthTogether = 500;

/** A long row in pieces that each fit a page; the labels stand beside the first. */
const piecesOf = ({ english, chinese, lines }: SheetRow): SheetRow[] => {
  const short = lines.flatMap((line) => line.match(new RegExp(`.{1,${lineLengthTogether}}`, 'gsu')) ?? []);
  const starts = short.map((_, at) => at).filter((at) => at % linesTogether === 0);
  return starts.map((start) => ({
    english: start === 0 ? english : '',
    chinese: start === 0 ? chinese : '',
    lines: short.slice(start, start + linesTogether),
  }));
};

const cellsOf = ({ english, lines, chinese }: SheetRow): readonly string[] => [
  english,
  lines.join('\n'),
  chinese,
];

/** A row that does not fit starts a page. */
const drawRow = (document: Document, row: SheetRow): void => {
  const cells = cellsOf(row);
  document.font(regular).fontSize(8.5);
  const heights = columns.map(({ width }, at) => document.heightOfString(cells[at] ?? '', { width }));
  const bottom = document.page.height - margin - footRoom;
  if (document.y + Math.max(...heights) > bottom) document.addPage();
  const top = document.y;
  const ends = columns.map(({ x, width }, at) => {
    document.font(at === 1 ? regular : bold).text(cells[at] ?? '', x, top, { width });
    return document.y;
  });
  document.y = Math.max(...ends) + gap;
};

const drawFeet = (document: Document, { seal }: PrintedCredit): void => {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Below the margin, where the text would otherwise start a page of its own.
    document.page.margins.bottom = 0;
    document.font(regular).fontSize(7);
    document.text(seal, margin, document.page.height - 34, { width: 400, lineBreak: false });
    document.text(`${page + 1} / ${count}`, document.page.width - margin - 40, document.page.height - 34, {
      width: 40,
      align: 'right',
      lineBreak: false,
    });
  }
};

/** The document as bytes. */
export const printCredit = async (credit: PrintedCredit): Promise<Buffer> => {
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footRoom },
    bufferPages: true,
    info: { Title: 'Documentary Credit', CreationDate: credit.issuedAt, ModDate: credit.issuedAt },
  });
  const chunks: Buffer[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.on('end', () => resolve(Buffer.concat(chunks)));
  document.on('error', reject);
  drawHead(document, credit);
  for (const row of credit.rows.flatMap(piecesOf)) drawRow(document, row);
  drawFeet(document, credit);
  document.end();
  return promise;
};
