import { describe, expect, test } from 'vitest';
import { Connection } from '../../renderer/connection/connection.ts';
import type { ContractClient, Link } from '../../renderer/connection/types.ts';

/** A line that stays open; the client is only passed on. */
function openLine(): { link: Link; client: ContractClient } {
  const client = {} as ContractClient;
  return { client, link: { client, closed: new Promise(() => undefined) } };
}

describe('who waits for the line', () => {
  test('a listener that comes before the line is told of it once', async () => {
    const { link, client } = openLine();
    const connection = new Connection(() => Promise.resolve(link));
    const told: ContractClient[] = [];
    connection.onConnected((line) => told.push(line));
    expect(told).toEqual([]);
    void connection.run();
    await connection.client();
    expect(told).toHaveLength(1);
    expect(told[0]).toBe(client);
  });

  test('a listener that comes when the line is up is told of it at once', async () => {
    const { link, client } = openLine();
    const connection = new Connection(() => Promise.resolve(link));
    void connection.run();
    await connection.client();
    const told: ContractClient[] = [];
    connection.onConnected((line) => told.push(line));
    expect(told).toHaveLength(1);
    expect(told[0]).toBe(client);
  });
});
