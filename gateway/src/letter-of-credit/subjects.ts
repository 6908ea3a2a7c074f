/** What an act may be about beside the credit itself: presentations, amendments, claims and so on that are there. */
import {
  type CommandDefinition,
  type Credit,
  creditRoles,
  type LedgerReader,
  TransferAnswer,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { pathMembers } from '../command/request-schema.ts';
import { type Input, textMember } from '../command/terms-source.ts';

/** @param input the members found so far: a claim is under its authorisation */
type Find = (reader: LedgerReader, creditId: string, input: Input) => Promise<readonly (string | number)[]>;

const lastPart = (key: string): string => key.split('/').at(-1) ?? '';

const keysUnder = async (reader: LedgerReader, prefix: string): Promise<string[]> =>
  (await reader.range(prefix)).map(({ key }) => lastPart(key));

/** Under a prefix of their own, by the last part of their keys. */
const under =
  (kind: string): Find =>
  (reader, creditId) =>
    keysUnder(reader, `${kind}/${creditId}/`);

const numbers: Find = async (reader, creditId) =>
  (await keysUnder(reader, `amendment/${creditId}/`)).map(Number);

const claims: Find = (reader, _creditId, input) =>
  keysUnder(reader, `reimbursement-claim/${textMember(input, 'reimbursementId')}/`);

/** Credits that came of transfers, as the transferring bank's answers name them. */
export const transferredCredits = async (reader: LedgerReader, creditId: string): Promise<string[]> => {
  const transfers = await keysUnder(reader, `credit-transfer/${creditId}/`);
  const answers = await Promise.all(transfers.map((id) => reader.get(`transfer-answer/${id}`)));
  return answers.flatMap((value) => {
    const answer = TransferAnswer.safeParse(value);
    return answer.success && answer.data.childId !== undefined ? [answer.data.childId] : [];
  });
};

/** Documents that were received under a transferred credit. */
export const receivedUnder = (reader: LedgerReader, childId: string): Promise<string[]> =>
  keysUnder(reader, `presentation/${childId}/`);

const received: Find = (reader, _creditId, input) => receivedUnder(reader, textMember(input, 'childId'));

/** Under the credit, and put together to be presented under it. */
const presentations: Find = async (reader, creditId) => [
  ...new Set([
    ...(await keysUnder(reader, `presentation/${creditId}/`)),
    ...(await keysUnder(reader, `assembly/${creditId}/`)),
  ]),
];

/** By the member that names it. */
const subjects: Readonly<Record<string, Find>> = {
  presentationId: presentations,
  receivedId: received,
  stopOrderId: under('stop-order'),
  reimbursementId: under('reimbursement'),
  claimId: claims,
  requestId: under('amendment-request'),
  number: numbers,
  transferId: under('credit-transfer'),
  childId: transferredCredits,
  role: async () => creditRoles,
  obligor: async () => creditRoles,
};

type Shape = Readonly<Record<string, z.ZodType>>;

/** Every combination of what the command may be about; none where its path names something that is not there. */
export const subjectsOf = async (
  definition: CommandDefinition,
  { id }: Credit,
  reader: LedgerReader,
): Promise<Input[]> => {
  const shape: Shape = definition.input.shape;
  const members = Object.keys(shape).filter(
    (name) =>
      name in subjects &&
      !(name in definition.creates) &&
      shape[name]?.safeParse(undefined).success === false,
  );
  const isOpen = pathMembers(definition).some(
    (name) => name !== 'creditId' && !members.includes(name) && !(name in definition.creates),
  );
  let found: Input[] = isOpen ? [] : [{ creditId: id }];
  for (const member of members) {
    const extended = found.map(async (input) => {
      const values = (await subjects[member]?.(reader, id, input)) ?? [];
      return values
        .filter((value) => shape[member]?.safeParse(value).success === true)
        .map((value) => ({ ...input, [member]: value }));
    });
    found = (await Promise.all(extended)).flat();
  }
  return found;
};
