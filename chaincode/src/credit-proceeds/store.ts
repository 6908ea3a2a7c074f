/** Where proceeds and what is said of them are kept. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type CreditRole, memberBehind } from '../letter-of-credit/parties.ts';
import type { Consortium } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  AssignmentAcknowledgement,
  AssignmentNotice,
  Holding,
  Proceeds,
  ProceedsAttestation,
  ProceedsEntry,
} from './records.ts';

const proceedsKey = (id: string): string => `proceeds/${id}`;
const entryKey = (creditId: string, claim: ClaimPlace | undefined): string =>
  `credit-proceeds/${creditId}/${claim === undefined ? 'credit' : `${claim.presentationId}/${claim.obligorRole}`}`;
const attestationKey = (id: string, mspId: string): string => `proceeds-attest/${id}/${mspId}`;
const holdingKey = (id: string): string => `holding/${id}`;
const noticeKey = (id: string, lienId: string): string => `assignment/${id}/${lienId}`;
const acknowledgementPrefix = (id: string): string => `assignment-acknowledgement/${id}/`;

/** Which claim: on which bank, from which presentation. */
export interface ClaimPlace {
  readonly presentationId: string;
  readonly obligorRole: CreditRole;
}

export const loadProceeds = (reader: LedgerReader, id: string): Promise<Proceeds | undefined> =>
  loadRecord(reader, proceedsKey(id), Proceeds);

/** The asset that stands for the credit, or for one claim under it. */
export const loadEntry = async (
  reader: LedgerReader,
  creditId: string,
  claim?: ClaimPlace,
): Promise<Proceeds | undefined> => {
  const entry = await loadRecord(reader, entryKey(creditId, claim), ProceedsEntry);
  return entry && loadProceeds(reader, entry.id);
};

/** All assets of a credit, as a range: a claim that arises at the same moment conflicts. */
export const loadEntries = (reader: LedgerReader, creditId: string): Promise<ProceedsEntry[]> =>
  loadRange(reader, `credit-proceeds/${creditId}/`, ProceedsEntry);

const entryOf = ({ id, presentationId }: Proceeds): ProceedsEntry =>
  presentationId === undefined ? { id } : { id, presentationId };

const placeOf = ({ presentationId, obligorRole }: Proceeds): ClaimPlace | undefined =>
  presentationId === undefined ? undefined : { presentationId, obligorRole };

/** New proceeds, under their creditor's policy, and where they are found by their credit. */
export const putProceeds = (consortium: Consortium, proceeds: Proceeds): Change[] => {
  const author = memberBehind(proceeds.creditor);
  return [
    putOwn(consortium, proceedsKey(proceeds.id), author, proceeds),
    putOwn(consortium, entryKey(proceeds.creditId, placeOf(proceeds)), author, entryOf(proceeds)),
  ];
};

/** Under the policy that they have. */
export const updateProceeds = (proceeds: Proceeds): Change => put(proceedsKey(proceeds.id), proceeds);

export const loadProceedsAttestation = (
  reader: LedgerReader,
  id: string,
  mspId: string,
): Promise<ProceedsAttestation | undefined> =>
  loadRecord(reader, attestationKey(id, mspId), ProceedsAttestation);

export const putProceedsAttestation = (
  consortium: Consortium,
  id: string,
  attestation: ProceedsAttestation,
): Change =>
  putOwn(consortium, attestationKey(id, attestation.act.by.mspId), attestation.act.by.mspId, attestation);

export const loadHolding = (reader: LedgerReader, id: string): Promise<Holding | undefined> =>
  loadRecord(reader, holdingKey(id), Holding);

/** Under the chaincode policy: seller, buyer and obligor change it in turn. */
export const putHolding = (holding: Holding): Change => put(holdingKey(holding.assetId), holding);

export const loadNotice = (
  reader: LedgerReader,
  id: string,
  lienId: string,
): Promise<AssignmentNotice | undefined> => loadRecord(reader, noticeKey(id, lienId), AssignmentNotice);

export const putNotice = (consortium: Consortium, notice: AssignmentNotice): Change =>
  putOwn(consortium, noticeKey(notice.assetId, notice.lienId), notice.assignor.mspId, notice);

export const loadAcknowledgements = (
  reader: LedgerReader,
  id: string,
): Promise<AssignmentAcknowledgement[]> =>
  loadRange(reader, acknowledgementPrefix(id), AssignmentAcknowledgement);

export const putAcknowledgement = (
  consortium: Consortium,
  acknowledgement: AssignmentAcknowledgement,
): Change =>
  putOwn(
    consortium,
    `${acknowledgementPrefix(acknowledgement.assetId)}${acknowledgement.lienId}`,
    acknowledgement.act.by.mspId,
    acknowledgement,
  );
