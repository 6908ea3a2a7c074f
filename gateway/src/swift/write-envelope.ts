/** Writes the blocks around a text. */
import {
  type EnvelopeDetails,
  plainSequenceNumber,
  plainService,
  plainSession,
  type TaggedText,
} from './envelope.ts';
import { swiftDateOf } from './kinds/dates.ts';

export interface EnvelopeMembers {
  readonly messageType: string;
  readonly senderLt: string;
  readonly receiverLt: string;
  readonly priority: string;
  readonly mur?: string | undefined;
  readonly envelope?: EnvelopeDetails | undefined;
}

const entries = (list: readonly TaggedText[]): string =>
  list.map(({ tag, text }) => `{${tag}:${text}}`).join('');

const basicHeader = ({ senderLt, receiverLt, envelope = {} }: EnvelopeMembers): string => {
  const { service = plainService, session = plainSession, sequenceNumber = plainSequenceNumber } = envelope;
  const terminal = envelope.output === undefined ? senderLt : receiverLt;
  return `{1:${service}${terminal}${session}${sequenceNumber}}`;
};

const applicationHeader = (members: EnvelopeMembers): string => {
  const { messageType, senderLt, receiverLt, priority, envelope = {} } = members;
  const { output, deliveryMonitoring = '', obsolescencePeriod = '' } = envelope;
  if (output === undefined) {
    return `{2:I${messageType}${receiverLt}${priority}${deliveryMonitoring}${obsolescencePeriod}}`;
  }
  const reference =
    swiftDateOf(output.inputDate) + senderLt + output.inputSession + output.inputSequenceNumber;
  const delivered = swiftDateOf(output.outputDate) + output.outputTime;
  return `{2:O${messageType}${output.inputTime}${reference}${delivered}${priority}}`;
};

const murTag = '108';

const userHeader = ({ mur, envelope }: EnvelopeMembers): string => {
  const kept = envelope?.userHeader;
  if (kept !== undefined && kept.find(({ tag }) => tag === murTag)?.text === mur)
    return `{3:${entries(kept)}}`;
  return mur === undefined ? '' : `{3:${entries([{ tag: murTag, text: mur }])}}`;
};

const block = (id: string, list: readonly TaggedText[] | undefined): string =>
  list === undefined ? '' : `{${id}:${entries(list)}}`;

const lineEnd = '\r\n';

/** A message from its members and the lines of its text block. */
export const writeMessage = (members: EnvelopeMembers, lines: readonly string[]): string =>
  basicHeader(members) +
  applicationHeader(members) +
  userHeader(members) +
  ['{4:', ...lines, '-}'].join(lineEnd) +
  block('5', members.envelope?.trailer) +
  block('S', members.envelope?.system);
