import * as vscode from 'vscode';
import { visible } from '../../ml/spec/visible';
import { type NativeProblem, problemText } from '../../native/problem';

/** What is in the way of the native library, in the language that VS Code speaks. */
export const nativeText = (problem: NativeProblem): string => visible(problemText(problem, vscode.env.language));
