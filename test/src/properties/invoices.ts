/** A world of invoices: one is confirmed, a copy of it waits for the buyer, another was confirmed by one officer. */
import { isRefusal } from '@chopmark/chaincode/api';
import { invoiceMoves } from './invoice-moves.ts';
import { buyer, day, hours, officer, subjects } from './people.ts';
import { canary, commitMove, type Move, mustCommit, type World } from './world.ts';

const seller = { mspId: 'EnterprisesMSP', subject: subjects['copperfield'] };
const bySeller = officer('copperfield');
const amount = { amount: '1250000.00', currency: 'CNY' };

const invoiceOf = (world: World, number: string) => ({
  invoiceNumber: `${canary}-${number}`,
  invoiceDate: day(world, -20),
  dueDate: day(world, 70),
  amount,
  seller: { name: canary, country: 'CN', registrationNumber: canary },
  buyer: { name: `${canary} buyer`, country: 'CN', uscc: '91310115MA1K3X2P4B' },
  settlement: 'open-account',
});

const idsOf = async (world: World, move: Move): Promise<Readonly<Record<string, string>>> => {
  const outcome = await commitMove(world, move);
  if (isRefusal(outcome)) throw new Error(`${move.command}: ${outcome.refused}`);
  return outcome.ids;
};

/**
 * Laid down, registered, shown to the buyer, who lays down what it would confirm. @returns its id and the answer's
 * hash
 */
const registered = async (world: World, number: string) => {
  const { receivableId = '', invoiceHash } = await idsOf(world, {
    person: bySeller,
    command: 'DraftReceivable',
    input: { seller },
    terms: { invoice: invoiceOf(world, number) },
  });
  const debtor = { mspId: 'MeridianMSP', subject: subjects['meridian'] };
  const registration = { receivableId, seller, debtor, invoiceHash, proposalExpiresAt: hours(world, 240) };
  await mustCommit(world, { person: bySeller, command: 'RegisterReceivable', input: registration });
  await mustCommit(world, { person: bySeller, command: 'RequestConfirmation', input: { receivableId } });
  const { answerHash } = await idsOf(world, {
    person: buyer(1),
    command: 'DraftDebtAnswer',
    input: { receivableId },
    terms: { answer: { kind: 'confirmation', amount, dueDate: day(world, 70), waiver: 'all' } },
  });
  return { receivableId, answerHash };
};

const confirm = (input: object, person: number): Move => ({
  person: buyer(person),
  command: 'ConfirmDebt',
  input: { ...input },
});

/** The confirmed one was quoted for by two banks. */
export const invoices = async (world: World): Promise<World> => {
  const first = await registered(world, '1');
  await registered(world, '1');
  const other = await registered(world, '2');
  for (const person of [1, 2]) await mustCommit(world, confirm(first, person));
  await mustCommit(world, confirm(other, 1));
  for (const command of ['InviteQuote', 'QuoteReceivable']) {
    for (const financier of ['HarbourBankMSP', 'RiverBankMSP']) {
      const said = invoiceMoves(world)
        .flat()
        .find(
          (move) =>
            move.command === command &&
            (move.person.organisation === financier ||
              (move.input['receivableId'] === first.receivableId && move.input['financier'] === financier)),
        );
      if (said === undefined) throw new Error(`nobody can say ${command}`);
      await mustCommit(world, said);
    }
  }
  return world;
};
