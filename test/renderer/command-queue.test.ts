import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import type { CommandReply } from '../../api/contract/views.ts';
import { CommandQueue, type CommandEnvelope, type SendCommand } from '../../renderer/connection/commands.ts';
import type { ContractClient } from '../../renderer/connection/types.ts';
import { uuidV7 } from '../../renderer/connection/uuid-v7.ts';

// The queue hands the client through without looking at it.
const client = {} as ContractClient;
const replyTo = (envelope: CommandEnvelope): CommandReply => ({
  commandId: envelope.commandId,
  revision: 1,
  views: {},
  undo: { undo: 'a change', redo: null },
});

function queueWith() {
  const onReply = vi.fn<(reply: CommandReply) => void>();
  const frames: (() => void)[] = [];
  const queue = new CommandQueue({
    windowId: 'window',
    client: () => Promise.resolve(client),
    watching: () => ['shell'],
    onReply,
    afterPaint: (run) => frames.push(run),
  });
  const paint = (): void => frames.splice(0).forEach((run) => run());
  return { queue, onReply, paint };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('CommandQueue', () => {
  it('answers with the reply and what undo would do now', async () => {
    const { queue, onReply } = queueWith();
    const sent = queue.send((_client, envelope) => Promise.resolve(replyTo(envelope)));
    expect(queue.pending()).toBe(1);
    const reply = await sent;
    expect(onReply).toHaveBeenCalledWith(reply);
    expect(queue.pending()).toBe(0);
    expect(queue.undoState()).toEqual({ undo: 'a change', redo: null });
  });

  it('keeps a command whose line broke and sends it again under the same id', async () => {
    const { queue } = queueWith();
    const ids: string[] = [];
    const send: SendCommand = (_client, envelope) => {
      ids.push(envelope.commandId);
      return ids.length === 1 ? Promise.reject(new Error('socket closed')) : Promise.resolve(replyTo(envelope));
    };
    const sent = queue.send(send);
    await settle();
    expect(queue.pending()).toBe(1);
    queue.resend(client);
    await sent;
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
    expect(queue.pending()).toBe(0);
  });

  it('holds what is on screen already until it is painted, and counts it at once', async () => {
    const { queue, paint } = queueWith();
    const left: string[] = [];
    const sent = queue.sendAfterPaint((_client, envelope) => {
      left.push('held');
      return Promise.resolve(replyTo(envelope));
    });
    expect(queue.pending()).toBe(1);
    await settle();
    expect(left).toEqual([]);
    paint();
    await sent;
    expect(left).toEqual(['held']);
    expect(queue.pending()).toBe(0);
  });

  it('lets no later command overtake one that is held, and sends that once', async () => {
    const { queue, paint } = queueWith();
    const left: string[] = [];
    const send =
      (name: string): SendCommand =>
      (_client, envelope) => {
        left.push(name);
        return Promise.resolve(replyTo(envelope));
      };
    const sent = [queue.sendAfterPaint(send('typed')), queue.send(send('undone'))];
    await Promise.all(sent);
    paint();
    await settle();
    expect(left).toEqual(['typed', 'undone']);
  });

  it('sends what is held with the rest when the line is back, and when the window is closed', async () => {
    const { queue, paint } = queueWith();
    const left: string[] = [];
    const send: SendCommand = (_client, envelope) => {
      left.push(envelope.commandId);
      return Promise.resolve(replyTo(envelope));
    };
    const first = queue.sendAfterPaint(send);
    queue.resend(client);
    await first;
    const second = queue.sendAfterPaint(send);
    queue.leave();
    await second;
    paint();
    await settle();
    expect(left).toHaveLength(2);
  });

  it('rejects with the backend’s refusal and sends nothing again', async () => {
    const { queue, onReply } = queueWith();
    const refusal = new ORPCError('REFUSED', { defined: true, data: { reason: 'No.' } });
    await expect(queue.send(() => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(queue.pending()).toBe(0);
    expect(onReply).not.toHaveBeenCalled();
  });

  it('knows why the file takes nothing until it takes something again', async () => {
    const { queue } = queueWith();
    const gone = new ORPCError('FILE', { defined: true, data: { kind: 'deleted', sentence: 'The file is gone.' } });
    const refused = new ORPCError('REFUSED', { defined: true, data: { reason: 'No.' } });
    await expect(queue.send(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(queue.fileProblem()).toBeNull();
    await expect(queue.send(() => Promise.reject(gone))).rejects.toBe(gone);
    expect(queue.fileProblem()).toBe('The file is gone.');
    await expect(queue.send(() => Promise.reject(refused))).rejects.toBe(refused);
    expect(queue.fileProblem()).toBe('The file is gone.');
    await queue.send((_client, envelope) => Promise.resolve(replyTo(envelope)));
    expect(queue.fileProblem()).toBeNull();
  });
});

describe('uuidV7', () => {
  it('has version, variant and the time in front, so that ids sort by time', () => {
    const earlier = uuidV7(1_700_000_000_000);
    const later = uuidV7(1_700_000_000_001);
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(Number.parseInt(earlier.slice(0, 13).replace('-', ''), 16)).toBe(1_700_000_000_000);
    expect(earlier < later).toBe(true);
  });
});
