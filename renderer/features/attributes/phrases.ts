export const ATTRIBUTE_FIELDS = {
  notANumber: 'This characteristic is a number. Type digits, such as 52 or 0.5.',
  of: (attribute: string, owner: string) => `${attribute} of ${owner}`,
  change: (attribute: string, owner: string) => `Change ${attribute} of ${owner}`,
  result: (sides: string) => `Characteristics of ${sides}`,
  arms: 'Characteristics of the arms',
} as const;
