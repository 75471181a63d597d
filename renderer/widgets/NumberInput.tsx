import { numberText, readNumber, type NumberLimits } from './read-number.ts';
import { TextInput, type TextInputProps } from './TextInput.tsx';

type Props = Omit<TextInputProps, 'value' | 'onCommit' | 'check' | 'isMultiline' | 'isNumeric'> &
  NumberLimits &
  Readonly<{ value: number | null; onCommit: (value: number | null) => void }>;

/** One stored number that is edited in place; empty means not known. A comma or a point may mark the decimals. */
export function NumberInput({ value, onCommit, isWhole = false, least, most, isRequired = false, ...rest }: Props) {
  const limits: NumberLimits = {
    isWhole,
    isRequired,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
  return (
    <TextInput
      {...rest}
      isNumeric
      value={numberText(value)}
      check={(text) => {
        const read = readNumber(text, limits);
        return read.ok ? null : read.problem;
      }}
      onCommit={(text) => {
        const read = readNumber(text, limits);
        if (read.ok) onCommit(read.value);
      }}
    />
  );
}
