import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunStore } from '../../../src/extension/runs/run-store';
import { SampleCommands } from '../../../src/extension/samples/sample-commands';
import { SampleFiles } from '../../../src/extension/samples/sample-files';
import { allSamples } from '../../../src/extension/samples/sample-list';
import { SampleItem } from '../../../src/extension/samples/samples-view';
import { onDisk, storeSamplesIn } from '../../../src/extension/spec-document';
import { check } from '../../ml/spec/check';
import { env, FakeDocument, host, Uri, window } from '../fake-vscode';
import { keep } from '../runs/kept';

const packaged = (file: string): string => readFileSync(`samples/${file}`, 'utf8');

interface List {
  readonly items: readonly { readonly label: string; readonly sample?: { readonly file: string } }[];
  type(value: string): List['items'];
}

interface Box {
  readonly value: string;
  validateInput(text: string): Promise<string | undefined>;
}

describe('what commands do with samples', () => {
  let folder = '';
  let runs: RunStore;
  const storage = (): string => join(folder, 'storage');
  const work = (): string => join(folder, 'work');
  const commands = (): SampleCommands =>
    new SampleCommands(
      new SampleFiles({
        extensionUri: Uri.file(resolve('.')),
        globalStorageUri: Uri.file(storage()),
        extension: { packageJSON: { version: '1.2.3' } },
      } as never),
      runs,
    );
  const inWorkspace = (): void => void host.folders.push({ uri: Uri.file(work()), name: 'work', index: 0 });
  const lastUri = (): Uri => host.shown.at(-1)?.uri ?? assert.fail();
  const lastShown = (): string => onDisk(lastUri() as never)?.fsPath ?? '';
  const refuse = async (work: Promise<unknown>): Promise<void> => assert.equal(await work, undefined);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nn-samples-'));
    runs = new RunStore(join(folder, 'runs-of-work'));
    storeSamplesIn(Uri.file(storage()) as never);
    for (const list of [host.folders, host.shown, host.executed, host.answers, host.documents]) list.length = 0;
  });
  afterEach(() => {
    runs.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('open a sample as a copy that can be changed, with its data files', async () => {
    await refuse(commands().openSample('logistic-regression-csv'));
    const copy = join(storage(), 'samples-1.2.3/logistic-regression-csv.nn.json');
    assert.equal(String(lastUri()), 'neural-network-sample://1.2.3/logistic-regression-csv.nn.json');
    assert.equal(lastShown(), Uri.file(copy).fsPath);
    assert.equal(readFileSync(copy, 'utf8'), packaged('logistic-regression-csv.nn.json'));
    assert.equal(readFileSync(join(storage(), 'samples-1.2.3/data/exam.csv'), 'utf8'), packaged('data/exam.csv'));
  });

  it('open a sample, keep it and begin from it with its name and comment in the reader’s language', async () => {
    env.language = 'ko-KR';
    try {
      const { name, comment } = JSON.parse(readFileSync('l10n/samples.ko.json', 'utf8'))['gate-and'];
      const inKorean = new RegExp(`^// ${comment[0]}\\n// [^]*\\n\\{\\n  "name": "${name}",`);
      await refuse(commands().openSample('gate-and'));
      assert.match(readFileSync(lastShown(), 'utf8'), inKorean);
      inWorkspace();
      await refuse(commands().keepSample('gate-and'));
      assert.match(readFileSync(join(work(), 'gate-and.nn.json'), 'utf8'), inKorean);
    } finally {
      env.language = 'en';
    }
  });

  it('open what was changed before as it is', async () => {
    await commands().openSample('gate-and');
    writeFileSync(lastShown(), 'changed');
    await refuse(commands().openSample(new SampleItem(allSamples().find(({ file }) => file === 'gate-and') as never)));
    assert.equal(readFileSync(lastShown(), 'utf8'), 'changed');
  });

  it('open a sample beside the walkthrough', async () => {
    await refuse(commands().openSample({ sample: 'xor-learned', beside: true }));
    assert.deepEqual(host.shown.at(-1)?.options, { viewColumn: -2 });
    assert.match(lastShown(), /xor-learned/);
  });

  it('ask which one, and do nothing without an answer', async () => {
    let offered: readonly { readonly label: string; readonly sample?: unknown }[] = [];
    host.answers.push((list: { items: typeof offered }) => {
      offered = list.items;
      return undefined;
    });
    await refuse(commands().openSample(undefined));
    assert.equal(offered.filter(({ sample }) => sample).length, allSamples().length + 1);
    assert.equal(host.shown.length, 0);
  });

  it('make a new spec in the folder, with its data files, under the name that was given', async () => {
    inWorkspace();
    host.answers.push(({ items }: List) => items.find(({ sample }) => sample?.file === 'multi-class-fruit'));
    host.answers.push((box: Box) => box.value.replace('multi-class-fruit', 'my fruit'));
    await refuse(commands().newSpec(undefined));
    assert.equal(lastShown(), Uri.file(join(work(), 'my fruit.nn.json')).fsPath);
    assert.ok(existsSync(join(work(), 'data/fruit.csv')));
  });

  it('never write over a file', async () => {
    inWorkspace();
    cpSync('samples/gate-and.nn.json', join(work(), 'gate-and.nn.json'));
    cpSync('samples/gate-and.nn.json', join(work(), 'data/exam.csv'));
    host.answers.push(async (box: Box) => {
      assert.equal(box.value, 'gate-and-2.nn.json');
      assert.match((await box.validateInput('gate-and')) ?? '', /"gate-and.nn.json" already exists/);
      assert.match((await box.validateInput('a/b')) ?? '', /without/);
      assert.match((await box.validateInput(' ')) ?? '', /without/);
      assert.equal(await box.validateInput('new'), undefined);
      // As if it had come about meanwhile.
      return 'gate-and';
    });
    assert.match((await commands().newSpec('gate-and'))?.message ?? '', /could not be written/);
    assert.equal(readFileSync(join(work(), 'gate-and.nn.json'), 'utf8'), packaged('gate-and.nn.json'));

    host.answers.push(({ value }: Box) => value);
    await refuse(commands().newSpec('logistic-regression-csv'));
    assert.equal(readFileSync(join(work(), 'data/exam.csv'), 'utf8'), packaged('gate-and.nn.json'));
    assert.equal(readFileSync(join(work(), 'data/exam-2.csv'), 'utf8'), packaged('data/exam.csv'));
    assert.match(readFileSync(join(work(), 'logistic-regression-csv.nn.json'), 'utf8'), /"csv": "data\/exam-2.csv"/);

    host.answers.push(({ value }: Box) => value);
    await refuse(commands().newSpec('logistic-regression-csv'));
    assert.deepEqual(readdirSync(join(work(), 'data')).sort(), ['exam-2.csv', 'exam.csv'], 'the same data is not copied twice');
  });

  it('bring a folder of pictures along, under another name where one is there', async () => {
    inWorkspace();
    mkdirSync(join(work(), 'data/shapes'), { recursive: true });
    host.answers.push(({ value }: Box) => value);
    await refuse(commands().newSpec('picture-folder'));
    assert.ok(existsSync(join(work(), 'data/shapes-2/cross/01.png')));
    assert.deepEqual(readdirSync(join(work(), 'data/shapes')), []);
    assert.match(readFileSync(join(work(), 'picture-folder.nn.json'), 'utf8'), /"pictures": "data\/shapes-2"/);
  });

  it('make nothing when no name is given', async () => {
    inWorkspace();
    await refuse(commands().newSpec('gate-and'));
    assert.ok(!existsSync(work()));
  });

  it('make an untitled spec where no folder is open, and the next beside it', async () => {
    await refuse(commands().newSpec('optimizers/adam'));
    await refuse(commands().newSpec('optimizers/adam'));
    assert.deepEqual(
      host.documents.map(({ uri }) => String(uri)),
      ['untitled:adam.nn.json', 'untitled:adam-2.nn.json'],
    );
    assert.equal(host.documents[0]?.text, packaged('optimizers/adam.nn.json'));
  });

  it('open the copy where no folder is open and data files are needed', async () => {
    await refuse(commands().newSpec('logistic-regression-csv'));
    assert.match(lastShown(), /samples-1\.2\.3[\\/]logistic-regression-csv/);
  });

  it('open a folder with all samples, in a window of its own where one is open', async () => {
    await refuse(commands().openSamples());
    const copies = join(storage(), 'samples-1.2.3');
    assert.deepEqual(host.executed.pop(), ['vscode.openFolder', Uri.file(copies), { forceNewWindow: false }]);
    assert.equal(readdirSync(copies, { recursive: true }).filter((file) => String(file).endsWith('.nn.json')).length, allSamples().length);
    inWorkspace();
    await refuse(commands().openSamples());
    assert.deepEqual(host.executed.pop()?.[2], { forceNewWindow: true });
  });

  it('find a sample by its title, its description, its comment and what it is called elsewhere, in English and Korean', async () => {
    for (const [question, file] of [
      ['parabola', 'function-parabola'],
      ['PARABOLA tanh', 'function-parabola'],
      ['포물선', 'function-parabola'],
      ['포물선'.normalize('NFD'), 'function-parabola'],
      ['Rosenblatt', 'perceptron-and'],
      ['learning rate too small', 'gradient-descent-too-small'],
      ['과적합', 'overfitting'],
      ['ice creams', 'head-softplus'],
      ['sentiment', 'words'],
      ['합성곱', 'picture-conv'],
      ['blank', 'network'],
      ['빈 명세', 'network'],
    ] as const) {
      let found: readonly (string | undefined)[] = [];
      host.answers.push((list: List) => {
        found = list.type(question).map(({ sample }) => sample?.file);
        return undefined;
      });
      await refuse(commands().newSpec(undefined));
      assert.ok(found.includes(file), `${question}: ${found.join(', ')}`);
      assert.ok(found.length < 25, `${question}: ${found.length}`);
    }
  });

  it('begin with an empty template that trains as it is', async () => {
    inWorkspace();
    host.answers.push(({ items }: List) => items[0]);
    host.answers.push(({ value }: Box) => value);
    await refuse(commands().newSpec(undefined));
    const text = readFileSync(join(work(), 'network.nn.json'), 'utf8');
    const { problems, spec } = await check(text);
    assert.deepEqual([problems, Object.keys(spec ?? {}).includes('compile')], [[], true]);
  });

  it('keep a sample in the folder by one click, as it was changed, with its data and under a free name', async () => {
    inWorkspace();
    await refuse(commands().openSample('logistic-regression-csv'));
    const copy = lastUri();
    for (const uri of [copy, Uri.file(lastShown())]) assert.ok(commands().isCopy(uri as never));
    host.open(new FakeDocument(copy, packaged('logistic-regression-csv.nn.json').replace('"epochs"', '"epochs" ')));
    await refuse(commands().keepSample(copy));
    assert.equal(lastShown(), Uri.file(join(work(), 'logistic-regression-csv.nn.json')).fsPath);
    assert.match(readFileSync(lastShown(), 'utf8'), /"epochs" :/);
    assert.equal(readFileSync(join(work(), 'data/exam.csv'), 'utf8'), packaged('data/exam.csv'));
    assert.ok(!commands().isCopy(Uri.file(lastShown()) as never));
    await refuse(commands().keepSample('logistic-regression-csv'));
    assert.match(lastShown(), /logistic-regression-csv-2\.nn\.json$/);
  });

  it('keep the runs of a sample with it, and those of no other', async () => {
    inWorkspace();
    const ending = { reason: 'finished' } as const;
    const own = 'neural-network-sample://1.2.3/gate-and.nn.json';
    const other = 'neural-network-sample://1.2.3/gate-or.nn.json';
    keep(join(folder, 'runs-of-work'), 'own', { uri: own, ending });
    keep(join(folder, 'runs-of-work'), 'other', { uri: other, ending });
    await refuse(commands().openSample('gate-and'));
    await refuse(commands().keepSample(lastUri()));
    assert.deepEqual(
      runs.of(lastUri() as never).map(({ id, head }) => [id, head.file]),
      [['own', 'gate-and.nn.json']],
    );
    assert.deepEqual([runs.of(Uri.parse(own) as never).length, runs.get('other')?.head.uri], [0, other]);
    const again = new RunStore(join(folder, 'runs-of-work'));
    await again.ready();
    assert.deepEqual(
      again.of(lastUri() as never).map(({ id }) => id),
      ['own'],
    );
    again.dispose();
  });

  it('keep the sample that was chosen, and not what is open in front', async () => {
    inWorkspace();
    const document = new FakeDocument(Uri.file(join(work(), 'mine.nn.json')), '{ "name": "mine" }');
    host.open(document);
    window.activeTextEditor = { document };
    try {
      await refuse(commands().keepSample('gate-and'));
    } finally {
      window.activeTextEditor = undefined;
    }
    assert.equal(readFileSync(lastShown(), 'utf8'), packaged('gate-and.nn.json'));
  });

  it('say what to do first where nothing can be kept', async () => {
    assert.match((await commands().keepSample(undefined))?.message ?? '', /Open a sample first/);
    const refusal = await commands().keepSample('gate-and');
    assert.match(refusal?.message ?? '', /Open the folder/);
    await refusal?.help?.run();
    assert.deepEqual(host.executed.pop(), ['vscode.openFolder']);
  });

  it('say where the pictures of MNIST go, until the folder is there', async () => {
    inWorkspace();
    const next = await commands().keepSample('mnist');
    assert.match(next?.message ?? '', /four files .* "mnist"/);
    await next?.help?.run();
    assert.ok(existsSync(join(work(), 'mnist')));
    assert.equal(String(host.executed.pop()?.[1]), String(Uri.file(join(work(), 'mnist'))));
    await refuse(commands().keepSample('mnist'));
  });

  it('say where the pictures of MNIST go for a sample that is not kept: beside its file', async () => {
    const next = await commands().openSample('mnist');
    await next?.help?.run();
    assert.ok(existsSync(join(storage(), 'samples-1.2.3/mnist')));
  });

  it('say why something did not work', async () => {
    writeFileSync(storage(), 'a file where the folder should be');
    assert.match((await commands().openSample('gate-and'))?.message ?? '', /The command failed: /);
  });
});
