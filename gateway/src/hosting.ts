/** What the HTTP side needs of an organisation that this gateway hosts. Wired in `server.ts`. */
import type { LedgerAlert } from './alert/record.ts';
import type { FetchResult, FilePlace } from './document/exchange-client.ts';
import type { FileStore } from './document/file-store.ts';
import type { Sealer } from './identity/sealer.ts';
import type {
  EventEnvelope,
  ItemRefusal,
  Opening,
  OrganisationKind,
  Refusal,
  Role,
  StoredRecord,
} from '@chopmark/chaincode/api';

/** A person who logged in: one Fabric identity of one organisation. */
export interface GatewayUser {
  readonly login: string;
  readonly mspId: string;
  readonly role: Role;
  /** Opaque firm that the person acts for, where the organisation has such. */
  readonly subject?: string | undefined;
  readonly enrolmentId: string;
}

/** A command ready for the ledger, or a batch: public input, and the openings that travel in the transient map. */
export interface Submission {
  readonly name: string;
  readonly commandId: string;
  readonly input: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];
  readonly openings: Readonly<Record<string, Opening<unknown>>>;
}

/** `pending`: the outcome is unknown so far. It is never reported as failed. */
export type SubmitResult =
  | {
      readonly status: 'committed';
      readonly txId: string;
      readonly blockNumber: number;
      readonly envelope: EventEnvelope;
      readonly replayed: boolean;
    }
  | {
      readonly status: 'refused';
      readonly refusal: Refusal;
      readonly txId?: string | undefined;
      /** Of a batch that was never sent: each item that stands in the way of the others. */
      readonly items?: readonly ItemRefusal[];
    }
  | { readonly status: 'pending'; readonly commandId: string; readonly txId: string };

/** One public key as the follower saw it last. */
export interface MirroredRecord {
  readonly key: string;
  readonly value: unknown;
  readonly block: number;
  readonly txId: string;
}

/** One transaction that reached the ledger, refused ones included. */
export interface LedgerTransaction {
  readonly txId: string;
  readonly block: number;
  readonly index: number;
  /** By the client's clock, which endorsers checked to five minutes; ISO 8601. */
  readonly timestamp: string;
  readonly creator: {
    readonly mspId: string;
    readonly role?: string | undefined;
    readonly enrolmentId: string;
  };
  readonly command?: { readonly name: string; readonly id: string } | undefined;
  /** Fabric's validation code, such as `VALID` or `MVCC_READ_CONFLICT`. */
  readonly validationCode: string;
  readonly events: EventEnvelope['events'];
}

export interface TransactionQuery {
  readonly mspId?: string | undefined;
  readonly role?: string | undefined;
  readonly command?: string | undefined;
  readonly validationCode?: string | undefined;
  /** An id that an event of the transaction names. */
  readonly recordId?: string | undefined;
  /** Strictly older than this place. */
  readonly before?: { readonly block: number; readonly index: number } | undefined;
  readonly limit: number;
}

export interface AlertQuery {
  /** Only those after this id, oldest first; otherwise newest first. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly limit: number;
}

/** The organisation's own read model, folded from blocks and its private data. */
export interface LedgerView {
  /** Number of the last block that the view contains. */
  height(): number;
  /** Blocks that the peer has and the view has not. */
  lag(): number;
  /** Whether the view reached the block within the time. */
  waitForBlock(block: number, timeoutMs: number): Promise<boolean>;
  record(key: string): Promise<MirroredRecord | undefined>;
  /** Records whose key starts with the prefix and follows `after`, in key order. */
  records(prefix: string, after?: string, limit?: number): Promise<readonly MirroredRecord[]>;
  /** The organisation's own copy of terms. */
  terms(collection: string, key: string): Promise<Opening<unknown> | undefined>;
  /** Valid transactions whose events name the record, oldest first. */
  timeline(recordId: string): Promise<readonly LedgerTransaction[]>;
  transactions(query: TransactionQuery): Promise<readonly LedgerTransaction[]>;
  /** Alerts that concern the organisation. */
  alerts(query: AlertQuery): Promise<readonly LedgerAlert[]>;
  /** Those that end earlier ones of these topics, oldest first. */
  closingAlerts(topics: readonly string[]): Promise<readonly LedgerAlert[]>;
}

/** Whether the view can be relied on. */
export interface ViewCondition {
  /** `rebuilding`: it was given up and is made again. `halted`: other organisations have another ledger. */
  readonly state: 'following' | 'rebuilding' | 'halted';
  /** Why it is halted. */
  readonly reason?: string;
  /** When another organisation was last seen to have the same blocks; ISO 8601. */
  readonly agreedAt?: string;
}

/**
 * Documents by id. `insert` is the lock: of two at once, one gets `false`. One that was given an end, in milliseconds
 * since 1970, may be gone after it.
 */
export interface KeyedDocuments {
  insert(id: string, document: Readonly<Record<string, unknown>>, endsAt?: number): Promise<boolean>;
  get(id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Those of these ids that are there, in one reading of the store. */
  some(ids: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
  /** Those whose id starts with the prefix and follows `after`, in order. */
  list(
    prefix: string,
    page?: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly { readonly id: string; readonly document: Readonly<Record<string, unknown>> }[]>;
  replace(id: string, document: Readonly<Record<string, unknown>>, endsAt?: number): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface HostedOrganisation {
  readonly mspId: string;
  readonly name: string;
  /** The part of a login after `@`. */
  readonly slug: string;
  readonly kind: OrganisationKind;
  /** The user of this login and password, or `undefined`; takes the same time for an unknown login. */
  authenticate(login: string, password: string): Promise<GatewayUser | undefined>;
  user(login: string): Promise<GatewayUser | undefined>;
  /**
   * Waits for the outcome within the gateway's operation window. Throws `Unavailable` when nothing was sent.
   */
  submit(user: GatewayUser, submission: Submission): Promise<SubmitResult>;
  /** What is known of an earlier submission of this organisation. */
  outcome(commandId: string): Promise<SubmitResult | undefined>;
  /** The record at a key as the own peer has it now. */
  currentRecord(user: GatewayUser, key: string): Promise<unknown>;
  /** The records whose key starts with the prefix, as the own peer has them now. */
  currentRecords(user: GatewayUser, prefix: string): Promise<readonly StoredRecord[]>;
  /** The own copy of terms as the own peer has it now. */
  currentTerms(user: GatewayUser, collection: string, key: string): Promise<Opening<unknown> | undefined>;
  /** Resolves when the peer answered; rejects otherwise. */
  ping(): Promise<void>;
  viewCondition(): ViewCondition;
  /** When the first certificate of its people, or of its reader of blocks, ends; ISO 8601. */
  certificateEndsAt(): string;
  /** Drops the view and makes it again from block 0. @returns the last block that it had */
  rebuildView(): Promise<number>;
  readonly view: LedgerView;
  readonly documents: KeyedDocuments;
  /** Where alerts are sent, and what came of it. */
  readonly webhooks: { readonly endpoints: KeyedDocuments; readonly deliveries: KeyedDocuments };
  readonly sealer: Sealer;
  readonly files: FileStore;
  /** Fetches a file from the organisation that holds it; the opening at the place names the file. */
  fetchFile(place: FilePlace, opening: Opening<unknown>): Promise<FetchResult>;
}
