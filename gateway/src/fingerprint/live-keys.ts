/** The keys that the consortium has in use: a gateway is given the next one before it is needed. */
import { z } from 'zod';
import type { TermsSource } from '../command/terms-source.ts';
import type { FingerprintKeys } from './token.ts';

const Consortium = z.object({ settings: z.object({ fingerprintEpochs: z.array(z.int()) }) });

/** @returns the same keys without those that are not live; none before there is a consortium */
export const liveKeys = async (
  keys: FingerprintKeys,
  source: Pick<TermsSource, 'record'>,
): Promise<FingerprintKeys> => {
  const consortium = Consortium.safeParse(await source.record('consortium'));
  const live = consortium.success ? consortium.data.settings.fingerprintEpochs : [];
  return { tokens: (bytes) => keys.tokens(bytes).filter(({ epoch }) => live.includes(epoch)) };
};
