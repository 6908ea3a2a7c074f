/**
 * The archived library, loaded quietly: it writes to the console by itself, and takes its logger at the moment it is
 * loaded. What goes wrong is thrown anyway, and the gateway logs it.
 */
import { createRequire } from 'node:module';
import type * as FabricCommon from 'fabric-common';
import type * as FabricNetwork from 'fabric-network';
import type { Client as GrpcClient } from '@grpc/grpc-js';

const silent = (): void => undefined;
Object.assign(globalThis, { hfc: { logger: { debug: silent, info: silent, warn: silent, error: silent } } });

const require = createRequire(import.meta.url);

export const fabricCommon = require('fabric-common') as typeof FabricCommon;

/** Only the wallet needs it; it loads CouchDB's client too. */
export const loadFabricNetwork = (): typeof FabricNetwork =>
  require('fabric-network') as typeof FabricNetwork;

/** What the library's own types leave out. */
export interface ConnectedEndpoint {
  readonly connected: boolean;
  readonly service: GrpcClient | null;
}
