import type { Call, OperationName, Tree } from './tree';

/** `plain`: as a sheet takes it, `2*x - 1`. `pretty`: as a person writes it, `2x − 1`, `x²`. */
type Spelling = 'plain' | 'pretty';

/** How tightly signs hold their operands together; what is written without them, the tightest. */
const binds: Partial<Record<OperationName, number>> = { add: 1, subtract: 1, multiply: 2, divide: 2, negate: 3, power: 4 };

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const superscript = (digits: string): string => digits.replace(/\d/g, (d) => raised[Number(d)] as string).replace('-', '⁻');

const bindsOf = (tree: Tree): number => {
  if (tree.is === 'number') return tree.value < 0 ? 3 : 5;
  return tree.is === 'call' ? (binds[tree.name] ?? 5) : 5;
};

/** An expression as text. Both spellings are unambiguous; only the plain one can be read again. */
export function writtenTree(tree: Tree, spelling: Spelling): string {
  const pretty = spelling === 'pretty';
  switch (tree.is) {
    case 'number':
      return pretty ? String(tree.value).replaceAll('-', '−') : String(tree.value);
    case 'constant':
      return pretty && tree.name === 'pi' ? 'π' : tree.name;
    case 'x':
      return 'x';
    case 'call':
      return writtenCall(tree, spelling);
  }
}

function writtenCall({ name, of }: Call, spelling: Spelling): string {
  const pretty = spelling === 'pretty';
  const text = (part: Tree | undefined, least: number): string => {
    const inner = writtenTree(part as Tree, spelling);
    return bindsOf(part as Tree) < least ? `(${inner})` : inner;
  };
  const [a, b] = of;
  switch (name) {
    case 'negate':
      return `${pretty ? '−' : '-'}${text(a, 2)}`;
    case 'add':
      return `${text(a, 1)} + ${text(b, 2)}`;
    case 'subtract':
      return `${text(a, 1)} ${pretty ? '−' : '-'} ${text(b, 2)}`;
    case 'multiply':
      return product(text(a, 2), text(b, 3), pretty, a?.is === 'number');
    case 'divide':
      return `${text(a, 2)}${pretty && of.some((part) => bindsOf(part) < 5) ? ' / ' : '/'}${text(b, 3)}`;
    case 'power':
      return pretty && b?.is === 'number' && Number.isInteger(b.value)
        ? text(a, 5) + superscript(String(b.value))
        : `${text(a, 5)}^${text(b, 4)}`;
    default:
      return writtenFunction(name, of.map((part) => writtenTree(part, spelling)).join(', '), pretty);
  }
}

/** 2x and 2(x + 1), but 2 · 3 and x · sin(x). */
function product(left: string, right: string, pretty: boolean, numberFirst: boolean): string {
  if (!pretty) return `${left}*${right}`;
  return numberFirst && 'x(π'.includes(right.charAt(0)) ? left + right : `${left} · ${right}`;
}

function writtenFunction(name: OperationName, inner: string, pretty: boolean): string {
  if (!pretty) return `${name}(${inner})`;
  if (name === 'abs') return `|${inner}|`;
  if (name === 'sqrt') return inner === 'x' ? '√x' : `√(${inner})`;
  return `${name === 'log' ? 'ln' : name}(${inner})`;
}
