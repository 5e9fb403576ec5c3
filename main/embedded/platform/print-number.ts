import { mod37Check } from '../../platform/identity-number.ts';

/**
 * The number on the paper, `YZ01-20261122-000123-7`: terminal without its hyphen, day, the terminal's count on that
 * day, and the check character of all of them by ISO 7064 MOD 37,36.
 */
export function printNumber(terminal: string, day: string, count: number): string {
  const parts = [terminal.replaceAll('-', ''), day.replaceAll('-', ''), String(count).padStart(6, '0')];
  return [...parts, mod37Check(parts.join(''))].join('-');
}

/** Whether a print number is one: its form and its check character. */
export function isPrintNumber(value: string): boolean {
  const match = /^([A-Z]{2}\d{2,4})-(\d{8})-(\d{6})-([0-9A-Z])$/.exec(value);
  if (match === null) return false;
  const [, terminal = '', day = '', count = '', check = ''] = match;
  return mod37Check(terminal + day + count) === check;
}
