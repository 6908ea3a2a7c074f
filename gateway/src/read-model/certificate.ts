/** What a creator's certificate says: enrolment id, role, opaque firm. */
import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import { z } from 'zod';

export interface Creator {
  readonly mspId: string;
  /** The certificate's common name. */
  readonly enrolmentId: string;
  readonly role?: string;
  readonly subject?: string;
}

/** Fabric CA's extension with the attributes, JSON text. */
const attributesExtension = '1.2.3.4.5.6.7.8.1';
const Attributes = z.object({ attrs: z.record(z.string(), z.string()) });

const attributesOf = (certificate: X509Certificate): Readonly<Record<string, string>> => {
  const extension = certificate.getExtension(attributesExtension);
  if (extension === null) return {};
  return Attributes.parse(JSON.parse(Buffer.from(extension.value).toString('utf8'))).attrs;
};

/** @param pem certificate of a transaction's creator */
export const creatorOf = (mspId: string, pem: string): Creator => {
  const certificate = new X509Certificate(pem);
  const { 'chopmark.role': role, 'chopmark.subject': subject } = attributesOf(certificate);
  return {
    mspId,
    enrolmentId: certificate.subjectName.getField('CN')[0] ?? '',
    ...(role === undefined ? {} : { role }),
    ...(subject === undefined ? {} : { subject }),
  };
};

/** Remembers what the last certificates said: parsing one takes longer than the rest of a transaction. */
export const rememberedCreators = (): typeof creatorOf => {
  const known = new Map<string, Creator>();
  return (mspId, pem) => {
    const key = `${mspId} ${pem}`;
    const found = known.get(key) ?? creatorOf(mspId, pem);
    if (known.size >= 2_000) known.clear();
    known.set(key, found);
    return found;
  };
};
