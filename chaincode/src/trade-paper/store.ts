import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { PaperAttestation, TradePaper } from './records.ts';

const paperKey = (id: string): string => `trade-paper/${id}`;
const attestationKey = (id: string, mspId: string): string => `paper-attest/${id}/${mspId}`;

export const loadTradePaper = (reader: LedgerReader, id: string): Promise<TradePaper | undefined> =>
  loadRecord(reader, paperKey(id), TradePaper);

/** A new paper: it changes only with its owner's peer and any other. */
export const putTradePaper = (consortium: Consortium, paper: TradePaper): Change =>
  putOwn(consortium, paperKey(paper.id), paper.owner.mspId, paper);

export const updateTradePaper = (paper: TradePaper): Change => put(paperKey(paper.id), paper);

/** What the authority of the paper has said. */
export const attestationOf = (
  reader: LedgerReader,
  paper: TradePaper | undefined,
): Promise<PaperAttestation | undefined> =>
  paper === undefined
    ? Promise.resolve(undefined)
    : loadRecord(reader, attestationKey(paper.id, paper.authority.mspId), PaperAttestation);

export const putPaperAttestation = (
  consortium: Consortium,
  id: string,
  attestation: PaperAttestation,
): Change => putOwn(consortium, attestationKey(id, attestation.by), attestation.by, attestation);
