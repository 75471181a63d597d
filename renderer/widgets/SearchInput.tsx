type Props = Readonly<{ label: string; value: string; onChange: (text: string) => void }>;

/** A search box that filters as you type. Escape empties it. */
export function SearchInput({ label, value, onChange }: Props) {
  return (
    <input
      type="search"
      className="field-input"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return;
        event.preventDefault();
        onChange('');
      }}
    />
  );
}
