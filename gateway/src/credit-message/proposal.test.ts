import { describe, expect, test } from '@jest/globals';
import { handlers } from '@chopmark/chaincode/api';
import { decodeAll, parseAll } from '../swift/api.ts';
import { type Proposal, proposalOf } from './proposal.ts';

const received = { text: '', receivedAt: '2026-05-08T09:00:00.000Z' };

const textOf = (type: string, fields: readonly string[]): string =>
  [`{1:F01LUMIDEF0AXXX0000000000}{2:I${type}HRBKCNS0XXXXN}{4:`, ...fields, '-}'].join('\r\n');

const proposalIn = (type: string, fields: readonly string[]): Proposal | undefined => {
  const text = textOf(type, fields);
  const [decoded] = decodeAll(parseAll(text));
  return decoded && proposalOf(decoded, { ...received, text });
};

const refusal = [
  ':20:REF734',
  ':21:EHT-BP-77',
  ':32A:260507USD485000,00',
  ':77J:+LATE SHIPMENT',
  '+INVOICE NOT SIGNED',
  ':77B:/HOLD/',
];

describe('a received message', () => {
  test('that breaks a rule proposes nothing', () =>
    expect(
      proposalIn(
        '734',
        refusal.filter((line) => !line.startsWith(':77B:')),
      ),
    ).toBeUndefined());

  test('that reports no act of a party proposes nothing', () =>
    expect(proposalIn('799', [':20:A', ':79:GOOD MORNING'])).toBeUndefined());

  test('reports nothing that no command here records', () =>
    expect(proposalIn('734', refusal) === undefined).toBe(!handlers.has('RefuseDocuments')));

  test('of acknowledgement proposes the advice, on the message as evidence that is only claimed', () => {
    const proposal = proposalIn('730', [':20:ADV1', ':21:HBK26LC000147', ':30:260302']);
    expect(proposal).toMatchObject({
      command: 'AdviseCredit',
      input: {},
      references: { credit: 'HBK26LC000147' },
      terms: {
        evidence: { channel: 'swift', reference: 'ADV1', note: expect.stringContaining('claimed') },
      },
    });
    const { sections } = handlers.get('AdviseCredit')!.definition;
    expect(sections['evidence']?.safeParse(proposal?.terms['evidence']).success).toBe(true);
  });
});
