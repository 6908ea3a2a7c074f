/** Every message type that is read and written here. */
import type { MessageDefinition } from './message.ts';
import * as advice from './messages/advice.ts';
import * as amendment from './messages/amendment.ts';
import * as aboutMessages from './messages/about-messages.ts';
import { mt700, mt701, mt705 } from './messages/credit.ts';
import * as reimbursement from './messages/reimbursement.ts';
import * as settlement from './messages/settlement.ts';

const { mt710, mt711, mt720, mt721 } = advice;
const { mt707, mt708 } = amendment;
const { mt759, mt790, mt791, mt792, mt795, mt796, mt798, mt799 } = aboutMessages;
const { mt740, mt742, mt744, mt747 } = reimbursement;
const { mt730, mt732, mt734, mt750, mt752, mt754, mt756 } = settlement;

export const messageDefinitions = {
  '700': mt700,
  '701': mt701,
  '705': mt705,
  '707': mt707,
  '708': mt708,
  '710': mt710,
  '711': mt711,
  '720': mt720,
  '721': mt721,
  '730': mt730,
  '732': mt732,
  '734': mt734,
  '740': mt740,
  '742': mt742,
  '744': mt744,
  '747': mt747,
  '750': mt750,
  '752': mt752,
  '754': mt754,
  '756': mt756,
  '759': mt759,
  '790': mt790,
  '791': mt791,
  '792': mt792,
  '795': mt795,
  '796': mt796,
  '798': mt798,
  '799': mt799,
} as const;

export type MessageType = keyof typeof messageDefinitions;

const byType: ReadonlyMap<string, MessageDefinition> = new Map(Object.entries(messageDefinitions));

export const definitionOf = (type: string): MessageDefinition | undefined => byType.get(type);

const continuations: ReadonlySet<string> = new Set(
  [...byType.values()].flatMap(({ continuation }) => (continuation === undefined ? [] : [continuation.type])),
);

/** Whether messages of the type continue others. */
export const isContinuationType = (type: string): boolean => continuations.has(type);
