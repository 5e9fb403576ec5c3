/** Calendar days as `YYYY-MM-DD`, without any time zone. */

/** `2026年11月22日` for `2026-11-22`. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** China Standard Time, UTC+8 all year round since 1991, milliseconds. */
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The calendar day in Shanghai at `now`, milliseconds since 1970. */
export function shanghaiDay(now: number): string {
  return new Date(now + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The same day so many years later (earlier where negative); 29 February becomes the 28th in a common year. */
export function addYears(day: string, years: number): string {
  const [year, month, date] = partsOf(day);
  const later = `${String(year + years).padStart(4, '0')}-${month}`;
  return `${later}-${month === '02' && date === '29' && !isLeap(year + years) ? '28' : date}`;
}

/** The later of two days. */
export function laterOf(one: string, other: string): string {
  return [one, other].sort()[1] ?? one;
}

/** The earlier of two days. */
export function earlierOf(one: string, other: string): string {
  return [one, other].sort()[0] ?? one;
}

/** The day before. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** The month, `2026-11`, so many months before that of `day`. */
export function monthBefore(day: string, months: number): string {
  const [year, month] = partsOf(day);
  const count = year * 12 + Number(month) - 1 - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Full years of age on `day`. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

function partsOf(day: string): [number, string, string] {
  return [Number(day.slice(0, 4)), day.slice(5, 7), day.slice(8, 10)];
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
