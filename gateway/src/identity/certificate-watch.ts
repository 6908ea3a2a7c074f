/** Looks when the certificates of a gateway's people end: after that their commands are refused. */
import { X509Certificate } from 'node:crypto';
import type { Logger } from 'pino';
import type { Enrolment } from './certificate-authority.ts';
import type { UserDirectory } from './users.ts';

/** Time to enrol somebody again. */
export const warningMs = 30 * 86_400_000;

export interface CertificateWatch {
  /** When the first certificate ends, as of the last look; milliseconds since 1970. */
  firstEnd(): number;
  /** Warns of every certificate that ends soon. */
  look(): Promise<void>;
}

const endOf = (certificate: string): number => new X509Certificate(certificate).validToDate.getTime();

/** @param reader the identity that reads blocks */
export const certificateWatch = (
  users: Pick<UserDirectory, 'list'>,
  reader: Pick<Enrolment, 'certificate'>,
  log: Logger,
): CertificateWatch => {
  let firstEnd = endOf(reader.certificate);
  return {
    firstEnd: () => firstEnd,
    look: async () => {
      const active = (await users.list()).filter((user) => user.active);
      const ends = [
        { who: 'reader', end: endOf(reader.certificate) },
        ...active.map(({ login, certificate }) => ({ who: login, end: endOf(certificate) })),
      ];
      firstEnd = Math.min(...ends.map(({ end }) => end));
      for (const { who, end } of ends.filter((one) => one.end < Date.now() + warningMs)) {
        log.warn({ who, ends: new Date(end).toISOString() }, 'a certificate ends soon: enrol again');
      }
    },
  };
};
