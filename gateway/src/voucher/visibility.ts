/** Who sees a voucher, and how much of it: each tier its own piece, and no trace of another. */
import { memberBehind, type VoucherTransfer } from '@chopmark/chaincode/api';
import { isParty, seesAll, type Viewer } from '../plugins/viewer.ts';
import type { File } from './records.ts';

/** The debtor itself; of an outsider the bank that records for it. */
export const owes = ({ voucher: { debtor } }: File, viewer: Viewer): boolean =>
  'mspId' in debtor ? isParty(viewer, debtor) : memberBehind(debtor) === viewer.mspId;

const pays = ({ voucher }: File, viewer: Viewer): boolean => voucher.payingBank === viewer.mspId;
const holds = ({ voucher }: File, viewer: Viewer): boolean => isParty(viewer, voucher.holder);

const isFinancier = ({ offers, liens }: File, { mspId }: Viewer): boolean =>
  offers.some(({ financier }) => financier === mspId) || liens.some(({ holder }) => holder === mspId);

/** A debtor knows what it promised and what it has paid, not what became of it in between. */
const debtorKnows = ({ voucher: { depth, status } }: File): boolean =>
  depth === 0 || status === 'redeemed' || status === 'defaulted';

/** Of a transfer that is over, a supplier that did not take the voucher sees nothing, and a former holder neither. */
const isOffered = ({ transfers }: File, viewer: Viewer): boolean =>
  transfers.some(({ to, status }) => status === 'proposed' && isParty(viewer, to));

/** Somebody showed it to the bank: for a guarantee, or to finance it. */
const wasShown = ({ hasCopy }: File, { kind }: Viewer): boolean => kind === 'bank' && hasCopy;

export const isVisible = (file: File, viewer: Viewer): boolean =>
  seesAll(viewer) ||
  holds(file, viewer) ||
  pays(file, viewer) ||
  isFinancier(file, viewer) ||
  isOffered(file, viewer) ||
  wasShown(file, viewer) ||
  (owes(file, viewer) && debtorKnows(file));

/** Holder, bank and supervisors know who holds it and into what it was cut. */
export const knowsAll = (file: File, viewer: Viewer): boolean =>
  seesAll(viewer) || holds(file, viewer) || pays(file, viewer);

/** A financier and a supplier deal with the holder; the debtor learns whom it has paid. */
export const knowsHolder = (file: File, viewer: Viewer): boolean =>
  knowsAll(file, viewer) || isFinancier(file, viewer) || isOffered(file, viewer);

/** The bank has to know whom to pay; everyone else knows of its own lien alone. */
export const liensKnown = (file: File, viewer: Viewer): File['liens'] =>
  file.liens.filter(
    ({ holder, state }) =>
      seesAll(viewer) ||
      holds(file, viewer) ||
      holder === viewer.mspId ||
      (pays(file, viewer) && state === 'encumbered'),
  );

export const transfersKnown = (file: File, viewer: Viewer): VoucherTransfer[] =>
  file.transfers.filter(
    ({ from, to }) => seesAll(viewer) || pays(file, viewer) || isParty(viewer, from) || isParty(viewer, to),
  );
