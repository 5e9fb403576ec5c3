import './clauses.css';

/**
 * A sentence that is broken into lines between its clauses, where it has to be. Chinese has no spaces to break at, and a
 * line that ends within a word reads badly at this size; other scripts break as they always do.
 */
export function Clauses({ text }: { readonly text: string }) {
  if (!/\p{Script=Han}/u.test(text)) return text;
  const clauses = text.split(/(?<=[，。；：！？])/u);
  return clauses.map((clause, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the clauses of one sentence never change their order
    <span key={index} className="clause">
      {clause}
    </span>
  ));
}
