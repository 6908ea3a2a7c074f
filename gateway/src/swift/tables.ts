/** The tables, for pages that show them and for generators that follow them. */
import type { FindingCode } from './findings.ts';
import { definitionOf, messageDefinitions } from './messages.ts';

export { type CodeList, type CodeListName, codeLists } from './code-lists.ts';
export { type FieldName, fields, tagOf } from './fields.ts';
export { findingCatalogue } from './findings.ts';
export type { MessageDefinition, Row } from './message.ts';
export { definitionOf, messageDefinitions } from './messages.ts';
export { kindOfRow, tagsOfRow } from './structure.ts';

/** What structure and code lists say with the severity of the profile, where a table is not confirmed. */
const ofTables: readonly FindingCode[] = ['CODE_UNKNOWN', 'FIELD_MISSING', 'FIELD_ORDER'];

/** Whether a finding is less than its severity where what it rests on could not be confirmed. */
export const isProfileSensitive = (code: string): boolean =>
  ofTables.some((one) => one === code) ||
  Object.keys(messageDefinitions).some((type) =>
    definitionOf(type)?.rules.some((rule) => rule.code === code && !rule.isConfirmed),
  );
