import { describe, expect, it } from 'vitest';
import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import { asPlainJson, PLAIN_JSON } from '../../api/contract/plain-json.ts';

const serializer = new StandardRPCJsonSerializer(PLAIN_JSON);

function acrossTheWire(data: unknown): unknown {
  const [json, meta] = serializer.serialize(data);
  return serializer.deserialize(JSON.parse(JSON.stringify(json)), JSON.parse(JSON.stringify(meta)));
}

describe('what is known to be plain JSON', () => {
  const view = {
    order: ['a', 'b'],
    items: { a: { text: '−0.5 "quoted"', number: -0.5, flag: null } },
    missing: undefined,
  };

  it('crosses without a copy and arrives as it was', () => {
    const read = { times: 0 };
    const watched = {
      ...view,
      get order() {
        read.times++;
        return view.order;
      },
    };
    const [json] = serializer.serialize({ revision: 3, view: asPlainJson(watched) });
    expect(read.times).toBe(0);
    expect(JSON.parse(JSON.stringify(json))).toEqual({ revision: 3, view: { order: view.order, items: view.items } });
    expect(read.times).toBe(1);
    expect(acrossTheWire({ revision: 3, view: asPlainJson(view) })).toEqual({ revision: 3, view });
  });

  it('is the whole answer too', () => {
    expect(acrossTheWire(asPlainJson({ ...view }))).toEqual(view);
  });

  it('is told from what only looks like it: a text stays a text, a date a date', () => {
    const text = JSON.stringify(view);
    const at = new Date(0);
    expect(acrossTheWire({ text, at })).toEqual({ text, at });
  });
});
