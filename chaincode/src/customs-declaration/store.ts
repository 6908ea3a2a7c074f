/** Where declarations are kept, and what customs says of them. */
import { type Change, type LedgerReader, put, remove } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  ClearanceAttestation,
  Declaration,
  Feed,
  type FeedException,
  type FeedEvent,
  Parked,
  ProposedStep,
} from './records.ts';

const declarationKey = (id: string): string => `declaration/${id}`;

export const loadDeclaration = (reader: LedgerReader, id: string): Promise<Declaration | undefined> =>
  loadRecord(reader, declarationKey(id), Declaration);

/** From lodgement on it changes only with customs' peer and any other. */
export const putDeclaration = (consortium: Consortium, declaration: Declaration): Change =>
  putOwn(consortium, declarationKey(declaration.id), declaration.customs, declaration);

export const updateDeclaration = (declaration: Declaration): Change =>
  put(declarationKey(declaration.id), declaration);

const feedKey = (mspId: string, source: string): string => `customs-feed/${mspId}/${source}`;

export const loadFeed = (reader: LedgerReader, mspId: string, source: string): Promise<Feed | undefined> =>
  loadRecord(reader, feedKey(mspId, source), Feed);

export const putFeed = (consortium: Consortium, feed: Feed): Change =>
  putOwn(consortium, feedKey(feed.by, feed.source), feed.by, feed);

export const updateFeed = (feed: Feed): Change => put(feedKey(feed.by, feed.source), feed);

/** In the order of the numbers, whatever their length. */
const place = (sequence: number): string => String(sequence).padStart(12, '0');
const parkedPrefix = ({ by, source }: Feed): string => `customs-parked/${by}/${source}/`;

export const loadParked = (reader: LedgerReader, feed: Feed): Promise<Parked[]> =>
  loadRange(reader, parkedPrefix(feed), Parked);

export const putParked = (consortium: Consortium, feed: Feed, parked: Parked): Change =>
  putOwn(consortium, `${parkedPrefix(feed)}${place(parked.event.sequence)}`, feed.by, parked);

export const removeParked = (feed: Feed, { sequence }: FeedEvent): Change =>
  remove(`${parkedPrefix(feed)}${place(sequence)}`);

export const putException = (consortium: Consortium, feed: Feed, exception: FeedException): Change =>
  putOwn(
    consortium,
    `customs-exception/${feed.by}/${feed.source}/${place(exception.event.sequence)}`,
    feed.by,
    exception,
  );

const stepKey = (declarationId: string): string => `customs-step/${declarationId}`;

export const loadProposedStep = (
  reader: LedgerReader,
  declarationId: string,
): Promise<ProposedStep | undefined> => loadRecord(reader, stepKey(declarationId), ProposedStep);

export const putProposedStep = (consortium: Consortium, customs: string, step: ProposedStep): Change =>
  putOwn(consortium, stepKey(step.declarationId), customs, step);

export const removeProposedStep = (declarationId: string): Change => remove(stepKey(declarationId));

const attestationKey = (declarationId: string): string => `customs-attestation/${declarationId}`;

export const loadClearanceAttestation = (
  reader: LedgerReader,
  declarationId: string,
): Promise<ClearanceAttestation | undefined> =>
  loadRecord(reader, attestationKey(declarationId), ClearanceAttestation);

export const putClearanceAttestation = (
  consortium: Consortium,
  declarationId: string,
  attestation: ClearanceAttestation,
): Change => putOwn(consortium, attestationKey(declarationId), attestation.by, attestation);
