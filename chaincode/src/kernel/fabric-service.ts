/** Runs a chaincode as a service: one process per organisation, reached by its own peer over mutual TLS. */
import { readFileSync } from 'node:fs';
import type { ChaincodeInterface } from 'fabric-shim';
import * as shim from 'fabric-shim';
import { z } from 'zod';

const Environment = z.object({
  CHAINCODE_SERVER_ADDRESS: z.string().min(3),
  CHAINCODE_ID: z
    .string()
    .regex(/^[^:]+:[0-9a-f]{64}$/, 'a package id: without it the peer would hang for a minute'),
  CHAINCODE_TLS_KEY: z.string().min(1),
  CHAINCODE_TLS_CERT: z.string().min(1),
  CHAINCODE_TLS_CLIENT_CACERT: z.string().min(1),
});

/** @throws ZodError naming the variable of the environment that is missing or wrong */
export const serve = async (chaincode: ChaincodeInterface): Promise<void> => {
  const environment = Environment.parse(process.env);
  const server = shim.Shim.server(chaincode, {
    ccid: environment.CHAINCODE_ID,
    address: environment.CHAINCODE_SERVER_ADDRESS,
    tlsProps: {
      key: readFileSync(environment.CHAINCODE_TLS_KEY),
      cert: readFileSync(environment.CHAINCODE_TLS_CERT),
      clientCACerts: readFileSync(environment.CHAINCODE_TLS_CLIENT_CACERT),
    },
  });
  await server.start();
};
