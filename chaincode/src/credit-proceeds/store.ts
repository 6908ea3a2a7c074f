/** Where proceeds and what is said of them are kept. */
import type { Change, LedgerReader } from '../kernel/ledger.ts';
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
const entryKey = (creditId: string, presentationId: string | undefined): string =>
  `credit-proceeds/${creditId}/${presentationId ?? 'credit'}`;
const attestationKey = (id: string, mspId: string): string => `proceeds-attest/${id}/${mspId}`;
const holdingKey = (id: string): string => `holding/${id}`;
const noticeKey = (id: string, lienId: string): string => `assignment/${id}/${lienId}`;
const acknowledgementPrefix = (id: string): string => `assignment-acknowledgement/${id}/`;

export const loadProceeds = (reader: LedgerReader, id: string): Promise<Proceeds | undefined> =>
  loadRecord(reader, proceedsKey(id), Proceeds);

/** The asset that stands for the credit, or for one presentation under it. */
export const loadEntry = async (
  reader: LedgerReader,
  creditId: string,
  presentationId?: string,
): Promise<Proceeds | undefined> => {
  const entry = await loadRecord(reader, entryKey(creditId, presentationId), ProceedsEntry);
  return entry && loadProceeds(reader, entry.id);
};

/** All assets of a credit, as a range: a claim that arises at the same moment conflicts. */
export const loadEntries = (reader: LedgerReader, creditId: string): Promise<ProceedsEntry[]> =>
  loadRange(reader, `credit-proceeds/${creditId}/`, ProceedsEntry);

const entryOf = ({ id, presentationId }: Proceeds): ProceedsEntry =>
  presentationId === undefined ? { id } : { id, presentationId };

/** New proceeds, under their beneficiary's policy, and where they are found by their credit. */
export const putProceeds = (consortium: Consortium, proceeds: Proceeds): Change[] => [
  putOwn(consortium, proceedsKey(proceeds.id), proceeds.beneficiary.mspId, proceeds),
  putOwn(
    consortium,
    entryKey(proceeds.creditId, proceeds.presentationId),
    proceeds.beneficiary.mspId,
    entryOf(proceeds),
  ),
];

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
