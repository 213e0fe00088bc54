import * as vscode from 'vscode';
import type { SetPart } from '../ml/data/picture-sets';
import { setPartText } from '../ml/data/set-text';
import type { ExplainedCode } from '../ml/language/messages/explained';
import type { Explanation } from '../ml/language/messages/explained/explanation';
import { adviceExplanation, arithmeticText, explanationText, fixText, problemText } from '../ml/language/messages/localized';
import type { Fix, Problem } from '../ml/language/problem';
import { visible } from '../ml/language/visible';
import { type NativeProblem, problemText as nativeProblemText } from '../native/problem';

/** What a problem says, in the language that VS Code speaks. */
export const textOf = (problem: Pick<Problem, 'code' | 'args'>): string => visible(problemText(problem, vscode.env.language));

/** `MNIST, sample`, in the language that VS Code speaks. */
export const setTextOf = (set: SetPart): string => setPartText(set, vscode.env.language);

/** A well-known set with its title, for what shows it. */
export const titledSet = (set: SetPart): SetPart & { readonly title: string } => ({ ...set, title: setTextOf(set) });

/** What a fix does, in the language that VS Code speaks. */
export const titleOf = (fix: Fix): string => visible(fixText(fix, vscode.env.language));

/** The page about a problem, as Markdown, in the language that VS Code speaks. */
export const explanationOf = (code: ExplainedCode): string => explanationText(code, vscode.env.language);

/** What there is to learn from advice on a run, in the language that VS Code speaks. */
export const adviceExplanationOf = (code: Parameters<typeof adviceExplanation>[0]): Explanation =>
  adviceExplanation(code, vscode.env.language);

/** How a layer's parameters come about, in the language that VS Code speaks. */
export const arithmeticOf = (arithmetic: string): string => arithmeticText(arithmetic, vscode.env.language);

/** What is in the way of the native library, in the language that VS Code speaks. */
export const nativeText = (problem: NativeProblem): string => visible(nativeProblemText(problem, vscode.env.language));
