/**
 * The ledger port on Fabric. The only place where a clock is read: to refuse a transaction time that is not
 * now.
 */
import { X509Certificate } from 'node:crypto';
import { type ChaincodeStub, ClientIdentity } from 'fabric-shim';
import { canonicalJson } from './canonical-json.ts';
import { refuse, type Refusal } from './errors.ts';
import { signaturePolicy } from './fabric-key-policy.ts';
import type { Change, Creator, Ledger, StoredRecord } from './ledger.ts';

/** Fabric 2.5 accepts any transaction time; endorsers of this consortium do not. */
const clockSkewMsMax = 5 * 60_000;

const creatorOf = (stub: ChaincodeStub): Creator => {
  const identity = new ClientIdentity(stub);
  const subject = new X509Certificate(Buffer.from(identity.getIDBytes())).subject;
  return {
    mspId: identity.getMSPID(),
    enrolmentId: /^CN=(.+)$/m.exec(subject)?.[1] ?? '',
    role: identity.getAttributeValue('chopmark.role') ?? undefined,
    subject: identity.getAttributeValue('chopmark.subject') ?? undefined,
  };
};

const timestampMs = (stub: ChaincodeStub): number => {
  const { seconds, nanos } = stub.getTxTimestamp();
  return Number(seconds) * 1000 + Math.floor(nanos / 1_000_000);
};

const valueOf = (bytes: Uint8Array): unknown =>
  bytes.length === 0 ? undefined : (JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown);

/** End of the key range of a prefix: the prefix with its last character raised by one. */
const endOf = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

const readRange = async (stub: ChaincodeStub, prefix: string): Promise<StoredRecord[]> => {
  const records: StoredRecord[] = [];
  for await (const { key, value } of stub.getStateByRange(prefix, endOf(prefix))) {
    records.push({ key, value: valueOf(value) });
  }
  return records;
};

const apply = async (stub: ChaincodeStub, change: Change): Promise<void> => {
  if (change.type === 'remove') return stub.deleteState(change.key);
  const bytes = Buffer.from(canonicalJson(change.value));
  if (change.type === 'put-private') return stub.putPrivateData(change.collection, change.key, bytes);
  await stub.putState(change.key, bytes);
  if (change.policy !== undefined) {
    await stub.setStateValidationParameter(change.key, signaturePolicy(change.policy));
  }
};

/**
 * The ledger of one transaction, or a refusal where its time is more than five minutes from this endorser's
 * clock.
 */
export const fabricLedger = (stub: ChaincodeStub): Ledger | Refusal<'TIMESTAMP_OUT_OF_WINDOW'> => {
  const timestamp = timestampMs(stub);
  if (Math.abs(Date.now() - timestamp) > clockSkewMsMax) return refuse('TIMESTAMP_OUT_OF_WINDOW');
  return {
    transactionId: stub.getTxID(),
    timestamp,
    creator: creatorOf(stub),
    transient: new Map(
      [...stub.getTransient()].map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
    ),
    get: async (key) => valueOf(await stub.getState(key)),
    range: (prefix) => readRange(stub, prefix),
    apply: (change) => apply(stub, change),
    emit: (name, payload) => stub.setEvent(name, Buffer.from(canonicalJson(payload))),
  };
};
