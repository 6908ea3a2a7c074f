import { type Change, type LedgerReader, put, remove, type StoredRecord } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { epochsOf, Fingerprint, isExact, Keyed, type Token, TokenProposal } from './records.ts';

/** Of an exact token, and what every key that is kept under a token begins with: tokens are of one length. */
export const tokenKey = (token: string): string => `fingerprint/${token}`;
const strongKey = (token: string, assetId: string): string => `fingerprint/${token}/${assetId}`;

/** What is registered under a token already. */
export interface Registration {
  readonly token: Token;
  readonly found: readonly Fingerprint[];
}

const loadExact = async (reader: LedgerReader, token: Token): Promise<Registration> => {
  const value = await reader.get(tokenKey(token.token));
  return { token, found: value === undefined ? [] : [Fingerprint.parse(value)] };
};

const loadStrong = async (reader: LedgerReader, token: Token): Promise<Registration> => ({
  token,
  found: await loadRange(reader, `fingerprint/${token.token}/`, Fingerprint),
});

/** What a range of everything under a token says of its registration. */
export const registrationIn = (token: Token, records: readonly StoredRecord[]): Registration => {
  const exact = tokenKey(token.token);
  const own = records.filter(({ key }) => (isExact(token) ? key === exact : key.startsWith(`${exact}/`)));
  return { token, found: own.map(({ value }) => Fingerprint.parse(value)) };
};

/** Exact tokens are point keys, strong ones ranges; both are re-validated at commit. */
export const loadRegistrations = async (
  reader: LedgerReader,
  tokens: readonly Token[],
): Promise<Registration[]> => {
  const registrations: Registration[] = [];
  for (const token of tokens) {
    registrations.push(isExact(token) ? await loadExact(reader, token) : await loadStrong(reader, token));
  }
  return registrations;
};

export const putFingerprint = (token: Token, fingerprint: Fingerprint): Change =>
  put(isExact(token) ? tokenKey(token.token) : strongKey(token.token, fingerprint.assetId), fingerprint);

/** An index by the newest key of each live paper: who would be found by nobody when a key ends. */
const keyedKey = (assetId: string, tokens: readonly Token[]): string =>
  `keyed/${epochsOf(tokens).at(-1) ?? 0}/${assetId}`;

export const putKeyed = (assetId: string, tokens: readonly Token[]): Change =>
  put(keyedKey(assetId, tokens), { assetId, epochs: epochsOf(tokens) } satisfies Keyed);
export const removeKeyed = (assetId: string, tokens: readonly Token[]): Change =>
  remove(keyedKey(assetId, tokens));

/** Whether the paper is registered live: it is found by these tokens, and by no other registration of its own. */
export const isKeyed = async (
  reader: LedgerReader,
  assetId: string,
  tokens: readonly Token[],
): Promise<boolean> => (await loadRecord(reader, keyedKey(assetId, tokens), Keyed)) !== undefined;

const proposalPrefix = (assetId: string): string => `tokens/${assetId}/`;

export const loadTokenProposals = (reader: LedgerReader, assetId: string): Promise<TokenProposal[]> =>
  loadRange(reader, proposalPrefix(assetId), TokenProposal);

export const putTokenProposal = (proposal: TokenProposal): Change =>
  put(`${proposalPrefix(proposal.assetId)}${proposal.by}`, proposal);

/** Live papers whose newest key is one of these. */
export const loadKeyed = async (reader: LedgerReader, epochs: readonly number[]): Promise<Keyed[]> => {
  const keyed: Keyed[] = [];
  for (const epoch of epochs) {
    keyed.push(...(await loadRange(reader, `keyed/${epoch}/`, Keyed)));
  }
  return keyed;
};
