import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { SpecHovers } from '../../../src/extension/language/hovers';
import { type NameRequest, nameAt } from '../../../src/ml/hovers/questions';
import type { Hover } from '../fake-editor';
import { ColorThemeKind, env, FakeDocument, Uri, window } from '../fake-vscode';

const asked: NameRequest[] = [];
const worker = {
  ask: (question: NameRequest) => {
    asked.push(question);
    return Promise.resolve(nameAt(question));
  },
};

/** What is shown at the mark `|`. */
async function hovered(marked: string, file = '/notes/a.nn.json'): Promise<Hover | undefined> {
  const document = new FakeDocument(Uri.file(file), marked.replace('|', ''));
  const position = document.positionAt(marked.indexOf('|'));
  const hovers = new SpecHovers(worker as never);
  return (await hovers.provideHover(document as never, position as unknown as vscode.Position)) as unknown as Hover | undefined;
}

const activation = (value: string): string => `{ "layers": [{ "type": "Dense", "units": 1, "activation": ${value} }] }`;

/** The documents that a text has as pictures. */
const drawings = ({ contents }: Hover): string[] =>
  [...contents.value.matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)].map(([, data = '']) =>
    Buffer.from(data, 'base64').toString(),
  );

describe('a hover over a name', () => {
  beforeEach(() => {
    asked.length = 0;
    window.activeColorTheme.kind = ColorThemeKind.Dark;
    env.language = 'en';
  });

  it('says what it is, its formula, when to use it, its parameters and its source', async () => {
    const hover = await hovered(activation('"re|lu"'));
    const { read } = hover?.contents ?? {};
    assert.match(
      read ?? '',
      /^\*\*relu\*\*: Keeps what is above 0[^\n]*\n\n\[!\[relu\]\(data:[^\n]*\n\n```text\nf\(z\) = max\(0, z\)\n```\n\n.*When to use it:\*\* The usual choice.*Parameters: `negative_slope` \(`0`\).*\[Source\]\(https:\/\/keras\.io/s,
    );
  });

  it('says it in Korean', async () => {
    env.language = 'ko';
    const hover = await hovered('{ "layers": [{ "type": "Flat|ten" }] }');
    assert.match(hover?.contents.read ?? '', /^\*\*Flatten\*\*: 샘플의 숫자를 한 줄로 폅니다.*쓰임:.*출처/s);
  });

  it('shows its picture, what that is, and a link', async () => {
    const hover = await hovered(activation('"re|lu"'));
    assert.ok(hover);
    assert.match(drawings(hover)[0] ?? '', /^<svg .*f′\(z\).*<\/svg>$/s);
    const { read } = hover.contents;
    assert.match(read, /Solid f\(z\), dashed its slope/);
    assert.match(read, /\[Show Large\]\(command:neuralNetwork\.showEntry\?/);
    assert.deepEqual(JSON.parse(decodeURIComponent(/showEntry\?([^)]*)\)/.exec(hover.contents.value)?.[1] ?? '')), [
      { table: 'activations', name: 'relu' },
    ]);
    assert.deepEqual(hover.contents.isTrusted, { enabledCommands: ['neuralNetwork.showEntry'] });
    assert.ok(hover.contents.value.length < 100_000);
  });

  it('is of the loss and the optimizer too', async () => {
    const compile = (rest: string) => `{ "layers": [], "compile": { ${rest} } }`;
    const loss = await hovered(compile('"optimizer": "sgd", "loss": "b|ce"'));
    assert.match(loss?.contents.read ?? '', /solid for y = 1, dashed for y = 0/);
    const optimizer = await hovered(compile('"optimizer": "ad|am"'));
    assert.match(optimizer?.contents.read ?? '', /\[Show in a Sample\].*40 steps down a narrow valley, learning rate [\d.]+/s);
  });

  it('is drawn in colours for the theme', async () => {
    const colours = new Set<string>();
    for (const kind of Object.values(ColorThemeKind)) {
      window.activeColorTheme.kind = kind;
      const hover = await hovered(activation('"re|lu"'));
      colours.add(/stroke="(#\w+)" stroke-width="1\.8"/.exec((hover && drawings(hover)[0]) ?? '')?.[1] ?? '');
    }
    assert.equal(colours.size, 4, [...colours].join());
  });

  it('takes nothing of the text into its own', async () => {
    for (const value of ['"[x](command:|evil)"', '{ "type": "re|lu", "[x](command:evil)": 1 }', '"relu|\\u202e"']) {
      const hover = await hovered(activation(value));
      assert.doesNotMatch(hover?.contents.value ?? '', /evil|\u202e/);
    }
  });

  it('is nothing where there is no name, and no one is asked about a file that is no spec', async () => {
    assert.equal(await hovered('{ "na|me": "relu" }'), undefined);
    assert.equal(await hovered('{ "layers": [{ "type": "Dense", "un|its": 1 }] }'), undefined);
    assert.equal(await hovered('// re|lu'), undefined);
    assert.equal(asked.length, 3);
    assert.equal(await hovered(activation('"re|lu"'), '/notes/settings.json'), undefined);
    assert.equal(asked.length, 3);
  });
});
