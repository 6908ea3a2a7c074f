import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { Consent } from './records.ts';

const consentKey = (id: string): string => `consent/${id}`;

export const loadConsent = (reader: LedgerReader, id: string): Promise<Consent | undefined> =>
  loadRecord(reader, consentKey(id), Consent);

/** A new consent: it changes only with its grantor's peer and any other. */
export const putConsent = (consortium: Consortium, consent: Consent): Change =>
  putOwn(consortium, consentKey(consent.id), consent.grantor.mspId, consent);

export const updateConsent = (consent: Consent): Change => put(consentKey(consent.id), consent);

/** What an offer rests on, beside its own terms. */
export const loadConsentOf = (
  reader: LedgerReader,
  offer: { readonly consentId?: string | undefined } | undefined,
): Promise<Consent | undefined> =>
  offer?.consentId === undefined ? Promise.resolve(undefined) : loadConsent(reader, offer.consentId);
