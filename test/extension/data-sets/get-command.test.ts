import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import type { Services } from '../../../src/extension/commands/command';
import { getDataSet } from '../../../src/extension/data-sets/get-command';
import { keepSetsIn, knownSetFolders } from '../../../src/extension/data-sets/places';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { noWholeSet, shippedSets, wholeSets } from '../../data-sets';
import { FileServer, serving } from '../../files/file-server';
import { loadWell } from '../../ml/data/helper';
import { host, Uri } from '../fake-vscode';
import { temporary } from '../runs/kept';

const server = new FileServer();
const looks: string[] = [];
const log: string[] = [];
const services = {
  checks: { lookAtFiles: () => void looks.push('looked') },
  log: { appendLine: (line: string) => void log.push(line) },
} as unknown as Services;
const get = async (item?: string): Promise<string | undefined> => (await getDataSet(services, { item, runs: [] }))?.message;

let storage: string;

beforeEach(() => {
  for (const list of [looks, log, host.messages, host.executed, host.progress, host.answers]) list.length = 0;
  host.press.clear();
  host.settings.clear();
  storage = temporary();
  process.env['KERAS_HOME'] = temporary();
  keepSetsIn({ globalStorageUri: Uri.file(storage), extensionUri: Uri.file(process.cwd()) } as unknown as vscode.ExtensionContext);
});

describe('the command that gets a data set', () => {
  it('fetches the whole set, shows how far it is, and then specs find it', { skip: noWholeSet('fashion_mnist') }, async () => {
    const packed = (url = ''): Uint8Array => readFileSync(join(wholeSets.folder, 'fashion-mnist', url.replace(/^.*\//, '')));
    host.settings.set(
      'neuralNetwork.dataSets.address',
      await server.begin((request, response) => serving(packed(request.url))(request, response)),
    );
    assert.equal(await get('fashion_mnist'), 'Fashion-MNIST is here: 60,000 training and 10,000 test pictures.');
    const [shown] = host.progress;
    assert.equal(shown?.title, 'Fetching Fashion-MNIST (31 MB)');
    assert.equal(shown.percent, 100);
    assert.ok(shown.messages.length <= 100);
    assert.deepEqual(looks, ['looked'], 'specs that miss it are checked again');
    const { set } = await loadWell({ dataset: 'fashion_mnist' }, nodeFiles({ sets: knownSetFolders() }));
    assert.deepEqual(set, { name: 'fashion_mnist', size: 'whole' });
    assert.equal(await get('fashion_mnist'), `Fashion-MNIST is here already: ${join(storage, 'datasets')}`);
  });

  it('asks which one, and says what is here and how large the others are', async () => {
    host.settings.set('neuralNetwork.dataSets.folder', wholeSets.folder);
    let offered: readonly { readonly label: string; readonly description: string; readonly detail: string }[] = [];
    host.answers.push((items: never) => {
      offered = items;
      return undefined;
    });
    assert.equal(await get(), undefined);
    const here = noWholeSet('mnist') ? '11 MB to fetch' : `here: ${wholeSets.folder}`;
    assert.deepEqual(
      offered.map(({ label, description }) => [label, description]),
      [
        ['MNIST', here],
        ['Fashion-MNIST', noWholeSet('fashion_mnist') ? '31 MB to fetch' : `here: ${wholeSets.folder}`],
      ],
    );
    assert.match(offered[0]?.detail ?? '', /^60,000 training and 10,000 test pictures\. CC BY-SA 3\.0/);
    assert.deepEqual(host.progress, []);
  });

  it('says what went wrong, and tries again on a click', async () => {
    host.settings.set('neuralNetwork.dataSets.address', await server.begin(serving(Buffer.from('something else'))));
    host.press.add('Try Again');
    assert.equal(await get('mnist'), undefined);
    assert.match(host.messages[0] ?? '', /^What came from .*\/mnist\.npz is not the file of MNIST/);
    assert.match(log.join('\n'), /is not the file of MNIST/);
    await new Promise((done) => setTimeout(done));
    assert.deepEqual(host.executed, [['neuralNetwork.getDataSet', 'mnist']]);
    assert.ok(!existsSync(join(storage, 'datasets', 'mnist.npz')));
  });

  it('can be cancelled, and then says nothing', async () => {
    const address = await server.begin((_, response) => {
      response.writeHead(200, { 'content-length': 11_490_434, etag: '"one"' });
      response.write(Buffer.alloc(500_000));
    });
    host.settings.set('neuralNetwork.dataSets.address', address);
    const done = get('mnist');
    while (!host.progress[0]?.messages.length) await new Promise((next) => setImmediate(next));
    host.progress[0].cancel();
    assert.equal(await done, undefined);
    assert.deepEqual(host.messages, []);
    assert.ok(existsSync(join(storage, 'datasets', 'mnist.npz.part')), 'what came is kept');
  });

  it('fetches a set once at a time', async () => {
    const address = await server.begin((_, response) => {
      response.writeHead(200, { 'content-length': 11_490_434 });
      response.write(Buffer.alloc(10));
    });
    host.settings.set('neuralNetwork.dataSets.address', address);
    const first = get('mnist');
    while (host.progress.length === 0) await new Promise((done) => setImmediate(done));
    assert.equal(await get('mnist'), 'MNIST is being fetched already.');
    host.progress[0]?.cancel();
    assert.equal(await first, undefined);
  });
});

describe('where sets are looked for', () => {
  it('the sample is shipped, and the settings are those of the machine', () => {
    assert.deepEqual(knownSetFolders().at(-1), shippedSets);
    const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
    for (const key of ['folder', 'address'])
      assert.equal(properties[`neuralNetwork.dataSets.${key}`].scope, 'machine', 'no workspace decides it');
  });
});
