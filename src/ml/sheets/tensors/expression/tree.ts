/** A part of an expression, in UTF-16 units from its beginning. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<' | '>' | '<=' | '>=' | '==' | '!=';

/** An expression of NumPy as it is written: what its names mean is decided when it is computed. */
export type Tree = Part &
  (
    | { readonly is: 'number'; readonly value: number; readonly type: 'int' | 'float' }
    | { readonly is: 'word'; readonly word: 'None' | 'True' | 'False' }
    | { readonly is: 'name'; readonly name: string }
    /** Square brackets or round ones: NumPy takes lists and tuples alike where it takes several. */
    | { readonly is: 'list'; readonly items: readonly Tree[] }
    | { readonly is: 'minus'; readonly of: Tree }
    | { readonly is: 'binary'; readonly operator: BinaryOperator; readonly left: Tree; readonly right: Tree }
    | { readonly is: 'call'; readonly name: string; readonly nameAt: Part; readonly given: readonly Given[]; readonly method: boolean }
    | { readonly is: 'attribute'; readonly of: Tree; readonly name: string; readonly nameAt: Part }
    | { readonly is: 'index'; readonly of: Tree; readonly items: readonly IndexItem[] }
  );

/** An argument of a call; of a method, the first is the tensor before the point. */
export interface Given {
  readonly keyword?: string;
  readonly value: Tree;
}

export type IndexItem = Part &
  (
    | { readonly is: 'at'; readonly index: Tree }
    | { readonly is: 'slice'; readonly start?: Tree; readonly stop?: Tree; readonly step?: Tree }
    | { readonly is: 'rest' }
    | { readonly is: 'new' }
  );
