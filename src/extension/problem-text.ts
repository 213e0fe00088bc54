import * as vscode from 'vscode';
import { fixText, problemText } from '../ml/spec/messages/localized';
import type { Fix, Problem } from '../ml/spec/problem';

/** What a problem says, in the language that VS Code speaks. */
export const textOf = (problem: Pick<Problem, 'code' | 'args'>): string => problemText(problem, vscode.env.language);

/** What a fix does, in the language that VS Code speaks. */
export const titleOf = (fix: Fix): string => fixText(fix, vscode.env.language);
