/**
 * Masking for screens that strangers can see over a shoulder. What is masked is still recognised by its owner and
 * useless to anybody else.
 */

const han = /\p{Script=Han}/u;

/** A name: of a Chinese one the middle is hidden (样*甲), of a Latin one all but the first letter of each word. */
export function maskName(name: string): string {
  const characters = [...name];
  if (!han.test(name)) return name.replaceAll(/(\p{L})\p{L}*/gu, '$1***');
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${characters[0]}*`;
  if (characters.length <= 6) {
    return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
  }
  // An organisation, or a long transcribed name.
  return `${characters.slice(0, 2).join('')}***${characters.slice(-4).join('')}`;
}

/** A number: the first three and the last four characters stay, or fewer where it is short. */
export function maskNumber(number: string): string {
  const characters = [...number];
  const shown = characters.length >= 12 ? { head: 3, tail: 4 } : { head: 1, tail: Math.min(2, characters.length - 1) };
  const hidden = Math.max(0, characters.length - shown.head - shown.tail);
  const tail = shown.tail > 0 ? characters.slice(-shown.tail) : [];
  return [...characters.slice(0, shown.head), '*'.repeat(Math.min(hidden, 8)), ...tail].join('');
}
