import type { Node } from 'jsonc-parser';
import { replaceText } from '../../language/edits';
import { readFields } from '../../language/fields';
import { spanWithin } from '../../language/inside-text';
import type { Span } from '../../language/kind';
import type { Fix } from '../../language/problem';
import type { ProblemList } from '../../language/reporter';
import { evaluate } from './evaluate';
import { parseExpression } from './expression/parse';
import type { Part } from './expression/tree';
import { tensorSheetFields, type WrittenTensor } from './fields';
import { readNumbers } from './literal';
import { fail, Mistake } from './mistake';
import { Room, tensorOf, type Value } from './operations/value';
import type { NamedTensor, Step, TensorSheet } from './sheet';

/**
 * Reads a tensor sheet and computes all its expressions. Never throws on what a user wrote; a tensor that cannot be computed, and what is
 * computed from it, is left out.
 * @param root the object that the file is
 * @returns undefined if there is no tensor at all
 */
export const readTensorSheet = (root: Node, list: ProblemList): Promise<TensorSheet | undefined> => Promise.resolve(read(root, list));

function read(root: Node, list: ProblemList): TensorSheet | undefined {
  const given: { name?: string; tensors?: readonly WrittenTensor[] } = {};
  readFields(root, tensorSheetFields, 'the sheet', list, { each: (key, value) => Object.assign(given, { [key]: value }) });
  const { name, tensors: written = [] } = given;
  const sheet = new Sheet(written, list);
  const tensors = written.flatMap((one) => sheet.tensor(one.name) ?? []);
  return tensors.length ? { kind: 'tensors', ...(name !== undefined && { name }), tensors } : undefined;
}

interface Computed extends NamedTensor {
  readonly inMemory: Value;
}

/** What a click puts right: a name that is nearly one, and signs of other languages. */
function fixesOf({ args }: Mistake, span: Span): readonly Fix[] {
  const { nearest, character, text } = { ...(args as object) } as Readonly<Record<string, unknown>>;
  const meant = typeof nearest === 'string' ? nearest : character === '^' ? '**' : text === '=' ? '==' : undefined;
  return meant === undefined ? [] : [replaceText(span, meant)];
}

/** Ends an expression that names a tensor with a mistake of its own, which has been reported there. */
class Elsewhere extends Error {}

/** The tensors of a file, each computed when it is first named. */
class Sheet {
  readonly #written: ReadonlyMap<string, Node>;
  readonly #list: ProblemList;
  readonly #room = new Room();
  readonly #done = new Map<string, Computed | undefined>();
  /** Names of the tensors that are being computed, each by the one before it. */
  readonly #open: string[] = [];
  /** Expressions in circles that have been reported. */
  readonly #circular = new Set<string>();

  constructor(written: readonly WrittenTensor[], list: ProblemList) {
    this.#written = new Map(written.map(({ name, node }) => [name, node]));
    this.#list = list;
  }

  /** Undefined where it could not be computed, which has been reported. */
  tensor(name: string): NamedTensor | undefined {
    const found = this.#computed(name);
    if (!found) return undefined;
    const { inMemory: _, ...tensor } = found;
    return tensor;
  }

  #computed(name: string): Computed | undefined {
    if (this.#done.has(name)) return this.#done.get(name);
    const node = this.#written.get(name) as Node;
    this.#open.push(name);
    const found = node.type === 'string' ? this.#expression(name, node) : this.#numbers(name, node);
    this.#open.pop();
    this.#done.set(name, found);
    return found;
  }

  #numbers(name: string, node: Node): Computed | undefined {
    const value = readNumbers(node, name, this.#list);
    if (!value || !this.#fits(value, name, node)) return undefined;
    return { name, value, steps: [], inMemory: tensorOf(value.shape, value.type, value.values) };
  }

  /** Numbers that are written take room, too. */
  #fits({ shape }: NamedTensor['value'], name: string, node: Node): boolean {
    try {
      this.#room.take(shape, name, { from: 0, to: 0 });
      return true;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      this.#list.report(error.code, error.args, { offset: node.offset, length: 1 });
      return false;
    }
  }

  #expression(name: string, node: Node): Computed | undefined {
    const text = String(node.value);
    // Where something is missing, the character that is there is marked.
    const place = ({ from, to }: Part): Span => {
      const { offset, length } = spanWithin(this.#list.text, node, from, to);
      return { offset, length: Math.max(1, length) };
    };
    const steps: Step[] = [];
    try {
      const tree = parseExpression(text);
      const { value, operand } = evaluate(tree, {
        text,
        steps,
        room: this.#room,
        names: [...this.#written.keys()],
        tensor: (other, part) => this.#named(other, part),
        warn: (code, args, part) => this.#list.report(code, args, place(part)),
      });
      const { strides: _, ...kept } = value;
      // A tensor that only has another one's name, or is written as numbers, is one operation all the same.
      if (operand.is !== 'step') steps.push({ operation: '=', text, operands: [operand], value: kept, way: { is: 'same' } });
      return { name, text, value: kept, steps, inMemory: value };
    } catch (error) {
      if (error instanceof Mistake) {
        const span = place(error.part);
        this.#list.report(error.code, error.args, span, { fixes: fixesOf(error, span) });
      } else if (!(error instanceof Elsewhere)) throw error;
      return undefined;
    }
  }

  #named(name: string, part: Part): Value {
    const begin = this.#open.indexOf(name);
    if (begin >= 0) {
      const circle = this.#open.slice(begin);
      if (circle.some((one) => this.#circular.has(one))) throw new Elsewhere();
      for (const one of circle) this.#circular.add(one);
      return fail('tensor-circle', { tensors: circle }, part);
    }
    const found = this.#computed(name);
    if (!found) throw new Elsewhere();
    return found.inMemory;
  }
}
