/** The chaincode service: one process per organisation, reached by its own peer over mutual TLS. */
import { readFileSync } from 'node:fs';
import * as shim from 'fabric-shim';
import { z } from 'zod';
import { Chopmark } from './index.ts';

const Environment = z.object({
  CHAINCODE_SERVER_ADDRESS: z.string().min(3),
  CHAINCODE_ID: z
    .string()
    .regex(/^[^:]+:[0-9a-f]{64}$/, 'a package id: without it the peer would hang for a minute'),
  CHAINCODE_TLS_KEY: z.string().min(1),
  CHAINCODE_TLS_CERT: z.string().min(1),
  CHAINCODE_TLS_CLIENT_CACERT: z.string().min(1),
});

const environment = Environment.parse(process.env);
const server = shim.Shim.server(new Chopmark(), {
  ccid: environment.CHAINCODE_ID,
  address: environment.CHAINCODE_SERVER_ADDRESS,
  tlsProps: {
    key: readFileSync(environment.CHAINCODE_TLS_KEY),
    cert: readFileSync(environment.CHAINCODE_TLS_CERT),
    clientCACerts: readFileSync(environment.CHAINCODE_TLS_CLIENT_CACERT),
  },
});
void server.start();
