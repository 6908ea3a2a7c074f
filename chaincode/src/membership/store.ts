import type { PresentCalendars } from '../calendar/machine.ts';
import { loadCalendars } from '../calendar/store.ts';
import { all, any, type KeyPolicy, peer, withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Party } from '../kernel/identifiers.ts';
import { Consortium, endorsingMembers } from './consortium.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { ChangeRecord, type ConsortiumChange, ExternalPartyRecord, SubjectRecord } from './records.ts';

const consortiumKey = 'consortium';
const subjectKey = (mspId: string, subject: string): string => `subject/${mspId}/${subject}`;
const changeKey = (id: string): string => `change/${id}`;
const externalPartyKey = (id: string): string => `external-party/${id}`;

export const loadConsortium = (reader: LedgerReader): Promise<Consortium | undefined> =>
  loadRecord(reader, consortiumKey, Consortium);

export const loadSubject = (
  reader: LedgerReader,
  mspId: string,
  subject: string,
): Promise<SubjectRecord | undefined> => loadRecord(reader, subjectKey(mspId, subject), SubjectRecord);

/** Whether a named party is an active firm of an active enterprise member: nobody else can order goods about. */
export const firmIsActive = async (
  reader: LedgerReader,
  consortium: Consortium,
  party: Party,
): Promise<boolean> => {
  const member = consortium.members[party.mspId];
  if (member?.kind !== 'enterprise' || member.status !== 'active' || party.subject === undefined)
    return false;
  return (await loadSubject(reader, party.mspId, party.subject))?.status === 'active';
};

const loadChange = (reader: LedgerReader, id: string): Promise<ChangeRecord | undefined> =>
  loadRecord(reader, changeKey(id), ChangeRecord);

/** A change's record, and the present calendars of the places that it is about. */
export interface ChangeFacts {
  readonly record: ChangeRecord | undefined;
  readonly calendars: PresentCalendars;
}

const placesOf = (change: ConsortiumChange | undefined): string[] =>
  change?.type === 'set-calendars' ? change.calendars.map(({ place }) => place) : [];

/** @param proposed the change itself where it is only being proposed */
export const loadChangeFacts = async (
  reader: LedgerReader,
  id: string,
  proposed?: ConsortiumChange,
): Promise<ChangeFacts> => {
  const record = await loadChange(reader, id);
  return { record, calendars: await loadCalendars(reader, placesOf(proposed ?? record?.change)) };
};

export const loadExternalParty = (
  reader: LedgerReader,
  id: string,
): Promise<ExternalPartyRecord | undefined> => loadRecord(reader, externalPartyKey(id), ExternalPartyRecord);

/** Registry AND any other; while the Registry stands alone, its peer with whoever joins first. */
export const governancePolicy = (consortium: Consortium): KeyPolicy | undefined => {
  const endorsers = endorsingMembers(consortium);
  return endorsers.length < 2 ? undefined : withAnyOther(consortium.registry, endorsers);
};

export const putConsortium = (consortium: Consortium): Change =>
  put(consortiumKey, consortium, governancePolicy(consortium));

export const putChange = (id: string, record: ChangeRecord): Change => put(changeKey(id), record);

export const putSubject = (
  mspId: string,
  subject: string,
  record: SubjectRecord,
  policy: KeyPolicy,
): Change => put(subjectKey(mspId, subject), record, policy);

export const subjectPolicy = (consortium: Consortium, carrier: string): KeyPolicy =>
  carrier === consortium.registry
    ? withAnyOther(carrier, endorsingMembers(consortium))
    : any(all(peer(carrier), peer(consortium.registry)));

export const putExternalParty = (record: ExternalPartyRecord, policy: KeyPolicy): Change =>
  put(externalPartyKey(record.id), record, policy);
