/** A list of an import among the gateway’s documents, in pages: it grows at its end, and is never read as a whole. */
import { z } from 'zod';
import type { KeyedDocuments } from '../hosting.ts';

export interface KeptList<Item> {
  /** Keeps the items behind so many that are kept; said again, it changes nothing. */
  put(documents: KeyedDocuments, importId: string, behind: number, items: readonly Item[]): Promise<void>;
  slice(documents: KeyedDocuments, importId: string, from: number, count: number): Promise<Item[]>;
}

const pageLength = 500;

/** @param kind first part of the documents’ ids, such as `legacy-conflicts` */
export const keptList = <Item>(kind: string, schema: z.ZodType<Item>): KeptList<Item> => {
  const Page = z.object({ items: z.array(schema) });
  const pageId = (importId: string, page: number): string => `${kind}/${importId}/${page}`;
  const pageAt = async (documents: KeyedDocuments, importId: string, page: number): Promise<Item[]> => {
    const found = await documents.get(pageId(importId, page));
    return found === undefined ? [] : Page.parse(found).items;
  };
  return {
    put: async (documents, importId, behind, items) => {
      let page = Math.floor(behind / pageLength);
      const inPage = behind % pageLength;
      const before = inPage === 0 ? [] : (await pageAt(documents, importId, page)).slice(0, inPage);
      const all = [...before, ...items];
      for (let at = 0; at < all.length; at += pageLength) {
        await documents.replace(pageId(importId, page), { items: all.slice(at, at + pageLength) });
        page += 1;
      }
    },
    slice: async (documents, importId, from, count) => {
      const items: Item[] = [];
      const first = Math.floor(from / pageLength);
      for (let page = first; page * pageLength < from + count; page += 1) {
        const found = await pageAt(documents, importId, page);
        items.push(...found);
        if (found.length < pageLength) break;
      }
      return items.slice(from - first * pageLength).slice(0, count);
    },
  };
};
