/** Records that belong to one organisation. */
import { withAnyOther } from '../kernel/key-policy.ts';
import { type Change, put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from './consortium.ts';

/** A record that changes only with its author's peer and any other. */
export const putOwn = (consortium: Consortium, key: string, author: string, record: unknown): Change =>
  put(key, record, withAnyOther(peerOf(consortium, author), endorsingMembers(consortium)));
