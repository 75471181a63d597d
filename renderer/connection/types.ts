import type { Connection, GroveClient } from '../../api/contract/client.ts';

export type ContractClient = GroveClient;

/** One open line to the backend; `closed` settles when it is gone. */
export type Link = Connection;

/** Opens a line; rejects, with a sentence for the reader, when the backend cannot be reached now. */
export type Connect = () => Promise<Link>;
