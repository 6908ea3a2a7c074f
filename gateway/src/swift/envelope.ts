/** Headers and trailer of a message: who sent it to whom, and what the network wrote around it. */
import { isCountry } from '@chopmark/chaincode/api';
import type { Block } from './blocks.ts';
import { isoDateOf } from './kinds/dates.ts';
import type { Report } from './source.ts';

export interface TaggedText {
  readonly tag: string;
  readonly text: string;
}

/** What the network adds to a message that it delivers. */
export interface OutputHeader {
  /** `HHMM`. */
  readonly inputTime: string;
  readonly inputDate: string;
  readonly inputSession: string;
  readonly inputSequenceNumber: string;
  readonly outputDate: string;
  readonly outputTime: string;
}

/** What deviates from a plain message; absent members are those of a message that is yet to be sent. */
export interface EnvelopeDetails {
  /** `F01` unless said otherwise. */
  readonly service?: string;
  readonly session?: string;
  readonly sequenceNumber?: string;
  readonly deliveryMonitoring?: string;
  readonly obsolescencePeriod?: string;
  readonly output?: OutputHeader;
  /** All of block 3, when it holds more or less than one field 108. */
  readonly userHeader?: TaggedText[];
  readonly trailer?: TaggedText[];
  readonly system?: TaggedText[];
}

export interface Envelope {
  readonly messageType: string | undefined;
  readonly senderLt: string;
  readonly receiverLt: string;
  readonly priority: string;
  readonly mur?: string;
  readonly details: EnvelopeDetails;
}

const terminal = '[A-Z]{6}[A-Z0-9]{2}[A-Z0-9][A-Z0-9]{3}';
const basicPattern = new RegExp(`^([FAL]\\d{2})(${terminal})(\\d{4})(\\d{6})$`);
const inputPattern = new RegExp(`^I(\\d{3})(${terminal})([SUN])([123])?(\\d{3})?$`);
const outputPattern = new RegExp(
  '^O(?<type>\\d{3})(?<inputTime>\\d{4})(?<inputDay>\\d{6})' +
    `(?<terminal>${terminal})(?<inputSession>\\d{4})(?<inputSequenceNumber>\\d{6})` +
    '(?<outputDay>\\d{6})(?<outputTime>\\d{4})(?<priority>[SUN])$',
);
const timePattern = /^([01]\d|2[0-3])[0-5]\d$/;

export const plainService = 'F01';
export const plainSession = '0000';
export const plainSequenceNumber = '000000';

/** Service of an acknowledgement, which is no message. */
export const acknowledgementService = 'F21';

interface BasicHeader {
  readonly lt: string;
  readonly details: Pick<EnvelopeDetails, 'service' | 'session' | 'sequenceNumber'>;
}

interface ApplicationHeader {
  readonly messageType: string | undefined;
  readonly lt: string;
  readonly priority: string;
  readonly details: Pick<EnvelopeDetails, 'deliveryMonitoring' | 'obsolescencePeriod' | 'output'>;
}

const isKnownTerminal = (lt: string): boolean => isCountry(lt.slice(4, 6));

const unless = <K extends string>(
  key: K,
  value: string | undefined,
  usual?: string,
): { [P in K]?: string } =>
  value === undefined || value === usual ? {} : ({ [key]: value } as { [P in K]?: string });

const readBasicHeader = (content: string, at: number, report: Report): BasicHeader => {
  const [match, service, lt = '', session, sequenceNumber] = basicPattern.exec(content) ?? [];
  if (match === undefined || !isKnownTerminal(lt)) {
    const expected = 'application, service, terminal of 12, session of 4, sequence of 6';
    report({ code: 'HEADER_INVALID', expected }, at);
  }
  return {
    lt,
    details: {
      ...unless('service', service, plainService),
      ...unless('session', session, plainSession),
      ...unless('sequenceNumber', sequenceNumber, plainSequenceNumber),
    },
  };
};

const noApplicationHeader: ApplicationHeader = { messageType: undefined, lt: '', priority: '', details: {} };

const readInputHeader = (content: string): ApplicationHeader | undefined => {
  const match = inputPattern.exec(content);
  if (match === null) return undefined;
  const [, messageType, lt = '', priority = '', deliveryMonitoring, obsolescencePeriod] = match;
  const details = {
    ...unless('deliveryMonitoring', deliveryMonitoring),
    ...unless('obsolescencePeriod', obsolescencePeriod),
  };
  return { messageType, lt, priority, details };
};

const isOutputHeader = ({ inputTime, inputDate, outputDate, outputTime }: OutputHeader): boolean =>
  timePattern.test(inputTime) && timePattern.test(outputTime) && inputDate !== '' && outputDate !== '';

const readOutputHeader = (content: string): ApplicationHeader | undefined => {
  const { groups } = outputPattern.exec(content) ?? {};
  if (groups === undefined) return undefined;
  const of = (name: string): string => groups[name] ?? '';
  const output = {
    inputTime: of('inputTime'),
    inputDate: isoDateOf(of('inputDay')) ?? '',
    inputSession: of('inputSession'),
    inputSequenceNumber: of('inputSequenceNumber'),
    outputDate: isoDateOf(of('outputDay')) ?? '',
    outputTime: of('outputTime'),
  };
  if (!isOutputHeader(output)) return undefined;
  return { messageType: of('type'), lt: of('terminal'), priority: of('priority'), details: { output } };
};

const readApplicationHeader = (content: string, at: number, report: Report): ApplicationHeader => {
  const header = readInputHeader(content) ?? readOutputHeader(content);
  if (header !== undefined && isKnownTerminal(header.lt)) return header;
  const expected = 'I with type, terminal, priority; or O with type, times, input reference, priority';
  report({ code: 'HEADER_INVALID', expected }, at);
  return header ?? { ...noApplicationHeader, messageType: /^[IO](\d{3})/.exec(content)?.[1] };
};

const entryPattern = /\{([0-9A-Z]{1,3}):([^{}]*)\}/y;

/** `{108:…}{119:…}` */
const readEntries = (content: string, at: number, report: Report): TaggedText[] => {
  const entries: TaggedText[] = [];
  entryPattern.lastIndex = 0;
  let end = 0;
  for (let match = entryPattern.exec(content); match !== null; match = entryPattern.exec(content)) {
    const [, tag = '', text = ''] = match;
    entries.push({ tag, text });
    end = entryPattern.lastIndex;
  }
  if (end < content.length) {
    report({ code: 'HEADER_INVALID', expected: 'fields in braces' }, at + end);
  }
  return entries;
};

const murTag = '108';
const murPattern = /^[A-Za-z0-9/?:().,'+ -]{1,16}$/;

const readUserHeader = (
  content: string,
  at: number,
  report: Report,
): Pick<Envelope, 'mur'> & Pick<EnvelopeDetails, 'userHeader'> => {
  const userHeader = readEntries(content, at, report);
  const mur = userHeader.find(({ tag }) => tag === murTag)?.text;
  if (mur !== undefined && !murPattern.test(mur)) {
    report({ code: 'HEADER_INVALID', expected: 'a message user reference of at most 16 of x' }, at);
  }
  const isPlain = userHeader.length === 1 && mur !== undefined;
  return { ...(mur === undefined ? {} : { mur }), ...(isPlain ? {} : { userHeader }) };
};

/** Reads the blocks around the text. */
export const readEnvelope = (text: string, blocks: readonly Block[], report: Report): Envelope => {
  const contentOf = <T>(
    id: string,
    read: (content: string, at: number, report: Report) => T,
  ): T | undefined => {
    const block = blocks.find((candidate) => candidate.id === id);
    if (block === undefined) return undefined;
    return read(text.slice(block.contentStart, block.contentEnd), block.contentStart, report);
  };
  const basic = contentOf('1', readBasicHeader) ?? { lt: '', details: {} };
  const application = contentOf('2', readApplicationHeader) ?? noApplicationHeader;
  const { mur, userHeader } = contentOf('3', readUserHeader) ?? {};
  const trailer = contentOf('5', readEntries);
  const system = contentOf('S', readEntries);
  const isOutput = application.details.output !== undefined;
  return {
    messageType: application.messageType,
    senderLt: isOutput ? application.lt : basic.lt,
    receiverLt: isOutput ? basic.lt : application.lt,
    priority: application.priority,
    ...(mur === undefined ? {} : { mur }),
    details: {
      ...basic.details,
      ...application.details,
      ...(userHeader === undefined ? {} : { userHeader }),
      ...(trailer === undefined ? {} : { trailer }),
      ...(system === undefined ? {} : { system }),
    },
  };
};
