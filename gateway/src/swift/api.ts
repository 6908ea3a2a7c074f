/** The door of the SWIFT library: pure, for gateway and browser. */
export { codeLists, type CodeList, type CodeListName, defaultProfile, type Profile } from './code-lists.ts';
export { decode, type Decoded } from './decode.ts';
export { encode, type Encoded, type Problem } from './encode.ts';
export { type Finding, findingCatalogue, type FindingCode, isBroken, type Position } from './findings.ts';
export type { Loss, LossCode } from './kinds/writer.ts';
export { type CommonMembers, type MessageJson, type MessageOf, schemaOf } from './message-json.ts';
export { definitionOf, messageDefinitions, type MessageType } from './messages.ts';
export {
  type Authentication,
  type Channel,
  messageLengthMax,
  parse,
  parseAll,
  type ParsedMessage,
  type ParseOptions,
  type UnmappedField,
} from './parse.ts';
export { decodeAll } from './parts.ts';
