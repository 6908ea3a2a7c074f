/** The documents of a presentation, and whether their files are here and are what the ledger says. */
import { PresentationTerms, type PresentedDocument } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { FileStore } from '../document/file-store.ts';
import type { PresentedTerms } from './own-terms.ts';

const PresentedFile = z
  .strictObject({
    fileHash: z.string(),
    mediaType: z.string().optional(),
    pages: z.int().optional(),
    href: z.string().meta({ description: 'Where you read the file.' }),
  })
  .meta({ id: 'PresentedFile' });

export const DocumentSummary = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    title: z.string().optional(),
    number: z.string().optional(),
    medium: z.enum(['paper', 'electronic']),
    originals: z.int(),
    copies: z.int(),
    files: z.array(PresentedFile),
  })
  .meta({ id: 'PresentedDocumentSummary' });
export type DocumentSummary = z.output<typeof DocumentSummary>;

export const DocumentView = DocumentSummary.extend({
  files: z.array(
    PresentedFile.extend({
      state: z.enum(['held', 'missing', 'damaged']).meta({
        description: 'At your organisation. `damaged`: what lies there does not have the hash of the ledger.',
      }),
    }).meta({ id: 'PresentedFileState' }),
  ),
}).meta({ id: 'PresentedDocumentView' });
type DocumentView = z.output<typeof DocumentView>;

/** Of the presentation: to build the addresses of its files from. */
interface Named {
  readonly id: string;
  readonly creditId: string;
}

export const filePath = (creditId: string, presentationId: string, fileHash: string): string =>
  `/v1/letters-of-credit/${creditId}/presentations/${presentationId}/files/${fileHash}`;

const summaryOf = (document: PresentedDocument, { id, creditId }: Named): DocumentSummary => ({
  id: document.id,
  type: document.particulars.type,
  ...(document.title === undefined ? {} : { title: document.title }),
  ...(document.number === undefined ? {} : { number: document.number }),
  medium: document.medium,
  originals: document.originals,
  copies: document.copies,
  files: (document.files ?? []).map(({ sha256: fileHash, mediaType, pages }) => ({
    fileHash,
    ...(mediaType === undefined ? {} : { mediaType }),
    ...(pages === undefined ? {} : { pages }),
    href: filePath(creditId, id, fileHash),
  })),
});

/** What was presented, where the viewer may read it. */
export const presentedIn = (terms: PresentedTerms): PresentationTerms | undefined => {
  const found = PresentationTerms.safeParse(terms['presentation']);
  return found.success ? found.data : undefined;
};

export const documentsIn = (terms: PresentedTerms, presentation: Named): DocumentSummary[] =>
  (presentedIn(terms)?.documents ?? []).map((document) => summaryOf(document, presentation));

/** Reads every file to tell. */
export const withFileStates = (
  documents: readonly DocumentSummary[],
  store: FileStore,
): Promise<DocumentView[]> =>
  Promise.all(
    documents.map(async (document) => ({
      ...document,
      files: await Promise.all(
        document.files.map(async (file) => ({ ...file, state: await store.state(file.fileHash) })),
      ),
    })),
  );
