/** One gRPC channel per peer, shared by all identities: a Gateway object over it costs nothing. */
import { readFileSync } from 'node:fs';
import { Client, credentials } from '@grpc/grpc-js';

/** Settings of reliability: a dead connection is noticed within 20 s and tried again within 2 s. */
export const channelOptions = {
  'grpc.keepalive_time_ms': 15_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  // Blocks exceed the default of 4 MB.
  'grpc.max_receive_message_length': 104_857_600,
};

/** Opens the channel; the peer's TLS root is pinned. */
export const connectPeer = (address: string, tlsCaCertificate: string): Client =>
  new Client(address, credentials.createSsl(readFileSync(tlsCaCertificate)), channelOptions);
