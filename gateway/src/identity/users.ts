/** The people of one organisation: login, role, and the one Fabric identity that signs what they do. */
import type { Role } from '@chopmark/chaincode/api';
import type { DocumentStore } from '../store/document-store.ts';
import { isDuplicateKey } from '../store/document-store.ts';
import type { LedgerIdentity } from '../ledger/ledger-client.ts';
import type { CertificateAuthority, Enrolment } from './certificate-authority.ts';
import type { KeyVault } from './key-vault.ts';
import { hashPassword, passwordMatches } from './password.ts';

export interface User {
  /** `maker@harbour-bank`. */
  readonly login: string;
  readonly mspId: string;
  readonly role: Role;
  /** Opaque id of the firm the person acts for, where the organisation has subjects. */
  readonly subject?: string;
  readonly enrolmentId: string;
  /** PEM. */
  readonly certificate: string;
  readonly keyReference: string;
  readonly active: boolean;
}

interface UserDocument extends Omit<User, 'login'> {
  readonly _id: string;
  readonly passwordHash: string;
}

export interface NewUser {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  readonly subject?: string;
}

export interface UserDirectory {
  find(login: string): Promise<User | undefined>;
  list(): Promise<User[]>;
  /** The active user with this password; as slow for an unknown login as for a wrong password. */
  authenticate(login: string, password: string): Promise<User | undefined>;
  /**
   * Enrols the person with the authority and keeps the user.
   * @throws Error when the login is taken or the authority refuses
   */
  create(user: NewUser): Promise<User>;
  /**
   * Keeps a user who has a certificate and a key in the vault already.
   * @throws Error when the login is taken
   */
  adopt(user: NewUser, enrolment: Enrolment): Promise<User>;
  /** Replaces the password of a user. */
  setPassword(login: string, password: string): Promise<void>;
}

const schemaOf = (store: DocumentStore) =>
  new store.Schema<UserDocument>(
    {
      _id: { type: String, required: true },
      mspId: { type: String, required: true },
      role: { type: String, required: true },
      subject: String,
      enrolmentId: { type: String, required: true },
      certificate: { type: String, required: true },
      keyReference: { type: String, required: true },
      active: { type: Boolean, required: true },
      passwordHash: { type: String, required: true },
    },
    { collection: 'users', strict: 'throw', versionKey: false },
  );

const userOf = ({
  _id,
  mspId,
  role,
  subject,
  enrolmentId,
  certificate,
  keyReference,
  active,
}: UserDocument): User => ({
  login: _id,
  mspId,
  role,
  ...(subject === undefined ? {} : { subject }),
  enrolmentId,
  certificate,
  keyReference,
  active,
});

/** The attributes that a certificate carries: role and opaque firm, nothing about the person. */
export const attributesOf = ({
  role,
  subject,
}: Pick<NewUser, 'role' | 'subject'>): Record<string, string> => ({
  'chopmark.role': role,
  ...(subject === undefined ? {} : { 'chopmark.subject': subject }),
});

export const userDirectory = (
  store: DocumentStore,
  mspId: string,
  authority: CertificateAuthority,
): UserDirectory => {
  const users = store.model<UserDocument>('User', schemaOf(store));
  const load = async (login: string): Promise<UserDocument | undefined> =>
    (await users.findById(login).lean<UserDocument>()) ?? undefined;
  const adopt = async ({ login, password, ...rest }: NewUser, enrolment: Enrolment): Promise<User> => {
    const passwordHash = await hashPassword(password);
    const document: UserDocument = { _id: login, mspId, ...rest, ...enrolment, active: true, passwordHash };
    await users.create(document).catch((error: unknown) => {
      throw isDuplicateKey(error) ? new Error(`the login ${login} is taken`) : error;
    });
    return userOf(document);
  };
  return {
    find: async (login) => {
      const document = await load(login);
      return document && userOf(document);
    },
    list: async () => (await users.find().sort({ _id: 1 }).lean<UserDocument[]>()).map(userOf),
    authenticate: async (login, password) => {
      const document = await load(login);
      const matches = await passwordMatches(document?.passwordHash, password);
      return matches && document?.active === true ? userOf(document) : undefined;
    },
    create: async (user) => adopt(user, await authority.enrol(attributesOf(user))),
    adopt,
    setPassword: async (login, password) => {
      await users.updateOne({ _id: login }, { $set: { passwordHash: await hashPassword(password) } });
    },
  };
};

/** The user as a signer of transactions; the key stays in the vault. */
export const ledgerIdentityOf = (
  { mspId, certificate, keyReference }: Pick<User, 'mspId' | 'certificate' | 'keyReference'>,
  vault: KeyVault,
): LedgerIdentity => ({ mspId, certificate, sign: (message) => vault.sign(keyReference, message) });
