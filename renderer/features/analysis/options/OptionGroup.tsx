import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import './options.css';

export type Option<Value> = Readonly<{ value: Value; name: string; reason: string }>;

/** Radio buttons know texts only: this one stands for null, the review's or the profile's own. */
const OWN = 'own';

/** One choice of how effects are pooled, each option with its reason. */
export function OptionGroup<Value extends string | null>({
  label,
  value,
  options,
  onChange,
}: Readonly<{ label: string; value: Value; options: readonly Option<Value>[]; onChange: (value: Value) => void }>) {
  const id = useId();
  return (
    <RadioGroup
      className="pooling-group"
      value={value ?? OWN}
      onChange={(text) => {
        const chosen = options.find((option) => (option.value ?? OWN) === text);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className="medium">{label}</Label>
      {options.map((option) => (
        <Radio
          key={option.value ?? OWN}
          value={option.value ?? OWN}
          className="pooling-option"
          aria-label={option.name}
          aria-describedby={`${id}-${option.value ?? OWN}`}
        >
          <span className="pooling-dot" aria-hidden="true" />
          <span>
            <span className="medium">{option.name}</span>
            <span className="small quiet pooling-reason" id={`${id}-${option.value ?? OWN}`}>
              {option.reason}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
