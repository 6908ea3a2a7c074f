/**
 * The identity under which an organisation's gateway reads blocks and asks for commit statuses. Its
 * certificate has no role, so that no command of the consortium accepts it.
 */
import type { DocumentStore } from '../store/document-store.ts';
import type { CertificateAuthority, Enrolment } from './certificate-authority.ts';

type ReaderDocument = Enrolment & { readonly _id: string };

/** The reader's enrolment; made at the first start. */
export const readerIdentity = async (
  store: DocumentStore,
  authority: CertificateAuthority,
): Promise<Enrolment> => {
  const text = { type: String, required: true } as const;
  const schema = new store.Schema<ReaderDocument>(
    { _id: text, enrolmentId: text, certificate: text, keyReference: text },
    { collection: 'readers', strict: 'throw', versionKey: false },
  );
  const readers = store.model<ReaderDocument>('Reader', schema);
  const known = await readers.findById('reader').lean<ReaderDocument>();
  if (known) return known;
  const enrolment = await authority.enrol({});
  await readers.create({ _id: 'reader', ...enrolment });
  return enrolment;
};
