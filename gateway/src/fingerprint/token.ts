import { createHmac } from 'node:crypto';

/** Keys of the live epochs, newest last. A token is looked up under each of them. */
export interface FingerprintKeys {
  /**
   * The token of these bytes in each live epoch: HMAC here; a threshold VOPRF or an HSM behind the same port.
   */
  tokens(bytes: string): readonly EpochToken[];
}

export interface EpochToken {
  readonly epoch: number;
  readonly token: string;
}

export interface EpochKey {
  readonly epoch: number;
  /** 32 bytes in hexadecimal digits. */
  readonly key: string;
}

/**
 * HMAC-SHA-256 under the consortium's keys: stops outsiders; any member who holds a key can still enumerate.
 */
export const hmacKeys = (epochs: readonly EpochKey[]): FingerprintKeys => {
  const keys = [...epochs]
    .sort((a, b) => a.epoch - b.epoch)
    .map(({ epoch, key }) => ({ epoch, key: Buffer.from(key, 'hex') }));
  if (keys.length === 0 || keys.some(({ key }) => key.length !== 32)) {
    throw new Error('each epoch needs a fingerprint key of 32 bytes');
  }
  return {
    tokens: (bytes) =>
      keys.map(({ epoch, key }) => ({ epoch, token: createHmac('sha256', key).update(bytes).digest('hex') })),
  };
};

/** The array form leaves no doubt where a field ends. */
export const tokenBytes = (kind: string, subset: string, fields: readonly string[]): string =>
  JSON.stringify(['tfp1', kind, subset, ...fields]);
