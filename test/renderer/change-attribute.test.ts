import { expect, test } from 'vitest';
import {
  attributeLabel,
  attributeProblem,
  changeAttribute,
} from '../../renderer/features/attributes/change-attribute.ts';

const dose = { id: 'dose', type: 'number', name: 'Dose', unit: 'h' } as const;
const owner = { table: 'arm', id: 'arm-a', name: 'MBSR' } as const;
const stored = { id: 'v', typed: '8' };

test('a characteristic of an arm is added, changed and taken away, each as one change', () => {
  expect(changeAttribute(owner, dose, undefined, '8')).toMatchObject({
    op: 'add',
    table: 'attribute_value',
    fields: { attributeId: 'dose', ownerTable: 'arm', ownerId: 'arm-a', text: '8', number: 8 },
  });
  expect(changeAttribute(owner, dose, stored, '12')).toMatchObject({
    op: 'set',
    id: 'v',
    fields: { text: '12', number: 12 },
    seen: { text: '8' },
  });
  expect(changeAttribute(owner, dose, stored, '')).toMatchObject({ op: 'remove', id: 'v' });
});

test('nothing typed is nothing to change', () => {
  expect(changeAttribute(owner, dose, undefined, '')).toBeNull();
  expect(changeAttribute(owner, dose, stored, '8')).toBeNull();
});

test('a number is wanted where the characteristic is one, and its unit is named', () => {
  expect(attributeProblem(dose, 'eight')).toContain('number');
  expect(attributeProblem(dose, '8')).toBeNull();
  expect(attributeProblem({ type: 'text' }, 'eight')).toBeNull();
  expect(attributeLabel(dose)).toBe('Dose (h)');
});
