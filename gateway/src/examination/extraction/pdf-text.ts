/** The text of a PDF, page by page, as its lines stand on it. */
import { extractText, getDocumentProxy } from 'unpdf';

/** A document of a credit has few pages; more would keep the process busy for others. */
const pagesMax = 200;

/** @returns `undefined` for bytes that are no readable PDF, or one without text, such as a scan */
export const pagesOfPdf = async (bytes: Uint8Array): Promise<readonly string[] | undefined> => {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      if (pdf.numPages > pagesMax) return undefined;
      const { text } = await extractText(pdf, { mergePages: false });
      return text.some((page) => page.trim() !== '') ? text : undefined;
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch {
    return undefined;
  }
};
