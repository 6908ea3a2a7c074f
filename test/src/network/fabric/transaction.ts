/** Transactions put together from any endorsements, and what became of them in a block. */
import { CommitUnknownError } from '@chopmark/gateway/ledger/errors';
import type { CommitStatus, LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import { common, peer } from '@hyperledger/fabric-protos';
import type { Proposal } from './proposal.ts';

/** The envelope that a client hands to an orderer. */
export const envelopeOf = (
  { creator, header, payload: proposalPayload }: Proposal,
  results: Uint8Array,
  endorsements: readonly peer.Endorsement[],
): Uint8Array => {
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(results);
  endorsed.setEndorsementsList([...endorsements]);
  const actionPayload = new peer.ChaincodeActionPayload();
  actionPayload.setChaincodeProposalPayload(proposalPayload);
  actionPayload.setAction(endorsed);
  const action = new peer.TransactionAction();
  action.setHeader(header.getSignatureHeader_asU8());
  action.setPayload(actionPayload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  envelope.setSignature(creator.sign(envelope.getPayload_asU8()));
  return envelope.serializeBinary();
};

const asksMax = 12;

/** Submits and waits for the block. @throws Error when no block has it after a minute */
export const submitted = async (
  ledger: LedgerClient,
  transactionId: string,
  envelope: Uint8Array,
): Promise<CommitStatus> => {
  await ledger.submit({ transactionId, envelope });
  for (let asks = 1; ; asks += 1) {
    try {
      return await ledger.commitStatus(transactionId);
    } catch (error) {
      if (!(error instanceof CommitUnknownError) || asks === asksMax) throw error;
    }
  }
};
