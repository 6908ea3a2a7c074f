/** Records of imports among the gateway’s documents, so that each goes on after any end of the process. */
import { z } from 'zod';
import type { KeyedDocuments } from '../hosting.ts';
import type { Progress } from './progress.ts';

export interface ImportRecords<Record extends Progress> {
  /** Ids of an owner’s imports, in the order in which they were first started. */
  idsOf(documents: KeyedDocuments, owner?: string): Promise<string[]>;
  find(documents: KeyedDocuments, importId: string): Promise<Record | undefined>;
  keep(documents: KeyedDocuments, record: Record): Promise<void>;
  /** Keeps it, and lists it among its owner’s. */
  enter(documents: KeyedDocuments, record: Record, owner?: string): Promise<void>;
}

const List = z.object({ importIds: z.array(z.string()) });

/** @param kind first part of the documents’ ids, such as `legacy-import` */
export const importRecords = <Record extends Progress>(
  kind: string,
  schema: z.ZodType<Record>,
): ImportRecords<Record> => {
  const recordId = (importId: string): string => `${kind}/${importId}`;
  const listId = (owner: string | undefined): string =>
    owner === undefined ? `${kind}s` : `${kind}s/${owner}`;
  const idsOf: ImportRecords<Record>['idsOf'] = async (documents, owner) => {
    const list = List.safeParse(await documents.get(listId(owner)));
    return list.success ? list.data.importIds : [];
  };
  const keep: ImportRecords<Record>['keep'] = (documents, record) =>
    documents.replace(recordId(record.importId), record);
  return {
    idsOf,
    keep,
    find: async (documents, importId) => {
      const found = await documents.get(recordId(importId));
      return found === undefined ? undefined : schema.parse(found);
    },
    enter: async (documents, record, owner) => {
      await keep(documents, record);
      const importIds = [...new Set([...(await idsOf(documents, owner)), record.importId])];
      await documents.replace(listId(owner), { importIds });
    },
  };
};
