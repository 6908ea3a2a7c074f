/** What an adapter of the ledger port is opened with. */
import type { Client } from '@grpc/grpc-js';
import type { OrganisationConfig } from '../config.ts';
import type { Bulkhead } from './bulkhead.ts';
import type { LedgerIdentity } from './ledger-client.ts';

export interface LedgerSettings {
  readonly channel: string;
  readonly chaincode: string;
  /** The peer that serves the organisation; its owner is the organisation itself, or its host. */
  readonly peer: OrganisationConfig['peer'];
  /** The organisation whose peer evaluates: the peer's owner, unless that peer runs no chaincode. */
  readonly evaluatorMspId: string;
  /** The gRPC channel to that peer, shared by all who use it; nobody connects before the first request. */
  readonly connection: Client;
  readonly bulkhead: Bulkhead;
  /** Signs reads, block requests and questions for commit statuses. */
  readonly reader: LedgerIdentity;
  /** Path of an imported connection profile, which then says where the peers are; for fabric-network. */
  readonly connectionProfile?: string;
}
