/** Where the gateway finds terms of a presentation that a command repeats. */
import { documentBanks, Drawing, Examination, Presentation, StopOrder } from '@chopmark/chaincode/api';
import {
  type Input,
  type Located,
  type Locator,
  textMember,
  type TermsSource,
} from '../command/terms-source.ts';

const absent: Located = { absent: 'PRESENTATION_NOT_FOUND' };

export const presentation: Locator = async (source, input) => {
  const key = `presentation/${textMember(input, 'creditId')}/${textMember(input, 'presentationId')}`;
  const record = Presentation.safeParse(await source.record(key));
  if (!record.success) return absent;
  const credit = await source.record(`credit/${record.data.creditId}`);
  const parties = { ...record.data, credit };
  return { recordId: record.data.id, hash: record.data.termsHash, record: parties };
};

/** The role that the client names, its own or the obligor’s; where it names none, each in which a bank may act. */
const rolesIn = (input: Input): readonly string[] => {
  const named = textMember(input, 'as', 'obligor');
  return named === '' ? documentBanks : [named];
};

/** Of a bank's own record: the first one whose terms the organisation holds. */
const ofBank =
  (
    kind: 'examination' | 'drawing',
    section: string,
    hashIn: (record: unknown) => string | undefined,
  ): Locator =>
  async (source: TermsSource, input) => {
    const presentationId = textMember(input, 'presentationId');
    for (const role of rolesIn(input)) {
      const record = await source.record(`${kind}/${presentationId}/${role}`);
      const hash = record === undefined ? undefined : hashIn(record);
      const held = hash !== undefined && (await source.terms(presentationId, section, hash)) !== undefined;
      if (held) return { recordId: presentationId, hash, record };
    }
    return absent;
  };

export const determination = ofBank('examination', 'determination', (record) => {
  const examination = Examination.safeParse(record);
  return examination.success ? examination.data.determination?.termsHash : undefined;
});

export const correction = ofBank('examination', 'correction', (record) => {
  const examination = Examination.safeParse(record);
  return examination.success ? examination.data.correction?.termsHash : undefined;
});

export const undertaking = ofBank('drawing', 'undertaking', (record) => {
  const drawing = Drawing.safeParse(record);
  return drawing.success ? drawing.data.termsHash : undefined;
});

/** The order on a part that the bank names, because what it leaves free may be paid. */
export const stopOrder: Locator = async (source, input) => {
  const key = `stop-order/${textMember(input, 'creditId')}/${textMember(input, 'stopOrderId')}`;
  const record = StopOrder.safeParse(await source.record(key));
  return record.success
    ? { recordId: record.data.id, hash: record.data.termsHash, record: record.data }
    : { absent: 'STOP_ORDER_NOT_FOUND' };
};
