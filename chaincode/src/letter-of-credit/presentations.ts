/** Which presentations under a credit are still to be dealt with: it is neither cancelled nor closed before. */
import type { LedgerReader } from '../kernel/ledger.ts';
import { type KnownFacts, loadFacts, partiesOf } from '../presentation/facts.ts';
import { type DocumentBank, documentBanks } from '../presentation/records.ts';
import { type BankState, bankState, finalStates } from '../presentation/standing.ts';
import { loadPresentations } from '../presentation/store.ts';
import { isExternal } from './parties.ts';
import type { Credit } from './records.ts';

/** What a bank outside of the consortium does is known once its message is recorded; nobody waits for it. */
const elsewhere: readonly BankState[] = ['sent-elsewhere', 'examined-elsewhere'];

/** Banks that are bound; another one may do nothing for ever once it has sent the documents on. */
const obligors: readonly DocumentBank[] = ['confirmingBank', 'issuingBank'];

/** Documents under a transferred credit go on under the original; the bank that sends them passes on what is paid. */
const boundBanks = ({ parentId }: Credit): readonly DocumentBank[] =>
  parentId === undefined ? obligors : ['transferringBank'];

const isOpen = (credit: Credit, facts: KnownFacts, nowMs: number): boolean => {
  const parties = partiesOf(credit, facts.presentation);
  const stateOf = (role: DocumentBank): BankState => {
    const party = parties[role];
    return bankState(facts, role, party !== undefined && isExternal(party), nowMs);
  };
  const isDue = (role: DocumentBank): boolean =>
    !finalStates.includes(stateOf(role)) && !elsewhere.includes(stateOf(role));
  const bound = boundBanks(credit);
  const reached = bound.some((role) => stateOf(role) !== 'not-sent');
  return (reached ? bound : documentBanks).some(isDue);
};

/** Ids of the presentations that are neither paid nor refused nor withdrawn. @param nowMs transaction time */
export const loadOpenPresentations = async (
  reader: LedgerReader,
  credit: Credit,
  nowMs: number,
): Promise<string[]> => {
  const open: string[] = [];
  for (const { id } of await loadPresentations(reader, credit.id)) {
    const facts = await loadFacts(reader, credit.id, id);
    const { presentation } = facts;
    if (presentation !== undefined && isOpen(credit, { ...facts, presentation }, nowMs)) open.push(id);
  }
  return open;
};
