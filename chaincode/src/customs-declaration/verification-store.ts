import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { Verification } from './verification-records.ts';

const verificationKey = (consentId: string, id: string): string => `verification/${consentId}/${id}`;

export const loadVerification = (
  reader: LedgerReader,
  consentId: string,
  id: string,
): Promise<Verification | undefined> => loadRecord(reader, verificationKey(consentId, id), Verification);

/** A question: answered with customs' peer and any other. */
export const putVerification = (consortium: Consortium, verification: Verification): Change =>
  putOwn(
    consortium,
    verificationKey(verification.consentId, verification.id),
    verification.customs,
    verification,
  );

export const updateVerification = (verification: Verification): Change =>
  put(verificationKey(verification.consentId, verification.id), verification);
